package org.zonemark.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonemark.rulebook.Criterion;
import org.zonemark.scoring.Findings;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.weighting.CriticWeights.CriticWorking;
import org.zonemark.weighting.EntropyWeights.EntropyWorking;
import tools.jackson.databind.JsonNode;

class DataWeightsTest {

    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final double NONE = Double.NaN;
    private static final Map<String, Function<ScoreMatrix, DataWeights<?>>> METHODS = new LinkedHashMap<>();

    static {
        METHODS.put("entropy", EntropyWeights::of);
        METHODS.put("critic", CriticWeights::of);
        METHODS.put("deviation", DeviationWeights::of);
    }

    static Stream<Arguments> published() {
        return PublishedCases.names("data")
                .flatMap(name -> METHODS.keySet().stream()
                        .filter(method -> PublishedCases.reference("data", name).has(method))
                        .map(method -> Arguments.of(method, name)));
    }

    @ParameterizedTest
    @MethodSource("published")
    void agreesWithWhatIsPrintedAndWithAnIndependentProgram(String method, String name) {
        List<Double> weights = List.copyOf(
                METHODS.get(method).apply(PublishedCases.data(name)).weights().values());

        List<Double> reference =
                PublishedCases.numbers(PublishedCases.reference("data", name).get(method));
        assertClose(weights, reference, EXACTLY);
        JsonNode printed = PublishedCases.published("data", name).get("printed");
        if (printed.has(method)) {
            // The aircraft were worked out with entropies of four digits.
            double digits = name.equals("fighter aircraft") ? 0.002 : 1e-6;
            assertClose(weights, PublishedCases.numbers(printed.get(method)), within(digits));
        }
    }

    private static void assertClose(List<Double> weights, List<Double> expected, Offset<Double> offset) {
        assertThat(weights).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(weights.get(i)).as("weight %s", i).isCloseTo(expected.get(i), offset);
        }
    }

    static Stream<String> methods() {
        return METHODS.keySet().stream();
    }

    @Nested
    class Working {

        @Test
        void ofEntropyShowsSumEntropyAndDivergence() {
            EntropyWorking first = EntropyWeights.of(PublishedCases.data("two by two"))
                    .workings()
                    .get(0);

            double entropy = -(0.2 * Math.log(0.2) + 0.8 * Math.log(0.8)) / Math.log(2);
            assertThat(first.criterion()).isEqualTo("a");
            assertThat(first.zones()).isEqualTo(2);
            assertThat(first.sum()).isEqualTo(5);
            assertThat(first.entropy()).isCloseTo(entropy, EXACTLY);
            assertThat(first.divergence()).isCloseTo(1 - entropy, EXACTLY);
            assertThat(first.remark()).isNull();
        }

        @Test
        void ofCriticMultipliesDeviationByConflict() {
            assertThat(CriticWeights.of(PublishedCases.data("pharmaceutical firms"))
                            .workings())
                    .allSatisfy(one ->
                            assertThat(one.information()).isCloseTo(one.standardDeviation() * one.conflict(), EXACTLY));
        }

        @Test
        void ofCriticCountsWhatACriterionRepeatsOnce() {
            // b repeats a, c is its opposite: 1 - r is 0 between a and b, 2 between them and c
            List<CriticWorking> workings = CriticWeights.of(
                            matrix(new double[] {10, 20, 90}, new double[] {20, 40, 80}, new double[] {30, 60, 70}))
                    .workings();

            assertThat(workings.get(0).conflict()).isCloseTo(2, EXACTLY);
            assertThat(workings.get(1).conflict()).isCloseTo(2, EXACTLY);
            assertThat(workings.get(2).conflict()).isCloseTo(4, EXACTLY);
            assertThat(workings).extracting(CriticWorking::weight).containsExactly(0.25, 0.25, 0.5);
        }
    }

    @Nested
    class CriteriaThatDoNotApplyEverywhere {

        @Test
        void areLookedAtWhereTheyDo() {
            ScoreMatrix whole = matrix(new double[] {10, 5}, new double[] {30, 6}, new double[] {60, 9});
            ScoreMatrix gaps =
                    matrix(new double[] {10, 5}, new double[] {30, 6}, new double[] {60, 9}, new double[] {NONE, NONE});

            METHODS.forEach((name, method) -> assertThat(method.apply(gaps).workings())
                    .as(name)
                    .usingRecursiveComparison()
                    .isEqualTo(method.apply(whole).workings()));
        }

        @Test
        void areCorrelatedOverTheZonesToWhichBothApply() {
            // Where both apply they move as one; alone, the first also has 100.
            List<CriticWorking> workings = CriticWeights.of(matrix(
                            new double[] {10, 20}, new double[] {20, 40}, new double[] {30, 60}, new double[] {100, NONE
                            }))
                    .workings();

            assertThat(workings)
                    .extracting(CriticWorking::conflict)
                    .allSatisfy(conflict -> assertThat(conflict).isCloseTo(0, EXACTLY));
        }
    }

    @Nested
    class DegenerateInput {

        @ParameterizedTest
        @MethodSource("org.zonemark.weighting.DataWeightsTest#methods")
        void isSaidAndGetsNoWeight(String method) {
            DataWeights<?> weights = METHODS.get(method)
                    .apply(matrix(
                            new double[] {10, 50, 0, NONE, NONE, 70},
                            new double[] {90, 50, 0, NONE, 40, 20},
                            new double[] {30, 50, 0, NONE, NONE, 40}));

            assertThat(weights.workings())
                    .extracting(DataWeights.Working::remark)
                    .containsExactly(
                            null, Remark.CONSTANT, Remark.ALL_ZERO, Remark.NOT_APPLICABLE, Remark.ONE_ZONE, null);
            assertThat(weights.workings().subList(1, 5))
                    .allSatisfy(one -> assertThat(one.weight()).isZero());
            assertThat(weights.uninformative()).isFalse();
            assertSound(weights);
        }

        @ParameterizedTest
        @MethodSource("org.zonemark.weighting.DataWeightsTest#methods")
        void leavesEqualWeightsWhereNothingTellsAnything(String method) {
            for (ScoreMatrix scores : List.of(
                    matrix(new double[] {10, 20}),
                    matrix(new double[] {0, 0}, new double[] {0, 0}),
                    matrix(new double[] {7, 8}, new double[] {7, 8}),
                    ScoreMatrix.of(List.of("a", "b"), List.of()))) {
                DataWeights<?> weights = METHODS.get(method).apply(scores);
                assertThat(weights.uninformative()).isTrue();
                assertThat(weights.weights().values()).containsExactly(0.5, 0.5);
                assertSound(weights);
            }
        }

        @Test
        void inputThatIsNoScoreIsRefused() {
            assertThatIllegalArgumentException().isThrownBy(() -> matrix(new double[] {1, 2}, new double[] {1}));
            assertThatIllegalArgumentException().isThrownBy(() -> matrix(new double[] {1, Double.POSITIVE_INFINITY}));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EntropyWeights.of(matrix(new double[] {1}, new double[] {-2})))
                    .withMessageContaining("-2");
        }
    }

    @Nested
    class Properties {

        private final Random random = new Random(20261125);

        @ParameterizedTest
        @MethodSource("org.zonemark.weighting.DataWeightsTest#methods")
        void weightsAreSharesAndDoNotDependOnTheOrderOfZones(String method) {
            for (int round = 0; round < 100; round++) {
                List<double[]> zones = zones(1 + random.nextInt(12), 1 + random.nextInt(6));
                DataWeights<?> weights = METHODS.get(method).apply(matrix(zones.toArray(double[][]::new)));
                assertSound(weights);

                Collections.shuffle(zones, random);
                Map<String, Double> again = METHODS.get(method)
                        .apply(matrix(zones.toArray(double[][]::new)))
                        .weights();
                again.forEach((criterion, weight) ->
                        assertThat(weights.weights().get(criterion)).isCloseTo(weight, within(1e-12)));
            }
        }

        @ParameterizedTest
        @MethodSource("org.zonemark.weighting.DataWeightsTest#methods")
        void aCriterionThatNeverVariesChangesNoOtherWeight(String method) {
            List<double[]> zones = zones(10, 4);
            List<double[]> with = zones.stream()
                    .map(zone -> new double[] {zone[0], zone[1], zone[2], zone[3], 60})
                    .toList();
            Map<String, Double> weights = METHODS.get(method)
                    .apply(matrix(zones.toArray(double[][]::new)))
                    .weights();
            Map<String, Double> more = METHODS.get(method)
                    .apply(matrix(with.toArray(double[][]::new)))
                    .weights();

            weights.forEach(
                    (criterion, weight) -> assertThat(more.get(criterion)).isCloseTo(weight, within(1e-12)));
        }

        /** Few values, so that criteria are often constant, and gaps. */
        private List<double[]> zones(int count, int criteria) {
            List<double[]> zones = new ArrayList<>();
            for (int z = 0; z < count; z++) {
                zones.add(IntStream.range(0, criteria)
                        .mapToDouble(c -> random.nextInt(8) == 0 ? NONE : 25 * random.nextInt(5))
                        .toArray());
            }
            return zones;
        }
    }

    @Test
    void scoresComeFromFindingsOfCriteriaThatCarryWeight() {
        RandomAssessments assessments = new RandomAssessments(7);
        List<Findings> zones =
                Stream.generate(assessments::nextFindings).limit(3).toList();

        ScoreMatrix scores = ScoreMatrix.ofFindings(Rulebooks.own().criteria(), zones);
        List<Criterion> weighted = Rulebooks.own().criteria().stream()
                .filter(Criterion::carriesWeight)
                .toList();
        assertThat(scores.zones()).isEqualTo(3);
        assertThat(scores.criteria())
                .isEqualTo(weighted.stream().map(Criterion::id).toList());
        for (int c = 0; c < weighted.size(); c++) {
            for (int z = 0; z < 3; z++) {
                assertThat(scores.column(c)[z])
                        .isEqualTo(Double.valueOf(
                                zones.get(z).of(weighted.get(c).id()).score()));
            }
        }
    }

    private static void assertSound(DataWeights<?> weights) {
        assertThat(weights.weights().values().stream().mapToDouble(one -> one).sum())
                .isCloseTo(1, EXACTLY);
        assertThat(weights.weights().values()).allSatisfy(one -> assertThat(one).isBetween(0.0, 1.0));
        assertThat(weights.workings().toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static ScoreMatrix matrix(double[]... zones) {
        List<String> names = List.of("a", "b", "c", "d", "e", "f");
        return ScoreMatrix.of(names.subList(0, zones[0].length), List.of(zones));
    }
}
