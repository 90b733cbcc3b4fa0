package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.rulebook.WeightLimits.ProposedCriterion;
import org.zonemark.rulebook.WeightLimits.Violations;

/** Rules over one fact run directly, and fire where all of their conditions hold. */
class RuleHandlesTest {

    private static final String HEAD = """
            package org.zonemark.rules;
            import org.zonemark.rulebook.WeightLimits.ProposedCriterion;
            global org.zonemark.rulebook.WeightLimitSizes limits;
            global org.zonemark.rulebook.WeightLimits.Violations violations;
            """;

    private static CompiledRules rules;

    @BeforeAll
    static void compileRules() {
        String drl = HEAD
                + rule("none", "")
                + rule("one", "weight > 1")
                + rule("two", "weight > 1, carriesWeight")
                + rule("three", "weight > 1, carriesWeight, weight < 9")
                + rule("and", "weight > 1 && carriesWeight")
                + rule("or", "weight > 8 || carriesWeight")
                + rule("mixed", "weight > 8 || carriesWeight && weight > 1, weight < 9")
                + rule("global", "weight > limits.criterionMost()")
                + rule("globals", "carriesWeight, weight > limits.criterionLeast(), weight < limits.criterionMost()")
                + rule("collector", "weight < 0").replace("$one.clause(), $one.weight()", "\"x\", 1")
                + rule("sizes", "weight < 0").replace("weight(), 5", "weight(), limits.criterionMost()");
        rules = RuleCompiler.compile(List.of(SafeRules.checked(new DrlFile("limits.drl", drl))));
    }

    @Test
    void rulesOverOneFactRunDirectly() {
        assertThat(rules.direct())
                .containsExactly(
                        "none", "one", "two", "three", "and", "or", "mixed", "global", "globals", "collector", "sizes");
        assertThat(rules.inSession()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, false, none collector sizes",
        "0, false, none",
        "0, true, none or",
        "2, false, none one",
        "2, true, none one two three and or mixed globals",
        "5, true, none one two three and or mixed",
        "6, false, none one global",
        "8.5, false, none one or mixed global",
        "9, false, none one or global",
        "9, true, none one two and or global"
    })
    void aRuleFiresWhereAllOfItsConditionsHold(double weight, boolean carriesWeight, String fired) {
        List<String> spoken = new ArrayList<>();
        try (RuleSession session = rules.open(spoken::add)) {
            session.global("violations", new Violations()).global("limits", sizes());
            session.insert(new ProposedCriterion("A2-2.1.5", carriesWeight, weight))
                    .fire();
        }

        assertThat(spoken).containsExactlyElementsOf(Arrays.asList(fired.split(" ")));
    }

    private static WeightLimitSizes sizes() {
        return new WeightLimitSizes(100, 5, 30, 18, List.of(), 35, 1, 5, 0);
    }

    private static String rule(String name, String constraints) {
        return """
                rule "%s"
                when
                    $one : ProposedCriterion( %s )
                then
                    violations.add("criterion_most", $one.clause(), $one.weight(), 5);
                end
                """.formatted(name, constraints);
    }
}
