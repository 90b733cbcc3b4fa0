package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule looks at facts of one scene and tells what it finds to their collector; each other body is refused. */
class RuleBodyTest {

    private static final String IMPORTS = """
            package org.zonemark.rules;
            import org.zonemark.rulebook.WeightLimits.ProposedCriterion;
            import org.zonemark.rulebook.WeightLimits.ProposedSet;
            import org.zonemark.rulebook.Basin;
            import org.zonemark.scoring.Answers;
            global org.zonemark.rulebook.WeightLimits.Violations violations;
            """;

    private static final String SIZES = "global org.zonemark.rulebook.WeightLimitSizes limits;\n";

    private static final String PATTERN = "    ProposedCriterion( weight > 5 )\n";
    private static final String STATEMENT = "    violations.add(\"most\", \"x\", 1, 2.5);\n";

    @Test
    void fourPatternsAreReadAndAFifthIsNot() {
        isAccepted(rule(PATTERN.repeat(4), STATEMENT));
        assertThat(refusal(rule(PATTERN.repeat(5), STATEMENT)))
                .isEqualTo("rules.drl:13: rule `a`: one more pattern is not allowed; a rule has at most 4");
    }

    @Test
    void fiveStatementsAreReadAndASixthIsNot() {
        isAccepted(rule(PATTERN, STATEMENT.repeat(5)));
        assertThat(refusal(rule(PATTERN, STATEMENT.repeat(6))))
                .isEqualTo("rules.drl:16: rule `a`: one more statement is not allowed; a rule has at most 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ProposedCriterion()",
                "$one : ProposedCriterion( $weight : weight )",
                "$one : ProposedCriterion( $weight : weight, carriesWeight, $clause : clause )",
                "ProposedCriterion( $weight : weight, weight > $weight )",
                "$one : ProposedCriterion() ProposedCriterion( weight > $one.weight )",
                "$one : ProposedCriterion() ProposedSet( greenSum > $one.weight )"
            })
    void aPatternLooksAtAFactAndBindsItsProperties(String patterns) {
        isAccepted(rule(patterns + "\n", STATEMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "$one : ProposedCriterion( $x : colour ) ¦ colour is undefined for ProposedCriterion with what stands there,"
                        + " or not for rules; there are [carriesWeight, clause, weight]",
                "$one : ProposedCriterion( $x : weight() ) ¦ `(` is not allowed; `,` is due between constraints",
                "$one : ProposedCriterion( $x : 5 ) ¦ `5` is not allowed; a property is due",
                "$one : ProposedCriterion( $one : weight, $one : clause ) ¦ `$one` once more is not allowed; another name is due",
                "$one : ProposedCriterion( $joined1 : weight ) ¦ `$joined1` once more is not allowed; another name is due",
                "$joined : ProposedCriterion() ¦ `$joined` once more is not allowed; another name is due",
                "$one ProposedCriterion() ¦ `ProposedCriterion` is not allowed; `:` is due behind `$one`",
                "$one : ( ) ¦ `(` is not allowed; a pattern `$x : Fact( … )` is due",
                "$one : ProposedCriterion weight ¦ `weight` is not allowed; `(` is due behind `ProposedCriterion`",
                "$one : ProposedCriterion.Type( ) ¦ Unable to resolve ObjectType 'ProposedCriterion…': it is not allowed;"
                        + " imported facts are [Answers, Basin, ProposedCriterion, ProposedSet]",
                "ProposedDimension( ) ¦ Unable to resolve ObjectType 'ProposedDimension': it is not allowed;"
                        + " imported facts are [Answers, Basin, ProposedCriterion, ProposedSet]",
                "Basin( ) ¦ Unable to resolve ObjectType 'Basin': it is not allowed;"
                        + " imported facts are [Answers, Basin, ProposedCriterion, ProposedSet]",
                "ProposedSet( ) Answers( ) ¦ `Answers` beside facts for another purpose is not allowed; they never meet",
                "ProposedSet( limits.ecologyLeast > 5 ) ¦ `limits` is not allowed; no `global` of this file declares it"
            })
    void aPatternThatIsWrittenInAnotherWayIsRefused(String patterns, String cause) {
        assertThat(refusal(rule(patterns + "\n", STATEMENT))).isEqualTo("rules.drl:9: rule `a`: " + cause);
    }

    @Test
    void aRuleHasAPattern() {
        assertThat(refusal(rule("", STATEMENT)))
                .isEqualTo("rules.drl:9: rule `a`: a rule without a pattern is not allowed;"
                        + " `$x : Fact( … )` is due behind `when`");
    }

    @Test
    void sizesAreThereWhereTheFileDeclaresThem() {
        String rule = rule("ProposedSet( limits.ecologyLeast > 5 )\n", STATEMENT);

        isAccepted(SIZES + rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "violations.remove(); ¦ remove() is undefined for Violations with what stands there, or not for rules;"
                        + " there are [add]",
                "violations.add(); ¦ add() is undefined for Violations with what stands there, or not for rules;"
                        + " there are [add]",
                "violations; ¦ `;` is not allowed; `.` is due behind `violations`",
                "violations.5; ¦ `5` is not allowed; the name of a method is due",
                "violations.add(\"a\", \"b\", 1, 2) end ¦ `end` is not allowed; `;` is due behind a statement",
                "$one.weight(); ¦ `$one` in front of a statement is not allowed; a consequence is `violations.…(…);`"
                        + " on a global that this file declares",
                "limits.add(); ¦ `limits` in front of a statement is not allowed; a consequence is `violations.…(…);`"
                        + " on a global that this file declares",
                "\"violations\".add(); ¦ `\"violations\"` in front of a statement is not allowed; a consequence is"
                        + " `violations.…(…);` on a global that this file declares"
            })
    void aStatementTellsSomethingToTheCollector(String statement, String cause) {
        assertThat(refusal(rule("$one : ProposedCriterion()\n", statement + "\n")))
                .isEqualTo("rules.drl:11: rule `a`: " + cause);
    }

    @Test
    void theCollectorIsOneThatTheFileDeclares() {
        String undeclared =
                "import org.zonemark.voice.SurveyTally;\n" + rule("SurveyTally()\n", "    measurement.withheld();\n");

        assertThat(refusal(undeclared))
                .isEqualTo("rules.drl:12: rule `a`: `measurement` in front of a statement is not allowed;"
                        + " a consequence is `measurement.…(…);` on a global that this file declares");
        isAccepted("global org.zonemark.voice.MeasurementCollector measurement;\n" + undeclared);
    }

    private static String rule(String patterns, String statements) {
        return "rule \"a\"\nwhen\n" + patterns + "then\n" + statements + "end\n";
    }

    private static void isAccepted(String rules) {
        assertThatNoException().isThrownBy(() -> SafeRules.checked(new DrlFile("rules.drl", IMPORTS + rules)));
    }

    private static String refusal(String rules) {
        DrlFile file = new DrlFile("rules.drl", IMPORTS + rules);
        RulebookException refusal = catchThrowableOfType(RulebookException.class, () -> SafeRules.checked(file));
        assertThat(refusal).as("refusal of\n%s", rules).isNotNull();
        assertThat(refusal.faults()).hasSize(1);
        return refusal.faults().get(0).toString();
    }
}
