package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Proves that the quotes of the clauses stand in the Annex, in order, and leave out none of its sentences. */
final class AnnexCoverage {

    /** What is not as it should be at one clause. */
    record Gap(String clause, String cause) {}

    private static final String CHAPTER = "([一二三四五六七八九十]、[^。，（]{2,12})?";

    private final String annex;

    AnnexCoverage(String annexText) {
        this.annex = CatalogueReader.withoutSpace(annexText);
    }

    /** What is not as it should be; empty if the quotes cover the Annex. */
    List<Gap> gaps(List<Clause> clauses) {
        List<Gap> gaps = new ArrayList<>();
        int from = 0;
        for (Clause clause : clauses) {
            String quote = CatalogueReader.withoutSpace(clause.quote());
            int at = annex.indexOf(quote, from);
            if (at < 0) {
                gaps.add(new Gap(
                        clause.id(),
                        "the quote of " + clause.id()
                                + " does not stand in the Annex after that of the clause before"));
                continue;
            }
            String between = annex.substring(from, at);
            boolean preamble = from == 0;
            if (!mayStandBetween(clause, preamble).matcher(between).matches()) {
                gaps.add(new Gap(clause.id(), "no clause quotes `" + between + "` before " + clause.id()));
            }
            from = at + quote.length();
        }
        if (!annex.substring(from).matches("。?")) {
            gaps.add(new Gap(
                    clauses.get(clauses.size() - 1).id(),
                    "no clause quotes `" + annex.substring(from) + "` at the end"));
        }
        return gaps;
    }

    /** A comma or full stop, or the headings of the section; the preamble before the first. */
    private static Pattern mayStandBetween(Clause clause, boolean preamble) {
        String heading =
                CHAPTER + "（[一二三四五六]）" + Pattern.quote(clause.section().title().zh()) + "。";
        return Pattern.compile(preamble ? ".*" + heading : "[，。、；]?|。" + heading);
    }
}
