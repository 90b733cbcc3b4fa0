package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.ReferenceEdit.Change;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.words.Words;

/** What a rulebook gives out when it is asked. */
class RulebookLookupTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final String BAN = "A2-2.1.5";

    @Test
    void saysItsVersionAndTitle() {
        assertThat(RULEBOOK.version()).isEqualTo("2026.1");
        assertThat(RULEBOOK.title().en()).startsWith("Assessment rules for the national demonstration zones");
    }

    @Test
    void findsACriterionByItsClause() {
        assertThat(RULEBOOK.criterion(BAN)).map(Criterion::id).contains(BAN);
        assertThat(RULEBOOK.criterion("A2-9.9.9")).isEmpty();
    }

    @Test
    void givesTheRowsOfThePlan() {
        assertThat(RULEBOOK.catalogue().row("P3-04#2")).isPresent();
    }

    @Test
    void givesTheFlagsForReviewersWithTheirExamples() {
        assertThat(RULEBOOK.consistency().flags())
                .extracting(ConsistencyFlag::id)
                .startsWith("jump", "maturity_leap");
        assertThat(RULEBOOK.consistency().examples()).extracting("flag").contains("jump", "maturity_leap");
    }

    @Test
    void rulesOfAClauseServeThatClauseOnly() {
        assertThat(RULEBOOK.rulesOf(BAN)).extracting(RuleText::name).containsExactly("A2-2.1.5 取缔“十小”企业");
        assertThat(RULEBOOK.rulesOf("A2-9.9.9")).isEmpty();
    }

    @Test
    void casesOfAClauseAreTheCasesThatNameIt() {
        List<ClauseCase> cases = RULEBOOK.casesOf(BAN);

        assertThat(cases).isNotEmpty().allMatch(one -> one.clause().equals(BAN));
        assertThat(RULEBOOK.cases())
                .containsAll(cases)
                .hasSize(RULEBOOK.criteria().stream()
                        .mapToInt(criterion -> RULEBOOK.casesOf(criterion.id()).size())
                        .sum());
    }

    @Test
    void keepsEverythingButItsRulesWhenTheseAreCompiledAnew() {
        CompiledRules others = RuleCompiler.compile(
                List.of(SafeRules.checked(new DrlFile("limits.drl", RULEBOOK.text("limits.drl")))));

        Rulebook again = RULEBOOK.with(others);

        assertThat(again.compiledRules()).isSameAs(others);
        assertThat(again.sha256()).isEqualTo(RULEBOOK.sha256());
        assertThat(again.criteria()).isEqualTo(RULEBOOK.criteria());
        assertThat(again.firstYear()).isEqualTo(2016);
        assertThat(again.weightLimits().check(again.defaultWeights())).isEmpty();
    }

    @Test
    void theFirstYearIsThatInWhichEveryCriterionHasNumbers() {
        assertThat(RULEBOOK.firstYear()).isEqualTo(2016);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULEBOOK.yardsticks(2015))
                .withMessage("no reference values are in force for 2015");
    }

    @Test
    void aYearHasAYardstickForEachCriterionInTheOrderOfTheAnnexAndByClause() {
        Yardstick.Year year = RULEBOOK.yardsticks(2016);

        assertThat(year.year()).isEqualTo(2016);
        assertThat(year.inOrder()).extracting(Yardstick::criterion).isEqualTo(RULEBOOK.criteria());
        assertThat(year.byClause()).hasSameSizeAs(year.inOrder());
        assertThat(year.inOrder())
                .allMatch(yardstick -> year.byClause().get(yardstick.criterion().id()) == yardstick);
    }

    @Test
    void aYearIsMeasuredByTheNumbersThatAreInForceOnItsLastDay() {
        Words words = new Words("新标准", "A new standard");
        Change change = new Change(BAN, LocalDate.of(2030, 12, 31), null, 2.0, words, words);
        Rulebook edited = RulebookLoader.fromArchive(ReferenceEdit.apply(RULEBOOK, "2030.1", List.of(change)));

        assertThat(threshold(edited, 2029)).isZero();
        assertThat(threshold(edited, 2030)).isEqualTo(2);
        assertThat(threshold(edited, 2031)).isEqualTo(2);
        assertThat(threshold(RULEBOOK, 2030)).isZero();
    }

    private static double threshold(Rulebook rulebook, int year) {
        return rulebook.yardsticks(year)
                .byClause()
                .get(BAN)
                .numbers()
                .threshold()
                .orElseThrow();
    }
}
