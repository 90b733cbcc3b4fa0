package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.WeightLimits.Violation;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.words.Words;

/** Each limit broken alone, and kept at its border (section 5 of the scoring model). */
class WeightLimitsTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();

    private final Map<String, Double> dimensions = new LinkedHashMap<>();
    private final Map<String, Double> criteria = new LinkedHashMap<>();

    WeightLimitsTest() {
        RULEBOOK.defaultWeights().dimensions().forEach(one -> {
            dimensions.put(one.dimension(), one.weight());
            criteria.putAll(one.criteria());
        });
    }

    @Test
    void theDefaultWeightsAreLegal() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void dimensionsAddUpToOneHundred() {
        dimensions.put("ecology", 23.0);
        breaks("dimension_sum", "proposed", 101, "100");

        dimensions.put("ecology", 21.0);
        breaks("dimension_sum", "proposed", 99, "100");

        dimensions.put("ecology", 22 + 0.9e-9);
        assertThat(violations()).isEmpty();

        dimensions.put("ecology", 22 + 1.2e-9);
        assertThat(violations()).extracting(Violation::limit).containsExactly("dimension_sum");
    }

    @Test
    void noDimensionWeighsLessThanFive() {
        dimensions.put("regional_cooperation", 5.0);
        dimensions.put("ecology", 25.0);
        assertThat(violations()).isEmpty();

        dimensions.put("regional_cooperation", 4.5);
        dimensions.put("ecology", 25.5);
        breaks("dimension_least", "regional_cooperation", 4.5, "5");
    }

    @Test
    void noDimensionWeighsMoreThanThirty() {
        dimensions.put("ecology", 30.0);
        dimensions.put("innovation", 12.0);
        dimensions.put("industrial_upgrading", 12.0);
        assertThat(violations()).isEmpty();

        dimensions.put("ecology", 30.5);
        dimensions.put("innovation", 11.5);
        breaks("dimension_most", "ecology", 30.5, "30");
    }

    @Test
    void ecologyWeighsAtLeastEighteen() {
        dimensions.put("ecology", 18.0);
        dimensions.put("openness", 13.0);
        assertThat(violations()).isEmpty();

        dimensions.put("ecology", 17.5);
        dimensions.put("openness", 13.5);
        breaks("ecology_least", "ecology", 17.5, "18");
    }

    @Test
    void noDimensionOutweighsEcology() {
        dimensions.put("innovation", 22.0);
        dimensions.put("openness", 6.0);
        dimensions.put("business_environment_reform", 6.0);
        assertThat(violations()).isEmpty();

        dimensions.put("innovation", 22.5);
        dimensions.put("openness", 5.5);
        breaks("ecology_first", "innovation", 22.5, "22");
    }

    @Test
    void theThreeGreenDimensionsWeighAtLeastThirtyFive() {
        dimensions.put("circular_economy", 6.5);
        dimensions.put("green_manufacturing", 6.5);
        dimensions.put("openness", 16.0);
        assertThat(violations()).isEmpty();

        dimensions.put("green_manufacturing", 6.0);
        dimensions.put("openness", 16.5);
        breaks("green_least", "proposed", 34.5, "35");
    }

    @Test
    void greenWeightsThatAddUpOnPaperAreLegal() {
        // Summed plainly these three doubles come to 34.99999999999999.
        dimensions.put("ecology", 18.08);
        dimensions.put("circular_economy", 9.12);
        dimensions.put("green_manufacturing", 7.8);
        dimensions.put("openness", 16.0);
        assertThat(violations()).isEmpty();
    }

    @Test
    void aCriterionWeighsNoughtToFive() {
        criteria.put("A2-1.1.4", 0.0);
        criteria.put("A2-2.1.4", 5.0);
        assertThat(violations()).isEmpty();

        criteria.put("A2-1.1.4", -0.5);
        breaks("criterion_least", "A2-1.1.4", -0.5, "0");

        criteria.put("A2-1.1.4", 0.0);
        criteria.put("A2-2.1.4", 5.5);
        breaks("criterion_most", "A2-2.1.4", 5.5, "5");
    }

    @Test
    void aPureGateWeighsNothing() {
        criteria.put("A2-2.1.5", 1.0);
        breaks("criterion_zero", "A2-2.1.5", 1, "0");
    }

    @Test
    void aRollUpWeighsNothing() {
        criteria.put("A2-1.2.1", 1.0);
        breaks("criterion_zero", "A2-1.2.1", 1, "0");
    }

    @Test
    void aScoredGateMayWeighSomething() {
        criteria.put("A2-2.1.3", 5.0);
        criteria.put("A2-5.2.4", 5.0);
        assertThat(violations()).isEmpty();
    }

    @Test
    void everyLimitThatIsBrokenIsNamed() {
        dimensions.put("ecology", 4.0);
        criteria.put("A2-2.1.5", 6.0);

        assertThat(violations())
                .extracting(Violation::limit)
                .containsOnly(
                        "dimension_sum",
                        "dimension_least",
                        "ecology_least",
                        "ecology_first",
                        "green_least",
                        "criterion_zero");
    }

    private void breaks(String limit, String about, double value, String allowed) {
        assertThat(violations()).singleElement().satisfies(violation -> {
            assertThat(violation.limit()).isEqualTo(limit);
            assertThat(violation.about()).isEqualTo(about);
            assertThat(violation.value()).isEqualTo(value);
            assertThat(violation.words().en()).contains(allowed).doesNotContain("{");
            assertThat(violation.words().zh()).contains(allowed).doesNotContain("{");
        });
    }

    private List<Violation> violations() {
        List<DimensionWeight> weights = RULEBOOK.dimensions().stream()
                .map(dimension ->
                        new DimensionWeight(dimension.id(), dimensions.get(dimension.id()), criteriaOf(dimension)))
                .toList();
        Words words = Words.same("-");
        return RULEBOOK.weightLimits().check(WeightSet.of("proposed", words, words, weights));
    }

    private Map<String, Double> criteriaOf(Dimension dimension) {
        Map<String, Double> own = new LinkedHashMap<>();
        RULEBOOK.criteria().stream()
                .filter(criterion -> criterion.dimension().equals(dimension) && criteria.containsKey(criterion.id()))
                .forEach(criterion -> own.put(criterion.id(), criteria.get(criterion.id())));
        return own;
    }
}
