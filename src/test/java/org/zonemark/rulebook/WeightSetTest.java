package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.words.Words;

class WeightSetTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final Words WORDS = new Words("试行", "On trial");

    private static final WeightSet SET = WeightSet.of(
            "trial",
            WORDS,
            WORDS,
            List.of(
                    new DimensionWeight("openness", 40, Map.of("A2-5.1.2", 3.0)),
                    new DimensionWeight("ecology", 60, ordered("A2-2.1.7", 2.0, "A2-2.1.6", 1.0))));

    @Nested
    class FitsARulebook {

        private final Map<String, Map<String, Double>> weights = new LinkedHashMap<>();

        FitsARulebook() {
            RULEBOOK.defaultWeights()
                    .dimensions()
                    .forEach(one -> weights.put(one.dimension(), new LinkedHashMap<>(one.criteria())));
        }

        @Test
        void whoseWeightsItAllNames() {
            assertThat(fits()).isTrue();
        }

        @Test
        void whenItNamesCriteriaThatWeighNothingToo() {
            weights.get("ecology").put("A2-2.1.5", 0.0);
            assertThat(fits()).isTrue();
        }

        @Test
        void unlessItLeavesOutADimension() {
            weights.remove("openness");
            assertThat(fits()).isFalse();
        }

        @Test
        void unlessItLeavesOutACriterionThatCarriesWeight() {
            weights.get("ecology").remove("A2-2.1.6");
            assertThat(fits()).isFalse();
        }

        @Test
        void unlessItNamesADimensionThatTheRulebookDoesNotHave() {
            weights.put("happiness", Map.of());
            assertThat(fits()).isFalse();
        }

        @Test
        void unlessItNamesACriterionThatTheRulebookDoesNotHave() {
            weights.get("ecology").put("A2-9.9.9", 1.0);
            assertThat(fits()).isFalse();
        }

        @Test
        void unlessACriterionStandsInAnotherDimension() {
            weights.get("openness").put("A2-2.1.6", weights.get("ecology").remove("A2-2.1.6"));
            assertThat(fits()).isFalse();
        }

        private boolean fits() {
            List<DimensionWeight> dimensions = new ArrayList<>();
            weights.forEach((dimension, criteria) -> dimensions.add(new DimensionWeight(dimension, 12.5, criteria)));
            return WeightSet.of("trial", WORDS, WORDS, dimensions).fits(RULEBOOK);
        }
    }

    @Test
    void namesDimensionsAndTheirCriteriaInItsOwnOrder() {
        assertThat(new ArrayList<>(SET.byName().entrySet()))
                .containsExactly(
                        Map.entry("openness", 40.0),
                        Map.entry("A2-5.1.2", 3.0),
                        Map.entry("ecology", 60.0),
                        Map.entry("A2-2.1.7", 2.0),
                        Map.entry("A2-2.1.6", 1.0));
    }

    @Test
    void whatIsNotNamedKeepsItsWeight() {
        WeightSet changed = SET.withWeights(Map.of("ecology", 55.0, "A2-2.1.6", 5.0));

        assertThat(new ArrayList<>(changed.byName().entrySet()))
                .containsExactly(
                        Map.entry("openness", 40.0),
                        Map.entry("A2-5.1.2", 3.0),
                        Map.entry("ecology", 55.0),
                        Map.entry("A2-2.1.7", 2.0),
                        Map.entry("A2-2.1.6", 5.0));
        assertThat(changed.id()).isEqualTo("trial");
        assertThat(changed.title()).isEqualTo(WORDS);
        assertThat(changed.reason()).isEqualTo(WORDS);
    }

    @Test
    void hasTheHashOfItsWeights() {
        WeightSet changed = SET.withWeights(Map.of("A2-2.1.6", 5.0));

        assertThat(changed.sha256()).isNotEqualTo(SET.sha256());
        assertThat(changed.withWeights(Map.of("A2-2.1.6", 1.0))).isEqualTo(SET);
    }

    @Test
    void aClauseThatIsNotNamedGetsNoWeight() {
        WeightSet same = SET.withWeights(Map.of("A2-2.1.10", 5.0));

        assertThat(same).isEqualTo(SET);
    }

    @Test
    void aCriterionWeighsWhatItsDimensionSays() {
        assertThat(weightOf("A2-2.1.6")).isEqualTo(1);
        assertThat(weightOf("A2-2.1.7")).isEqualTo(2);
        assertThat(weightOf("A2-5.1.2")).isEqualTo(3);
    }

    @Test
    void aCriterionThatIsNotNamedWeighsNothing() {
        assertThat(weightOf("A2-2.1.10")).as("in a dimension of the set").isZero();
        assertThat(weightOf("A2-2.2.1")).as("in another dimension").isZero();
    }

    @Test
    void aDimensionWeighsWhatIsSaidOfIt() {
        assertThat(SET.weightOf(new Dimension("ecology", WORDS))).isEqualTo(60);
        assertThat(SET.weightOf(new Dimension("openness", WORDS))).isEqualTo(40);
        assertThat(SET.weightOf(new Dimension("innovation", WORDS))).isZero();
    }

    private static double weightOf(String clause) {
        return SET.weightOf(RULEBOOK.criterion(clause).orElseThrow());
    }

    private static Map<String, Double> ordered(String first, double weight, String second, double other) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put(first, weight);
        weights.put(second, other);
        return weights;
    }
}
