package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.review.Check;
import org.zonemark.review.Flag;
import org.zonemark.review.FlagCollector;
import org.zonemark.review.YearlyChange;
import org.zonemark.rulebook.WeightLimits.ProposedCriterion;
import org.zonemark.rulebook.WeightLimits.Violations;
import org.zonemark.scoring.Answers;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;
import org.zonemark.voice.MeasurementCollector;

/** Rules may use what is listed for them, as it is declared, and nothing else. */
class RuleVocabularyTest {

    private static final RuleVocabulary WORDS = RuleVocabulary.only();

    private static final Map<String, Class<?>> TYPES = Map.of(
            "text", String.class,
            "int", int.class,
            "double", double.class,
            "check", Check.class,
            "value", Flag.Value.class,
            "zone", Zone.class);

    @ParameterizedTest
    @CsvSource({
        "text text double double, true",
        "text text int double, true",
        "text text int int, true",
        "text text double, false",
        "text text double double double, false",
        "text text double text, false",
        "text int double double, false",
        "'', false"
    })
    void aMethodTakesWhatItDeclares(String arguments, boolean taken) {
        assertThat(WORDS.call(Violations.class, "add", types(arguments)).isPresent())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "check value, true",
        "check value value, true",
        "check value value value, true",
        "check, false",
        "check value text, false",
        "check value value text, false",
        "value value, false"
    })
    void aMethodOfAnyNumberOfArgumentsTakesEachOfItsType(String arguments, boolean taken) {
        assertThat(WORDS.call(FlagCollector.class, "raise", types(arguments)).isPresent())
                .isEqualTo(taken);
    }

    @Test
    void aCallGivesWhatTheMethodReturns() {
        assertThat(WORDS.call(Answers.class, "zone", List.of())).contains(Zone.class);
        assertThat(WORDS.call(Answers.class, "concern", List.of(String.class))).contains(boolean.class);
        assertThat(WORDS.call(Violations.class, "add", types("text text int int")))
                .contains(void.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"getClass", "hashCode", "toString", "wait", "notify", "clone", "answer", "yardstick", "nothing"})
    void nothingThatEveryObjectHasAndNothingThatIsHiddenIsThere(String method) {
        assertThat(WORDS.call(Answers.class, method, List.of())).isEmpty();
        assertThat(WORDS.call(Answers.class, method, List.of(String.class))).isEmpty();
        assertThat(WORDS.namesOf(Answers.class)).doesNotContain(method);
    }

    @Test
    void aTypeThatIsNotListedHasNothing() {
        assertThat(WORDS.call(String.class, "length", List.of())).isEmpty();
        assertThat(WORDS.property(String.class, "empty")).isEmpty();
        assertThat(WORDS.namesOf(String.class)).isEmpty();
    }

    @Test
    void aPropertyIsAMethodOfItsNameOrOneThatSaysWhetherItIs() {
        assertThat(WORDS.property(ProposedCriterion.class, "weight")).contains(double.class);
        assertThat(WORDS.property(YearlyChange.class, "ofFigure")).contains(boolean.class);
        assertThat(WORDS.property(YearlyChange.class, "isOfFigure")).contains(boolean.class);
        assertThat(WORDS.property(YearlyChange.class, "exceeds")).isEmpty();
        assertThat(WORDS.property(ProposedCriterion.class, "colour")).isEmpty();
    }

    @Test
    void whatGivesNothingIsNoProperty() {
        assertThat(WORDS.call(MeasurementCollector.class, "withheld", List.of()))
                .contains(void.class);
        assertThat(WORDS.property(MeasurementCollector.class, "withheld")).isEmpty();
    }

    @Test
    void namesAreToldInOrder() {
        assertThat(WORDS.namesOf(ProposedCriterion.class)).containsExactly("carriesWeight", "clause", "weight");
    }

    @Test
    void constantsAreThoseOfTheirTypeAndNoOtherMemberOfIt() {
        assertThat(Arrays.stream(ZoneType.values()))
                .allMatch(type -> RuleVocabulary.isConstant(ZoneType.class, type.name()));
        assertThat(RuleVocabulary.isConstant(ZoneType.class, "UPPER")).isFalse();
        assertThat(RuleVocabulary.isConstant(ZoneType.class, "valueOf")).isFalse();
        assertThat(RuleVocabulary.isConstant(Long.class, "MAX_VALUE")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "org.zonemark.rulebook.Basin, true",
        "org.zonemark.scoring.ZoneType, true",
        "org.zonemark.rulebook.Kind, false",
        "java.lang.Thread.State, false",
        "someone, false"
    })
    void constantsAreOfTwoTypes(String name, boolean known) {
        assertThat(WORDS.constantsOf(name).isPresent()).isEqualTo(known);
    }

    @Test
    void factsAndConstantsMayBeImportedAndNothingElse() {
        assertThat(WORDS.importable())
                .contains(
                        "org.zonemark.scoring.Answers", "org.zonemark.rulebook.Basin", "org.zonemark.scoring.ZoneType")
                .doesNotContain(
                        "org.zonemark.scoring.Zone",
                        "org.zonemark.scoring.FindingCollector",
                        "org.zonemark.rulebook.JoinLimit")
                .hasSize(WORDS.facts().size() + 2);
    }

    @Test
    void eachFactBelongsToOneScene() {
        assertThat(RuleVocabulary.sceneOf("org.zonemark.scoring.Answers").collector())
                .isEqualTo("findings");
        assertThat(RuleVocabulary.sceneOf("org.zonemark.review.Check").collector())
                .isEqualTo("flags");
        assertThat(RuleScene.ALL.stream().flatMap(scene -> scene.facts().stream()))
                .containsExactlyInAnyOrderElementsOf(WORDS.facts().keySet());
    }

    @Test
    void everythingThatRulesMayUseIsInTheTextForWhichTheyAreCompiled() {
        assertThat(WORDS.signatures().lines())
                .contains(
                        "public double org.zonemark.rulebook.WeightLimits$ProposedCriterion.weight()",
                        "public org.zonemark.scoring.Zone org.zonemark.scoring.Answers.zone()",
                        "class org.zonemark.rulebook.Basin " + Arrays.toString(Basin.values()))
                .isSorted();
    }

    private static List<Class<?>> types(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .<Class<?>>map(TYPES::get)
                .toList();
    }
}
