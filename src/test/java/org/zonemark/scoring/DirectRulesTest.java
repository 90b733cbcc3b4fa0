package org.zonemark.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.rulebook.PlainSessions;
import org.zonemark.rulebook.RuleText;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.RulebookCopy;

/** Rules that run without a session mean what they mean in one. */
class DirectRulesTest {

    private static final long SEED = 20260716;
    private static final int LOTS = 100;
    private static final int LOT = 1_000;

    private static final String FILE = "annex/2.1-environmental-protection.drl";
    private static final String BAN = "rule \"A2-2.1.5";

    private static final Rulebook OWN = Rulebooks.own();
    private static final Rulebook IN_SESSIONS = PlainSessions.of(OWN);

    @Test
    void aHundredThousandRandomAssessmentsComeOutBitForBitAsInASession() {
        IntStream.range(0, LOTS).parallel().forEach(lot -> assertSame(OWN, SEED + lot));
    }

    @Test
    void everyRuleOverOneFactRunsDirectlyAndTheOthersDoNot() {
        assertThat(IN_SESSIONS.compiledRules().direct()).isEmpty();
        assertThat(OWN.compiledRules().direct())
                .containsExactlyInAnyOrderElementsOf(OWN.rules().stream()
                        .filter(rule -> !rule.file().startsWith("consistency/"))
                        .map(RuleText::name)
                        .filter(name -> !name.equals("权重限度 生态优先"))
                        .toList());
    }

    @Test
    void aRuleThatLooksAtTwoFactsRunsInASessionBesideTheDirectOnes(@TempDir Path folder) {
        RulebookCopy copy = RulebookCopy.in(folder);
        copy.replaceAfter(FILE, BAN, "    $answers : Answers()\n", "    $answers : Answers()\n    Answers()\n");
        Rulebook two = copy.load();

        assertThat(two.compiledRules().direct())
                .doesNotContain("A2-2.1.5 取缔“十小”企业")
                .hasSize(OWN.compiledRules().direct().size() - 1);
        assertSame(two, SEED);
        assertThat(two.compiledRules().base().getKieSessions()).isEmpty();
    }

    @Test
    void aRuleThatBindsAValueRunsInASession(@TempDir Path folder) {
        RulebookCopy copy = RulebookCopy.in(folder);
        copy.replaceAfter(FILE, BAN, "$answers : Answers()", "$answers : Answers( $zone : zone )");
        Rulebook binding = copy.load();

        assertThat(binding.compiledRules().direct()).doesNotContain("A2-2.1.5 取缔“十小”企业");
        assertSame(binding, SEED);
    }

    @Test
    void everyConditionOfARuleMustHold(@TempDir Path folder) {
        RulebookCopy copy = RulebookCopy.in(folder);
        copy.replaceAfter(
                FILE,
                BAN,
                "$answers : Answers()",
                "$answers : Answers( concern(\"A2-2.1.5\"), concern(\"A2-2.1.8\") || !concern(\"A2-2.1.8\") )");
        Rulebook two = copy.load();

        assertThat(two.compiledRules().direct()).contains("A2-2.1.5 取缔“十小”企业");
        assertSame(two, SEED);
    }

    private static void assertSame(Rulebook rulebook, long seed) {
        Evaluator evaluator = new Evaluator(rulebook);
        Evaluator inSessions = new Evaluator(IN_SESSIONS);
        RandomAssessments random = new RandomAssessments(seed);
        for (int i = 0; i < LOT; i++) {
            SelfAssessment assessment = random.next();
            List<Object> due = said(inSessions.evaluate(assessment));
            List<Object> found = said(evaluator.evaluate(assessment));
            if (!found.equals(due)) {
                assertThat(found).as(assessment.toString()).isEqualTo(due);
            }
        }
    }

    /** Yardsticks of two rulebooks are not the same objects; what is said by them must be. */
    private static List<Object> said(Findings findings) {
        List<Object> all = new ArrayList<>(List.of(findings.planFit()));
        for (Finding one : findings.all()) {
            all.add(one.clause());
            all.add(one.status());
            all.add(one.value());
            all.add(one.score());
            all.add(String.valueOf(one.gate()));
            all.add(one.rule());
        }
        return all;
    }
}
