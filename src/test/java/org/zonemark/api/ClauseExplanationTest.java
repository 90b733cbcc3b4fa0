package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.ReferenceValues;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.words.Words;

class ClauseExplanationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void aClauseWithoutNumbersNamesTheSourceOfItsRubric() {
        for (String clause : List.of("A2-1.2.1", "A2-1.1.3", "A2-2.2.2")) {
            Words words = explained(clause, TODAY);
            assertThat(words.en())
                    .as(clause)
                    .contains(" Source: ", "The Annex itself sets no rubric.")
                    .doesNotContain("numbers", "in level", "in items");
            assertThat(words.zh()).as(clause).contains("来源：", "附件2本身未规定评分办法。").doesNotContain("数值", "单位");
        }
    }

    @Test
    void aClauseWithNumbersSaysSinceWhenTheyAreInForce() {
        assertThat(explained("A2-1.2.2", TODAY).en()).contains("in %.", "2.5 % earns 100", "in force from 2016-01-01.");
        assertThat(explained("A2-2.1.2", TODAY).en()).contains("must be 100 % or more;", "in force from 2016-01-01.");
        assertThat(explained("A2-2.1.2", TODAY).zh()).contains("门槛：", "须不小于100%，");
    }

    @Test
    void noUnitIsSaidWhereItOnlySaysYesOrNo() {
        assertThat(explained("A2-2.1.9", TODAY).en())
                .contains("must be exactly 1;")
                .doesNotContain("1 0/1", "in 0/1");
        assertThat(explained("A2-2.1.9", TODAY).zh()).contains("须等于1，").doesNotContain("单位");
    }

    @Test
    void theGateOfTransfersNamesWhatItCounts() {
        assertThat(explained("A2-5.2.4", TODAY).en())
                .contains("Gate: the number of heavy polluters among the transfers must be exactly 0;");
        assertThat(explained("A2-5.2.4", TODAY).zh()).contains("门槛：重污染转移项目数须等于0，");
    }

    @Test
    void numbersThatComeIntoForceLaterAreNotExplainedYet() {
        Criterion changing = changing(Rulebooks.own().criterion("A2-2.1.2").orElseThrow(), LocalDate.of(2027, 1, 1));

        assertThat(explained(changing, LocalDate.of(2026, 12, 31))).contains("100 % or more", "from 2016-01-01");
        assertThat(explained(changing, LocalDate.of(2027, 1, 1))).contains("95 % or more", "from 2027-01-01");
    }

    private static Criterion changing(Criterion criterion, LocalDate day) {
        List<ReferenceValues> reference = new ArrayList<>(criterion.reference());
        reference.add(new ReferenceValues(day, null, OptionalDouble.of(95), Words.same("a new source"), null));
        return new Criterion(
                criterion.clause(),
                criterion.position(),
                criterion.dimension(),
                criterion.kind(),
                criterion.source(),
                criterion.indicator(),
                criterion.gate(),
                criterion.applies(),
                criterion.rollsUp(),
                criterion.steps(),
                reference);
    }

    private static Words explained(String clause, LocalDate today) {
        Criterion criterion = Rulebooks.own().criterion(clause).orElseThrow();
        return new ClauseExplanation(Rulebooks.own(), criterion, today).words();
    }

    private static String explained(Criterion criterion, LocalDate today) {
        return new ClauseExplanation(Rulebooks.own(), criterion, today).words().en();
    }
}
