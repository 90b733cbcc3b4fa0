package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.rulebook.AnnexCoverage.Gap;
import org.zonemark.words.Words;

/** The quotes of the clauses stand in the Annex one after another, and leave nothing out. */
class AnnexCoverageTest {

    private static final String PREAMBLE = "附件2。一、生态优先（一）环境保护。";

    @ParameterizedTest
    @ValueSource(strings = {"甲，乙。", "甲、乙", "甲乙", "甲，\n  乙。", "甲。（二）环境保护。乙", "甲。二、绿色发展（一）环境保护。乙。"})
    void quotesMayBePartedByASignOrByHeadings(String sentences) {
        String annex = PREAMBLE + sentences;

        assertThat(gaps(annex, "甲", "乙")).isEmpty();
    }

    @Test
    void whatNoClauseQuotesIsAGapBeforeTheNextClause() {
        assertThat(gaps(PREAMBLE + "甲，丙，乙。", "甲", "乙"))
                .containsExactly(new Gap("A2-2", "no clause quotes `，丙，` before A2-2"));
        assertThat(gaps(PREAMBLE + "丙，甲，乙。", "甲", "乙"))
                .containsExactly(new Gap("A2-1", "no clause quotes `" + PREAMBLE + "丙，` before A2-1"));
    }

    @Test
    void whatNoClauseQuotesAtTheEndIsAGapOfTheLastClause() {
        assertThat(gaps(PREAMBLE + "甲，乙，丙。", "甲", "乙"))
                .containsExactly(new Gap("A2-2", "no clause quotes `，丙。` at the end"));
    }

    @Test
    void aQuoteStandsInTheAnnexBehindTheOneBefore() {
        assertThat(gaps(PREAMBLE + "甲，乙。", "甲", "丁", "乙"))
                .containsExactly(new Gap(
                        "A2-2", "the quote of A2-2 does not stand in the Annex after that of the clause before"));
        assertThat(gaps(PREAMBLE + "乙，甲。", "甲", "乙")).extracting(Gap::clause).containsExactly("A2-1", "A2-2");
    }

    @Test
    void anAnnexThatBeginsWithAQuoteHasNoHeadingAboveIt() {
        assertThat(gaps("甲，乙。", "甲", "乙")).containsExactly(new Gap("A2-1", "no clause quotes `` before A2-1"));
    }

    private static List<Gap> gaps(String annex, String... quotes) {
        Section section = new Section("2.1", new Words("环境保护", "Environment"));
        List<String> all = Arrays.asList(quotes);
        return new AnnexCoverage(annex)
                .gaps(all.stream()
                        .map(quote -> new Clause(
                                "A2-" + (all.indexOf(quote) + 1), section, new Words(quote, "-"), quote, "-"))
                        .toList());
    }
}
