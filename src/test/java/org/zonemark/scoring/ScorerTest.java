package org.zonemark.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.RulebookCopy;
import org.zonemark.rulebook.RulebookException;
import org.zonemark.rulebook.WeightSet;

/** Rules that compile and yet do not make exactly one finding for each clause are refused before the first zone. */
class ScorerTest {

    private static final String RULES = "annex/2.1-environmental-protection.drl";
    private static final String BAN = "rule \"A2-2.1.5 取缔“十小”企业\"";
    private static final String STOP = "rule \"A2-2.1.8 超标企业停产整顿\"";

    @TempDir
    private Path folder;

    private RulebookCopy copy;

    @BeforeEach
    void copyTheRulebook() {
        copy = RulebookCopy.in(folder);
    }

    @Test
    void refusesRulesThatMakeTwoFindingsForAClause() {
        String twice = """

                rule "A2-2.1.5 再次认定"
                    @Clause("A2-2.1.5")
                when
                    $answers : Answers()
                then
                    findings.add($answers.to("A2-2.1.5").asGate());
                end
                """;
        copy.write(RULES, copy.text(RULES) + twice);

        isRefused("A2-2.1.5 has two findings", "A2-2.1.5 取缔“十小”企业", "A2-2.1.5 再次认定");
    }

    @Test
    void refusesRulesThatMakeNoFindingForAClause() {
        copy.replaceAfter(RULES, BAN, "Answers()", "Answers( !concern(\"A2-2.1.5\") )");

        isRefused("no rule made a finding for A2-2.1.5");
    }

    @Test
    void refusesRulesThatMakeNoFindingInOneBasinOnly() {
        copy.replace(RULES, "import org.zonemark", "import org.zonemark.rulebook.Basin;\nimport org.zonemark");
        copy.replaceAfter(RULES, BAN, "Answers()", "Answers( zone.basin != Basin.UPPER )");

        isRefused("no rule made a finding for A2-2.1.5");
    }

    @Test
    void refusesRulesThatMakeTwoFindingsForAClaimOnly() {
        copy.replaceAfter(RULES, "rule \"A2-2.1.1 限制沿江新建化工项目\"", "Answers( concern(\"A2-2.1.1\") )", "Answers()");

        isRefused("A2-2.1.1 has two findings");
    }

    @Test
    void refusesARuleWhoseFindingBelongsToAnotherClause() {
        // Swapped, so that each clause has one finding all the same.
        copy.replaceAfter(RULES, BAN, "to(\"A2-2.1.5\")", "to(\"A2-2.1.8\")");
        copy.replaceAfter(RULES, STOP, "to(\"A2-2.1.8\")", "to(\"A2-2.1.5\")");

        isRefused("rule `A2-2.1.8 超标企业停产整顿` makes the finding of A2-2.1.5", "@Clause");
    }

    @Test
    void refusesARuleThatAsksForAClauseThatDoesNotExist() {
        copy.replaceAfter(RULES, BAN, "to(\"A2-2.1.5\")", "to(\"A2-2.1.55\")");

        isRefused("A2-2.1.55");
    }

    @Test
    void leavesNoSessionAliveAfterARefusal() {
        copy.replaceAfter(RULES, BAN, "Answers()", "Answers( !concern(\"A2-2.1.5\") )");
        Rulebook rulebook = copy.load();
        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> Scorer.of(rulebook, rulebook.defaultWeights()));
        assertThat(rulebook.compiledRules().base().getKieSessions()).isEmpty();
    }

    private void isRefused(String... causes) {
        Rulebook rulebook = copy.load();
        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> Scorer.of(rulebook, rulebook.defaultWeights()))
                .satisfies(refusal -> assertThat(refusal.faults())
                        .singleElement()
                        .satisfies(fault -> assertThat(fault.cause()).contains(causes)));
    }

    @Test
    void aScorerScoresByItsRulesAndItsWeights() {
        Scorer own = Rulebooks.scorer();
        SelfAssessment assessment = new RandomAssessments(5).next();
        WeightSet others = new RandomAssessments(6).weights();

        Scorer again = Scorer.of(own.rulebook(), own.weights());
        assertThat(again.weights()).isEqualTo(own.rulebook().defaultWeights());
        assertThat(again.score(assessment).total())
                .isEqualTo(own.score(assessment).total());
        assertThat(own.with(others).weights()).isEqualTo(others);
        assertThat(own.with(others).score(assessment).total())
                .isEqualTo(new Aggregation(own.rulebook(), others)
                        .total(own.evaluate(assessment))
                        .total())
                .isEqualTo(own.with(others)
                        .aggregation()
                        .total(own.evaluate(assessment), Circumstances.NONE)
                        .total());
        assertThat(own.score(assessment, new Circumstances(List.of(), List.of(), true, null))
                        .standing())
                .isEqualTo(Standing.VETOED);
    }

    @Test
    void aFindingHasItsValueAndScoreOnlyWhereThereAreSome() {
        Findings findings = Rulebooks.scorer().evaluate(RandomAssessments.best());
        Finding scored = findings.of("A2-2.1.7");
        assertThat(scored.scoreIfAny()).hasValue(scored.score());
        assertThat(scored.valueIfAny()).hasValue(scored.value());
        Finding gate = findings.of("A2-2.1.5");
        assertThat(gate.scoreIfAny()).isEmpty();
        assertThat(gate.valueIfAny()).hasValue(0);
    }
}
