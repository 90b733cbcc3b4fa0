package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.WeightLimits.ProposedCriterion;
import org.zonemark.rulebook.WeightLimits.ProposedSet;
import org.zonemark.rulebook.WeightLimits.Violations;

/** Rules fire, but not without end, however many facts they put together. */
class RuleSessionTest {

    /** A hundredth of what is allowed, so that tests are quick. */
    private static final int PAIRS = JoinLimit.MOST / 100;

    /** Looks for every pair of criteria, and each with itself. */
    private static final String EVERY_PAIR = RulesOnWeights.HEAD + """
            rule "pairs"
            when
                $one : ProposedCriterion()
                ProposedCriterion()
            then
                violations.add("criterion_most", $one.clause(), 0, 0);
            end
            """;

    private static final String EVERY_QUADRUPLE =
            EVERY_PAIR.replace("    ProposedCriterion()\n", "    ProposedCriterion()\n".repeat(3));

    /** A rule that finds itself again and again, which no checked file can hold. */
    private static final String ENDLESS = RulesOnWeights.HEAD + """
            rule "endless"
            when
                $one : ProposedCriterion()
            then
                insert(new ProposedCriterion("x", true, 1));
            end
            """;

    @Test
    void rulesThatPutFewFactsTogetherFireForAllOfThem() {
        List<String> fired = new ArrayList<>();
        fire(RulesOnWeights.file(RulesOnWeights.EACH), 10, fired);
        assertThat(fired).hasSize(7).containsOnly("each");
    }

    /** As many zones as a province has may give the same reason, word for word: that is for reviewers, and no attack. */
    @Test
    void allPairsOfManyFactsAreStillFound() {
        List<String> fired = new ArrayList<>();
        fire(SafeRules.checked(new DrlFile("limits.drl", EVERY_PAIR)), 100, fired);
        assertThat(fired).hasSize(100 * 100).containsOnly("pairs");
    }

    @Test
    void joinsThatWouldFillMemoryAreStoppedBeforeTheyAreMade() {
        DrlFile quadruples = SafeRules.checked(new DrlFile("limits.drl", EVERY_QUADRUPLE));

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> fire(quadruples, 150, new ArrayList<>()))
                .havingRootCause()
                .isInstanceOf(RulesWithoutEndException.class)
                .withMessageContaining("more than " + PAIRS + " pairs of facts");
    }

    @Test
    void rulesThatNeverEndAreStopped() {
        assertThatExceptionOfType(RulesWithoutEndException.class)
                .isThrownBy(() -> fire(new DrlFile("limits.drl", ENDLESS), 1, new ArrayList<>()))
                .withMessageContaining("rule `endless` was stopped: more than 10002 matches with 1 facts");
    }

    @Test
    void anInterruptedThreadStopsItsRules() {
        CompiledRules pairs = RuleCompiler.compile(List.of(SafeRules.checked(new DrlFile("limits.drl", EVERY_PAIR))));
        List<String> told = new ArrayList<>();
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(RulesWithoutEndException.class)
                    .isThrownBy(() -> fire(pairs, 2, told))
                    .withMessage("rule `pairs` was stopped: time is up");
            assertThat(told).containsExactly("pairs");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Three facts make nine pairs for either rule, and ten matches are all that two rules may have with two pairs. */
    @Test
    void timeMayBeUpAtTheLastMatchThatIsAllowed() {
        String twice =
                EVERY_PAIR + EVERY_PAIR.substring(RulesOnWeights.HEAD.length()).replace("pairs", "again");
        CompiledRules rules = RuleCompiler.compile(List.of(new DrlFile("limits.drl", twice)));
        try (RuleSession session =
                new RuleSession(rules, 2, name -> Thread.currentThread().interrupt())) {
            session.global("violations", new Violations());
            for (int i = 0; i < 3; i++) {
                session.insert(new ProposedCriterion("A2-" + i, true, i));
            }
            assertThatExceptionOfType(RulesWithoutEndException.class)
                    .isThrownBy(session::fire)
                    .withMessageEndingWith("was stopped: time is up");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anInterruptedThreadStopsDirectRulesToo() {
        CompiledRules each = RuleCompiler.compile(List.of(RulesOnWeights.file(RulesOnWeights.EACH)));
        assertThat(each.direct()).containsExactly("each");
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(RulesWithoutEndException.class)
                    .isThrownBy(() -> fire(each, 2, new ArrayList<>()))
                    .withMessageContaining("time is up");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aRuleThatFailsWhenItLooksAtAFactIsTheLastThatIsTold() {
        CompiledRules rules = RuleCompiler.compile(
                List.of(RulesOnWeights.file("global org.zonemark.rulebook.WeightLimitSizes limits;\n"
                        + RulesOnWeights.EACH.replace("each", "all").replace(" weight > 2 ", "")
                        + RulesOnWeights.EACH
                        + RulesOnWeights.EACH.replace("each", "failing").replace("2 )", "limits.criterionMost() )")
                        + RulesOnWeights.EACH.replace("each", "behind"))));
        List<String> told = new ArrayList<>();

        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> fire(rules, 4, told));
        assertThat(rules.direct()).containsExactly("all", "each", "failing", "behind");
        assertThat(told).containsExactly("all", "failing");
    }

    @Test
    void onlyFactsAtWhichARuleInASessionLooksGoIntoOne() {
        CompiledRules rules = RuleCompiler.compile(List.of(SafeRules.checked(new DrlFile("limits.drl", EVERY_PAIR))));

        assertThat(rules.inSession()).isEqualTo(1);
        assertThat(rules.needsSession(ProposedCriterion.class)).isTrue();
        assertThat(rules.needsSession(ProposedSet.class)).isFalse();
    }

    @Test
    void aGlobalThatNoRuleDeclaresIsLeftOut() {
        CompiledRules rules = RuleCompiler.compile(List.of(RulesOnWeights.file("")));
        try (RuleSession session = rules.open(name -> {})) {
            session.global("nobody", "anything").fire();
        }
        assertThat(rules.base().getKieSessions()).isEmpty();
    }

    private static void fire(DrlFile file, int facts, List<String> fired) {
        fire(RuleCompiler.compile(List.of(file)), facts, fired);
    }

    private static void fire(CompiledRules rules, int facts, List<String> fired) {
        try (RuleSession session = new RuleSession(rules, PAIRS, fired::add)) {
            session.global("violations", new Violations());
            for (int i = 0; i < facts; i++) {
                session.insert(new ProposedCriterion("A2-" + i, true, i));
            }
            session.fire();
        } finally {
            assertThat(rules.base().getKieSessions()).isEmpty();
        }
    }
}
