package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.rulebook.WeightLimits.ProposedCriterion;
import org.zonemark.rulebook.WeightLimits.ProposedDimension;
import org.zonemark.scoring.Zone;
import org.zonemark.voice.MeasurementCollector;

/** An expression of a rule has a type, or is refused for what does not fit in it. */
class RuleExpressionTest {

    private static final RuleScene LIMITS =
            RuleVocabulary.sceneOf("org.zonemark.rulebook.WeightLimits.ProposedCriterion");
    private static final RuleScene ANSWERS = RuleVocabulary.sceneOf("org.zonemark.scoring.Answers");

    private static final Map<String, Class<?>> VARIABLES =
            Map.of("$one", ProposedDimension.class, "$zone", Zone.class, "$measured", MeasurementCollector.class);

    private static final Map<String, String> IMPORTED = Map.of(
            "Basin", "org.zonemark.rulebook.Basin",
            "ProposedCriterion", "org.zonemark.rulebook.WeightLimits.ProposedCriterion");

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "5 ¦ int",
                "5.0 ¦ double",
                "\"生态 a-1_b.\" ¦ String",
                "clause ¦ String",
                "clause() ¦ String",
                "weight ¦ double",
                "carriesWeight ¦ boolean",
                "!carriesWeight ¦ boolean",
                "-weight ¦ double",
                "(weight) ¦ double",
                "-(weight + 1) * 2 / weight - 5 ¦ double",
                "weight < 5 ¦ boolean",
                "5 <= weight ¦ boolean",
                "weight + 1 > 5 ¦ boolean",
                "weight >= -5 ¦ boolean",
                "weight == 5 ¦ boolean",
                "5 != 5.0 ¦ boolean",
                "clause == \"A2-2.1.5\" ¦ boolean",
                "carriesWeight != !carriesWeight ¦ boolean",
                "carriesWeight && weight > 1 || (weight < 0 || carriesWeight) && !(weight == 0) ¦ boolean",
                "limits.ecologyLeast ¦ double",
                "limits.ecologyLeast() ¦ double",
                "$one.weight ¦ double",
                "$one.weight() ¦ double",
                "Math.abs(weight - $one.weight) ¦ double",
                "Basin.UPPER ¦ Basin",
                "$zone.basin == Basin.LOWER ¦ boolean",
                "$zone.type ¦ ZoneType",
                "$zone.type != $zone.type() ¦ boolean"
            })
    void hasAType(String expression, String type) {
        Class<?> found = expression(expression, LIMITS, ProposedCriterion.class).any();

        assertThat(found.getSimpleName()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "weight < clause ¦ `<` of double and String is not allowed; two numbers are due",
                "carriesWeight >= 1 ¦ `>=` of boolean and int is not allowed; two numbers are due",
                "clause + clause ¦ `+` of String and String is not allowed; two numbers are due",
                "weight - carriesWeight ¦ `-` of double and boolean is not allowed; two numbers are due",
                "$one * 2 ¦ `*` of ProposedDimension and int is not allowed; two numbers are due",
                "2 / clause ¦ `/` of int and String is not allowed; two numbers are due",
                "-clause ¦ `-` of double and String is not allowed; two numbers are due",
                "Math.abs(clause) ¦ `(` of double and String is not allowed; two numbers are due",
                "!weight ¦ `!` of boolean and double is not allowed; true or false on both sides is due",
                "weight && carriesWeight ¦ `&&` of double and boolean is not allowed; true or false on both sides is due",
                "carriesWeight || clause ¦ `||` of boolean and String is not allowed; true or false on both sides is due",
                "1 && 1 ¦ `&&` of int and int is not allowed; true or false on both sides is due"
            })
    void joinsNumbersWithNumbersAndTruthWithTruth(String expression, String cause) {
        assertThat(refusal(expression, LIMITS, ProposedCriterion.class)).isEqualTo("rules.drl:1: " + cause);
    }

    @ParameterizedTest
    @CsvSource({
        "weight == clause, double, String",
        "clause != 5, String, int",
        "carriesWeight == 1, boolean, int",
        "$zone == $zone, Zone, Zone",
        "$zone != $one, Zone, ProposedDimension",
        "$zone.basin == $zone.type, Basin, ZoneType",
        "limits.greenDimensions == limits.greenDimensions, List, List"
    })
    void comparesLikeWithLikeAlone(String expression, String left, String right) {
        assertThat(refusal(expression, LIMITS, ProposedCriterion.class))
                .isEqualTo("rules.drl:1: a comparison of " + left + " with " + right
                        + " is not allowed; two numbers or two texts are due");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basin.NOWHERE", "Basin.valueOf", "Basin.UPPER.name", "Basin.UPPER()", "Basin.class"})
    void namesAConstantAndNothingBehindIt(String expression) {
        assertThat(refusal(expression, LIMITS, ProposedCriterion.class))
                .isEqualTo("rules.drl:1: `" + expression.split("\\W")[1]
                        + "` of Basin is not allowed; one of its constants is due, and nothing behind it");
    }

    @ParameterizedTest
    @CsvSource({
        "colour, colour, ProposedCriterion, '[carriesWeight, clause, weight]'",
        "weight(1), weight(), ProposedCriterion, '[carriesWeight, clause, weight]'",
        "ProposedCriterion, ProposedCriterion, ProposedCriterion, '[carriesWeight, clause, weight]'",
        "ZoneType.OTHER, ZoneType, ProposedCriterion, '[carriesWeight, clause, weight]'",
        "clause.length, length, String, []",
        "clause.length(), length(), String, []",
        "$one.hashCode(), hashCode(), ProposedDimension, '[dimension, weight]'",
        "$measured.withheld, withheld, MeasurementCollector, '[provisional, settled, withheld]'",
        "$measured.withheld(), withheld(), MeasurementCollector, '[provisional, settled, withheld]'"
    })
    void asksForNothingThatATypeDoesNotHaveForRules(String expression, String called, String type, String known) {
        assertThat(refusal(expression, LIMITS, ProposedCriterion.class))
                .isEqualTo("rules.drl:1: " + called + " is undefined for " + type
                        + " with what stands there, or not for rules; there are " + known);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "$two ¦ `$two` is not allowed; bound in this rule are [$measured, $one, $zone]",
                ") ¦ `)` is not allowed; a value is due",
                "weight + ¦ the end of the file is not allowed; a value is due",
                "!!carriesWeight ¦ `!` is not allowed; a value is due",
                "(weight ¦ the end of the file is not allowed; `)` is due behind `(`",
                "weight . 5 ¦ `5` is not allowed; the name of a method is due",
                "Math ¦ the end of the file is not allowed; `.` is due behind `Math`",
                "Math.max(1) ¦ `max` is not allowed; `abs` is due behind `Math.`, and nothing else of it",
                "Math.abs 1 ¦ `1` is not allowed; `(` is due behind `Math.abs`",
                "Math.abs(1, ¦ `,` is not allowed; `)` is due behind the number",
                "Basin ¦ the end of the file is not allowed; `.` is due behind `Basin`",
                "Basin . 1 ¦ `1` is not allowed; a constant is due",
                "clause(1 2) ¦ `2` is not allowed; `,` is due between arguments",
                "clause(1 ¦ the end of the file is not allowed; `,` is due between arguments"
            })
    void isReadToItsEnd(String expression, String cause) {
        assertThat(refusal(expression, LIMITS, ProposedCriterion.class)).isEqualTo("rules.drl:1: " + cause);
    }

    @ParameterizedTest
    @CsvSource({
        "weight, `weight` is not allowed; $variables and the globals [limits] are due here",
        "$one.weight, 'weight is undefined for ProposedDimension with what stands there, or not for rules; there are [dimension, weight]'"
    })
    void isWrittenInJavaInAConsequence(String expression, String cause) {
        assertThat(expression("$one.weight() + limits.ecologyLeast()", LIMITS, null)
                        .any())
                .isEqualTo(double.class);
        assertThat(refusal(expression, LIMITS, null)).isEqualTo("rules.drl:1: " + cause);
    }

    @Test
    void knowsNoGlobalsWhereTheSceneHasNoSizes() {
        assertThat(refusal("limits", ANSWERS, null))
                .isEqualTo("rules.drl:1: `limits` is not allowed; $variables are due here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"carriesWeight )", "weight > 5 ,", "weight > 5, carriesWeight )"})
    void isAConditionIfItIsTrueOrFalse(String constraint) {
        assertThatNoException()
                .isThrownBy(() ->
                        expression(constraint, LIMITS, ProposedCriterion.class).condition());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "5 ) ¦ a condition of type int is not allowed; true or false is due",
                "5.0 , ¦ a condition of type double is not allowed; true or false is due",
                "clause ) ¦ a condition of type String is not allowed; true or false is due",
                "weight < 5 < 6 ) ¦ `<` is not allowed; `,` is due between constraints",
                "carriesWeight ; ¦ `;` is not allowed; `,` is due between constraints"
            })
    void isNoConditionIfItIsSomethingElse(String constraint, String cause) {
        RuleExpression expression = expression(constraint, LIMITS, ProposedCriterion.class);
        RulebookException refusal = catchThrowableOfType(RulebookException.class, expression::condition);

        assertThat(refusal.faults()).extracting(RulebookFault::cause).containsExactly(cause);
    }

    private static RuleExpression expression(String text, RuleScene scene, @Nullable Class<?> own) {
        RuleTokens tokens = new RuleTokens("rules.drl", new RuleLexer("rules.drl", text).tokens());
        return new RuleExpression(tokens, new RuleWords(scene, VARIABLES, IMPORTED), own);
    }

    private static String refusal(String text, RuleScene scene, @Nullable Class<?> own) {
        RulebookException refusal = catchThrowableOfType(
                RulebookException.class, () -> expression(text, scene, own).any());
        assertThat(refusal).as("refusal of %s", text).isNotNull();
        return refusal.faults().get(0).toString();
    }
}
