package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.scoring.Rulebooks;

/** What a {@link RulebookLoader} says of a rulebook as a whole: of its size, its policies, and its parts together. */
class RulebookLoaderWholeTest {

    private static final String RULES = "annex/2.1-environmental-protection.drl";
    private static final String CASES = "annex/2.1-environmental-protection.cases.yaml";
    private static final String WEIGHTS = "weights/default.yaml";
    private static final String FLAGS = "consistency.yaml";

    @TempDir
    private Path folder;

    private RulebookCopy copy;

    @BeforeEach
    void copyTheRulebook() {
        copy = RulebookCopy.in(folder);
    }

    @Test
    void theRulesThatComeWithTheProgramAreThoseOfItsRulebook() {
        List<String> files =
                Rulebooks.own().rules().stream().map(RuleText::file).distinct().toList();

        assertThat(RulebookLoader.bundledRules()).extracting(DrlFile::path).containsExactlyElementsOf(files);
    }

    @ParameterizedTest
    @CsvSource({"plan", "annex2"})
    void aPolicyThatRulebooksQuoteIsDue(String id) {
        copy.replace("rulebook.yaml", "- id: " + id + "\n", "- id: other\n");

        assertThat(copy.faults()).contains(new RulebookFault("rulebook.yaml", 0, "the policy `" + id + "` is missing"));
    }

    @Test
    void weightsThatAddUpToTooMuchAreRefusedWhereTheDimensionsStand() {
        copy.replace(WEIGHTS, "    weight: 22\n", "    weight: 23\n");

        assertThat(copy.faults()).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(WEIGHTS);
            assertThat(fault.line()).isEqualTo(copy.lineOf(WEIGHTS, "  ecology:\n"));
            assertThat(fault.cause()).contains("101", "100");
        });
    }

    @Test
    void asManyCasesAsARulebookMayHaveAreReadAndNoMore() {
        int free = RulebookLimits.CASES - Rulebooks.own().cases().size();
        String one = "- {clause: A2-2.1.1, name: {zh: 无, en: None}, answer: {value: 0}, expect: {status: passed}}\n";
        breakTheSizes();

        copy.write(CASES, copy.text(CASES) + one.repeat(free));
        assertThat(copy.faults()).extracting(RulebookFault::file).containsOnly("scoring.yaml");
        copy.write(CASES, copy.text(CASES) + one);
        assertThat(copy.faults()).contains(new RulebookFault("(cases)", 0, "10001 cases; at most 10000 are due"));
    }

    @Test
    void asManyRulesAsARulebookMayHaveAreReadAndNoMore() {
        int free = RulebookLimits.RULES - Rulebooks.own().rules().size();
        StringBuilder rules = new StringBuilder(copy.text(RULES));
        for (int i = 0; i < free; i++) {
            rules.append(rule("Number " + i));
        }
        breakTheSizes();

        copy.write(RULES, rules.toString());
        assertThat(copy.faults()).extracting(RulebookFault::file).containsOnly("scoring.yaml");
        copy.write(RULES, rules + rule("One more"));
        assertThat(copy.faults()).contains(new RulebookFault("(rules)", 0, "1001 rules; at most 1000 are due"));
    }

    @Test
    void aFlagThatNoRuleRaisesIsRefused() {
        copy.replace("consistency/ecology.drl", "@Flag(\"compliance_against_violators\")", "@Flag(\"jump\")");

        assertThat(copy.faults())
                .contains(new RulebookFault(
                        FLAGS,
                        copy.lineOf(FLAGS, "id: compliance_against_violators\n"),
                        "no rule raises flag `compliance_against_violators`; one with"
                                + " @Flag(\"compliance_against_violators\") is due"));
    }

    @Test
    void rulesAreNotHeldAgainstFlagsThatCouldNotBeRead() {
        copy.replaceAfter(FLAGS, "id: jump\n", "reason:", "reasons:");

        assertThat(copy.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(FLAGS);
            assertThat(fault.line()).isEqualTo(copy.lineOf(FLAGS, "reasons:") + 1);
            assertThat(fault.cause()).startsWith("`reasons` is not known here");
        });
    }

    /** So that the rules are not compiled. */
    private void breakTheSizes() {
        copy.replace("scoring.yaml", "pass_mark: 60", "pass_mark: sixty");
    }

    private static String rule(String name) {
        return "\nrule \"" + name + "\"\n    @Clause(\"A2-2.1.1\")\nwhen\n    Answers()\nthen\nend\n";
    }
}
