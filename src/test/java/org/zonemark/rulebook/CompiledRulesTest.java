package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.zonemark.rulebook.WeightLimits.ProposedCriterion;
import org.zonemark.rulebook.WeightLimits.Violations;

class CompiledRulesTest {

    private static final String PAIRS = """
            rule "pairs"
            when
                $one : ProposedCriterion()
                ProposedCriterion( weight > 8 )
            then
                violations.add("criterion_most", $one.clause(), 0, 0);
            end
            """;

    @Test
    void rulesOverOneFactNeedNoSessionAndOthersDo() {
        CompiledRules rules = compiled(RulesOnWeights.EACH + PAIRS);

        assertThat(rules.direct()).containsExactly("each");
        assertThat(rules.inSession()).isEqualTo(1);
        assertThat(rules.directOn(ProposedCriterion.class)).isNotNull();
        assertThat(rules.directOn(String.class)).isNull();
        assertThat(rules.needsSession(ProposedCriterion.class)).isTrue();
        assertThat(compiled(RulesOnWeights.EACH).needsSession(ProposedCriterion.class))
                .isFalse();
    }

    @Test
    void allRulesOfAPlainKnowledgeBaseRunInASession() {
        KieBase base = PlainSessions.compile(List.of(RulesOnWeights.file(RulesOnWeights.EACH + PAIRS)));
        CompiledRules plain = new CompiledRules(base);

        assertThat(plain.base()).isSameAs(base);
        assertThat(plain.direct()).isEmpty();
        assertThat(plain.inSession()).isEqualTo(2);
        assertThat(plain.directOn(ProposedCriterion.class)).isNull();
        assertThat(plain.needsSession(ProposedCriterion.class)).isTrue();
        assertThat(plain.globals()).containsKey("violations");
        assertThat(plain.globals().values()).doesNotHaveDuplicates();
    }

    @Test
    void aPlainKnowledgeBaseFiresTheSameRules() {
        assertThat(fired(new CompiledRules(
                        PlainSessions.compile(List.of(RulesOnWeights.file(RulesOnWeights.EACH + PAIRS))))))
                .containsExactlyInAnyOrderElementsOf(fired(compiled(RulesOnWeights.EACH + PAIRS)))
                .hasSize(7 + 10);
    }

    @Test
    void theRuleWhoseConditionFailsIsToldAsTheLast() {
        CompiledRules rules =
                compiled("global org.zonemark.rulebook.WeightLimitSizes limits;\n" + RulesOnWeights.EACH + """
                rule "bounded"
                when
                    $one : ProposedCriterion( weight > limits.criterionMost() )
                then
                    violations.add("criterion_most", $one.clause(), $one.weight(), limits.criterionMost());
                end
                """);

        assertThat(toldUntilOneFails(rules, new Violations())).containsExactly("each", "bounded");
    }

    @Test
    void aRuleWhoseConsequenceFailsIsToldOnce() {
        assertThat(toldUntilOneFails(compiled(RulesOnWeights.EACH), null)).containsExactly("each");
    }

    private static List<String> toldUntilOneFails(CompiledRules rules, @Nullable Violations violations) {
        List<String> told = new ArrayList<>();
        try (RuleSession session = rules.open(told::add)) {
            if (violations != null) {
                session.global("violations", violations);
            }
            session.insert(new ProposedCriterion("A2-2.1.6", true, 5));
            assertThatNullPointerException().isThrownBy(session::fire);
        }
        return told;
    }

    private static List<String> fired(CompiledRules rules) {
        List<String> fired = new ArrayList<>();
        try (RuleSession session = rules.open(fired::add)) {
            session.global("violations", new Violations());
            for (int i = 0; i < 10; i++) {
                session.insert(new ProposedCriterion("A2-" + i, true, i));
            }
            session.fire();
        }
        return fired;
    }

    private static CompiledRules compiled(String rules) {
        return RuleCompiler.compile(List.of(RulesOnWeights.file(rules)));
    }
}
