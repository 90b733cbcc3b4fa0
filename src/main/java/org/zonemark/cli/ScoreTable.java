package org.zonemark.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.assessment.ZoneFigures;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.FindingWords;
import org.zonemark.scoring.GateResult;
import org.zonemark.scoring.Place;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;

/**
 * Evaluations as a table for people, a table for each year, best first; for a single one also every finding.
 *
 * <p>Columns line up where Chinese characters are two columns wide, as terminals show them.
 */
final class ScoreTable {

    private final Locale locale;

    ScoreTable(Locale locale) {
        this.locale = locale;
    }

    void print(List<ScoredAssessment> scored, PrintWriter out) {
        if (scored.isEmpty()) {
            return;
        }
        scored.stream()
                .collect(Collectors.groupingBy(one -> one.assessment().year(), TreeMap::new, Collectors.toList()))
                .forEach((year, ofYear) -> printYear(ofYear, out));
        ScoredAssessment first = scored.get(0);
        out.println(text(
                "table.versions",
                first.rulebook().version(),
                first.rulebook().sha256(),
                first.evaluation().weights().id(),
                first.evaluation().weights().sha256()));
        if (scored.size() == 1) {
            printFindings(first, out);
        }
    }

    private void printYear(List<ScoredAssessment> ofYear, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings());
        rows.addAll(ranked(ofYear));
        printColumns(rows, out);
        out.println();
    }

    private List<String> headings() {
        return List.of(
                text("table.rank"),
                text("table.code"),
                text("table.zone"),
                text("table.year"),
                text("table.total"),
                text("table.base"),
                text("table.standing"),
                text("table.grade"),
                text("table.remarks"));
    }

    private List<List<String>> ranked(List<ScoredAssessment> scored) {
        List<ZoneFigures> figures = scored.stream()
                .map(one -> ZoneFigures.of(one.assessment().zone(), one.evaluation()))
                .toList();
        double equalWithin = scored.get(0).rulebook().sizes().equalWithin();
        List<Place> places = ZoneFigures.order(equalWithin).places(figures, ZoneFigures::isEligible);
        return IntStream.range(0, scored.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> !places.get(i).eligible())
                        .thenComparing(i -> places.get(i).wouldRank())
                        .thenComparing(i -> figures.get(i).zone().code()))
                .map(i -> row(scored.get(i), places.get(i)))
                .toList();
    }

    private List<String> row(ScoredAssessment one, Place place) {
        Evaluation evaluation = one.evaluation();
        String grade =
                evaluation.grade() == null ? "-" : evaluation.grade().name().in(locale);
        return List.of(
                place.eligible() ? Integer.toString(place.wouldRank()) : "(" + place.wouldRank() + ")",
                one.assessment().zone().code(),
                one.assessment().zone().name(),
                Integer.toString(one.assessment().year()),
                Numbers.rounded(evaluation.total()),
                Numbers.rounded(evaluation.base()),
                evaluation.standing().words().in(locale),
                grade,
                remarks(evaluation));
    }

    /** Gates that do not hold, and ceilings. */
    private String remarks(Evaluation evaluation) {
        List<String> remarks = new ArrayList<>();
        evaluation.findings().all().stream()
                .filter(finding -> finding.gate() != null && finding.gate() != GateResult.PASSED)
                .forEach(finding -> remarks.add(finding.clause() + " "
                        + text(finding.gate() == GateResult.FAILED ? "table.gate_failed" : "table.gate_unknown")));
        for (CeilingRule ceiling : evaluation.ceilings()) {
            remarks.add("≤" + Numbers.plain(ceiling.limit()) + " "
                    + ceiling.reason().in(locale));
        }
        return String.join("; ", remarks);
    }

    private void printFindings(ScoredAssessment one, PrintWriter out) {
        Evaluation evaluation = one.evaluation();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(text("table.dimension"), text("table.score"), text("table.weight"), text("table.points")));
        evaluation
                .dimensions()
                .forEach(result -> rows.add(List.of(
                        result.dimension().name().in(locale),
                        result.hasScore() ? Numbers.rounded(result.score()) : "-",
                        Numbers.plain(result.weight()),
                        Numbers.rounded(result.points()))));
        out.println();
        printColumns(rows, out);
        out.println();
        FindingWords words = new FindingWords(one.assessment(), evaluation.findings(), locale);
        List<List<String>> findings = new ArrayList<>();
        findings.add(List.of(text("table.clause"), text("table.score"), text("table.points"), text("table.finding")));
        evaluation
                .criteria()
                .forEach(result -> findings.add(List.of(
                        result.finding().clause(),
                        result.finding().hasScore()
                                ? Numbers.rounded(result.finding().score())
                                : "-",
                        Numbers.rounded(result.points()),
                        words.of(result.finding()))));
        printColumns(findings, out);
    }

    private static void printColumns(List<List<String>> rows, PrintWriter out) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns - 1; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
            }
            out.println(line.append(row.get(columns - 1)).toString().stripTrailing());
        }
    }

    private static int width(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int codePoint) {
        return Character.isIdeographic(codePoint)
                || (codePoint >= 0x3000 && codePoint <= 0x303F)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60);
    }

    private String text(String key, Object... arguments) {
        return Phrases.text(locale, key, arguments);
    }
}
