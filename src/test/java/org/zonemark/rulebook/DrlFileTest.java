package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file is cut into its rules, each as it was written, with the comment above it. */
class DrlFileTest {

    private static final String FIRST = """
            // 一
            // one
            rule "first"
                @Clause("A2-2.1.5")
            when
                Answers()
            then
            end""";

    private static final String SECOND = """
            rule "second" when
                Answers()
            then
              end""";

    @Test
    void eachRuleIsShownWithTheCommentAboveItAndItsLine() {
        DrlFile file = new DrlFile("rules.drl", "package a;\n// apart\n\n" + FIRST + "\n\n" + SECOND + "\n// behind\n");

        assertThat(file.rules())
                .containsExactly(
                        new RuleText("first", Map.of("Clause", "A2-2.1.5"), "rules.drl", 4, FIRST),
                        new RuleText("second", Map.of(), "rules.drl", 13, SECOND));
    }

    @Test
    void aRuleMayStandOnTheFirstLineAndOnTheLast() {
        assertThat(new DrlFile("rules.drl", SECOND).rules())
                .containsExactly(new RuleText("second", Map.of(), "rules.drl", 1, SECOND));
        assertThat(new DrlFile("rules.drl", FIRST).rules())
                .containsExactly(new RuleText("first", Map.of("Clause", "A2-2.1.5"), "rules.drl", 1, FIRST));
    }

    @Test
    void aFileWithoutRulesHasNone() {
        assertThat(new DrlFile("rules.drl", "package a;\n").rules()).isEmpty();
    }

    @Test
    void whatIsNotDrlIsRefusedWithItsLine() {
        DrlFile file = new DrlFile("rules.drl", FIRST.replace("when", "wenn") + "\n" + SECOND.replace("then", "than"));
        RulebookException refusal = catchThrowableOfType(RulebookException.class, file::rules);

        assertThat(refusal.faults().get(0).toString())
                .startsWith("rules.drl:5: ")
                .contains("mismatched input 'wenn'");
    }
}
