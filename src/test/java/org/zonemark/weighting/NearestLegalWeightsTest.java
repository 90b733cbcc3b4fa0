package org.zonemark.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.weighting.LegalSuggestion.Move;
import org.zonemark.words.Words;

class NearestLegalWeightsTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final WeightSet BASE = RULEBOOK.defaultWeights();
    private static final Offset<Double> EXACTLY = within(1e-9);

    private final NearestLegalWeights nearest = new NearestLegalWeights(RULEBOOK, BASE);
    private final Random random = new Random(20261125);

    @Test
    void whatIsLegalStaysAsItIs() {
        LegalSuggestion legal = nearest.nearest(new WeightSuggestion(dimensions(BASE, 1), criteria(BASE, 1)));

        assertThat(legal.dimensions())
                .hasSize(8)
                .allSatisfy(move -> assertThat(move.moved()).isCloseTo(0, EXACTLY));
        assertThat(legal.criteria())
                .hasSize(86)
                .allSatisfy(move -> assertThat(move.moved()).isCloseTo(0, EXACTLY));
        assertSameWeights(weightSet(legal), BASE);
    }

    @Test
    void onlyProportionsMatter() {
        assertSameWeights(
                weightSet(nearest.nearest(new WeightSuggestion(dimensions(BASE, 0.01), criteria(BASE, 7)))), BASE);
    }

    @Test
    void whatIsNotSuggestedIsTheBaseSets() {
        assertSameWeights(weightSet(nearest.nearest(new WeightSuggestion(Map.of(), Map.of()))), BASE);
    }

    @Test
    void ecologyRisesToItsLeastAndAllOthersFallAlike() {
        // 10 wanted, 18 due: the 8 are taken from the other seven in equal parts, which is nearest.
        Map<String, Double> wanted = weights(10, 15, 15, 15, 15, 10, 10, 10);
        LegalSuggestion legal = nearest.nearest(new WeightSuggestion(wanted, Map.of()));

        assertThat(legal.dimensions().get(0)).satisfies(move -> {
            assertThat(move.about()).isEqualTo("ecology");
            assertThat(move.suggested()).isEqualTo(10);
            assertThat(move.legal()).isEqualTo(18);
            assertThat(move.moved()).isEqualTo(8);
        });
        assertThat(legal.dimensions().subList(1, 8))
                .allSatisfy(move -> assertThat(move.moved()).isCloseTo(-8.0 / 7, EXACTLY));
    }

    @Test
    void noDimensionOutweighsEcology() {
        LegalSuggestion legal = nearest.nearest(new WeightSuggestion(weights(20, 10, 10, 24, 16, 10, 5, 5), Map.of()));

        // 20 and 24 meet halfway, and the others keep theirs.
        List<Double> after = legal.dimensions().stream().map(Move::legal).toList();
        assertThat(after.get(0)).isEqualTo(after.get(3)).isCloseTo(22, EXACTLY);
        assertThat(after.get(6)).isEqualTo(5);
    }

    @Test
    void everySuggestionEndsInTheLimits() {
        for (int round = 0; round < 150; round++) {
            LegalSuggestion legal = nearest.nearest(randomSuggestion());
            assertThat(RULEBOOK.weightLimits().check(weightSet(legal))).isEmpty();
        }
    }

    @Test
    void noLegalSetIsNearer() {
        RandomAssessments others = new RandomAssessments(20261125);
        List<WeightSet> legalSets = Stream.generate(others::weights).limit(200).toList();
        for (int round = 0; round < 100; round++) {
            LegalSuggestion legal = nearest.nearest(randomSuggestion());
            double dimensions = 0;
            for (Move move : legal.dimensions()) {
                dimensions += move.moved() * move.moved();
            }
            WeightSet own = weightSet(legal);
            for (WeightSet other : legalSets) {
                assertThat(distance(legal, other)).isGreaterThanOrEqualTo(dimensions - 1e-9);
                // A step from the nearest set towards another legal one stays legal; none brings it nearer.
                assertThat(distance(legal, between(own, other, 0.001))).isGreaterThanOrEqualTo(dimensions - 1e-9);
            }
        }
    }

    @Test
    void aCriterionOverTheMostIsCutAndTheCutIsTold() {
        Map<String, Double> suggested = new HashMap<>();
        weighted("openness").forEach(one -> suggested.put(one.id(), 0.0));
        String favourite = weighted("openness").get(0).id();
        suggested.put(favourite, 0.9);
        suggested.put(weighted("openness").get(1).id(), 0.1);
        LegalSuggestion legal = nearest.nearest(new WeightSuggestion(Map.of(), Map.of("openness", suggested)));

        double sum = weighted("openness").stream().mapToDouble(BASE::weightOf).sum();
        assertThat(legal.criteria()).hasSize(11);
        assertThat(legal.criteria().get(0)).isEqualTo(new Move(favourite, 0.9, 0.9 * sum, 5));
        assertThat(legal.criteria().get(1).legal()).isCloseTo(0.1 * sum, EXACTLY);
        assertThat(weightSet(legal).weightOf(weighted("openness").get(0))).isEqualTo(5);
    }

    @Test
    void pureGatesAndRollUpsStayNought() {
        Map<String, Double> suggested = new HashMap<>();
        weighted("ecology").forEach(one -> suggested.put(one.id(), 1.0));
        suggested.put("A2-2.1.5", 3.0);
        LegalSuggestion legal = nearest.nearest(new WeightSuggestion(Map.of(), Map.of("ecology", suggested)));

        assertThat(legal.criteria())
                .filteredOn(move -> move.about().equals("A2-2.1.5"))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.scaled()).isPositive();
                    assertThat(move.legal()).isZero();
                });
        assertThat(RULEBOOK.weightLimits().check(weightSet(legal))).isEmpty();
    }

    @Test
    void whatCannotBeScaledIsRefused() {
        assertRefused(new WeightSuggestion(Map.of("ecology", 1.0), Map.of()), "is not one of");
        assertRefused(new WeightSuggestion(Map.of("ecologie", 1.0), Map.of()), "ecologie");
        assertRefused(new WeightSuggestion(weights(0, 0, 0, 0, 0, 0, 0, 0), Map.of()), "add up to");
        assertRefused(new WeightSuggestion(weights(-1, 1, 1, 1, 1, 1, 1, 1), Map.of()), "-1");
        assertRefused(new WeightSuggestion(weights(Double.NaN, 1, 1, 1, 1, 1, 1, 1), Map.of()), "NaN");
        assertRefused(new WeightSuggestion(Map.of(), Map.of("nowhere", Map.of())), "nowhere");
        assertRefused(new WeightSuggestion(Map.of(), Map.of("openness", Map.of("A2-2.1.1", 1.0))), "A2-2.1.1");
        assertRefused(new WeightSuggestion(Map.of(), Map.of("openness", Map.of())), "add up to");
    }

    private void assertRefused(WeightSuggestion suggestion, String because) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nearest.nearest(suggestion))
                .withMessageContaining(because);
    }

    /** From even to lopsided, with zeros. */
    private WeightSuggestion randomSuggestion() {
        double power = 1 + random.nextInt(8);
        Map<String, Double> dimensions = new LinkedHashMap<>();
        Map<String, Map<String, Double>> criteria = new LinkedHashMap<>();
        for (Dimension dimension : RULEBOOK.dimensions()) {
            dimensions.put(dimension.id(), random.nextInt(6) == 0 ? 0 : Math.pow(random.nextDouble(), power));
            Map<String, Double> own = new LinkedHashMap<>();
            weighted(dimension.id()).forEach(one -> own.put(one.id(), Math.pow(random.nextDouble(), power)));
            criteria.put(dimension.id(), own);
        }
        dimensions.merge("innovation", 0.01, Double::sum);
        return new WeightSuggestion(dimensions, criteria);
    }

    private static double distance(LegalSuggestion suggestion, WeightSet set) {
        double squares = 0;
        for (int d = 0; d < suggestion.dimensions().size(); d++) {
            double off = set.dimensions().get(d).weight()
                    - suggestion.dimensions().get(d).scaled();
            squares += off * off;
        }
        return squares;
    }

    private static WeightSet between(WeightSet one, WeightSet other, double share) {
        List<DimensionWeight> weights = IntStream.range(0, 8)
                .mapToObj(d -> new DimensionWeight(
                        one.dimensions().get(d).dimension(),
                        (1 - share) * one.dimensions().get(d).weight()
                                + share * other.dimensions().get(d).weight(),
                        Map.of()))
                .toList();
        return WeightSet.of("between", Words.same("-"), Words.same("-"), weights);
    }

    private static void assertSameWeights(WeightSet one, WeightSet other) {
        for (Dimension dimension : RULEBOOK.dimensions()) {
            assertThat(one.weightOf(dimension)).isCloseTo(other.weightOf(dimension), EXACTLY);
        }
        for (Criterion criterion : RULEBOOK.criteria()) {
            assertThat(one.weightOf(criterion)).isCloseTo(other.weightOf(criterion), EXACTLY);
        }
    }

    private static WeightSet weightSet(LegalSuggestion suggestion) {
        return suggestion.weightSet("nearest", Words.same("-"), Words.same("-"));
    }

    private static Map<String, Double> dimensions(WeightSet set, double factor) {
        Map<String, Double> weights = new LinkedHashMap<>();
        set.dimensions().forEach(one -> weights.put(one.dimension(), factor * one.weight()));
        return weights;
    }

    private static Map<String, Map<String, Double>> criteria(WeightSet set, double factor) {
        Map<String, Map<String, Double>> weights = new LinkedHashMap<>();
        for (DimensionWeight dimension : set.dimensions()) {
            Map<String, Double> own = new LinkedHashMap<>();
            dimension.criteria().forEach((clause, weight) -> own.put(clause, factor * weight));
            weights.put(dimension.dimension(), own);
        }
        return weights;
    }

    private static Map<String, Double> weights(double... values) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int d = 0; d < values.length; d++) {
            weights.put(RULEBOOK.dimensions().get(d).id(), values[d]);
        }
        return weights;
    }

    private static List<Criterion> weighted(String dimension) {
        return RULEBOOK.criteria().stream()
                .filter(one -> one.carriesWeight() && one.dimension().id().equals(dimension))
                .toList();
    }
}
