package org.zonemark.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.robustness.ChoiceSensitivity.Choice;
import org.zonemark.robustness.MethodComparison.Other;
import org.zonemark.robustness.ReversalGuard.ByNormalisation;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Rulebooks;

/** Other methods, choices and zones that leave. */
class MethodComparisonTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();

    @Test
    void normalisationsAreTheKnownOnes() {
        assertThat(normalised(Normalisation.REFERENCE, 20, 40, 80)).containsExactly(20, 40, 80);
        assertThat(normalised(Normalisation.MIN_MAX, 20, 40, 80)).containsExactly(0, 100.0 / 3, 100);
        assertThat(normalised(Normalisation.MIN_MAX, 7, 7)).containsExactly(50, 50);
        assertThat(normalised(Normalisation.Z_SCORE, 1, 2, 3)).containsExactly(40, 50, 60);
        assertThat(normalised(Normalisation.Z_SCORE, 5)).containsExactly(50);
        assertThat(normalised(Normalisation.RANK, 5, 1, 5, 9)).containsExactly(50, 0, 50, 100);
        assertThat(normalised(Normalisation.RANK, 5)).containsExactly(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theMeansAreThoseOfTheEngine(long seed) {
        CohortTable table = table(seed, 60);
        Bases bases = Bases.ofEligible(table);
        double[] arithmetic = bases.of(Method.MODEL);
        double[] geometric = bases.of(new Method(Normalisation.REFERENCE, Mean.GEOMETRIC, null));
        assertThat(bases.zones()).hasSizeGreaterThan(20);
        for (int i = 0; i < arithmetic.length; i++) {
            Evaluation evaluation = table.evaluations().get(bases.zones().get(i));
            assertThat(arithmetic[i]).isCloseTo(evaluation.base(), within(1e-9));
            assertThat(geometric[i]).isCloseTo(evaluation.geometric(), within(1e-9));
        }
    }

    @Test
    void aDimensionThatIsLeftOutWeighsNothing() {
        CohortTable table = table(4, 30);
        Bases bases = Bases.ofEligible(table);
        String ecology = table.dimensions().get(table.ecology()).id();
        double[] without = bases.of(Method.without(ecology));
        for (int i = 0; i < without.length; i++) {
            Evaluation evaluation = table.evaluations().get(bases.zones().get(i));
            double sum = 0;
            double weight = 0;
            for (Evaluation.DimensionResult one : evaluation.dimensions()) {
                if (one.hasScore() && !one.dimension().id().equals(ecology)) {
                    sum += one.weight() * one.score();
                    weight += one.weight();
                }
            }
            assertThat(without[i]).isCloseTo(sum / weight, within(1e-9));
        }
    }

    @Test
    void eachOtherMethodSaysHowFarZonesMove() {
        CohortTable table = table(5, 80);
        MethodComparison comparison = MethodComparison.of(table);
        assertThat(comparison.others()).hasSize(4 + table.dimensions().size());
        for (Other other : comparison.others()) {
            double mean = IntStream.range(0, comparison.zones().size())
                    .map(i -> Math.abs(other.ranks().get(i) - comparison.ranks().get(i)))
                    .average()
                    .orElseThrow();
            assertThat(other.meanShift()).isCloseTo(mean, within(1e-9)).isPositive();
            assertThat(other.greatestShift()).isGreaterThanOrEqualTo((int) Math.ceil(mean));
            assertThat(other.agreement().kendall().orElseThrow()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void theDecisiveChoiceIsTheOneThatMovesMost() {
        CohortTable table = table(6, 50);
        ChoiceSensitivity choices = ChoiceSensitivity.of(table, 1, 0.2, 256, 2, Progress.NONE);
        assertThat(ChoiceSensitivity.of(table, 1, 0.2, 256, 1, Progress.NONE)).isEqualTo(choices);
        for (Choice choice : Choice.values()) {
            assertThat(choices.of(choices.decisive()).total())
                    .isGreaterThanOrEqualTo(choices.of(choice).total());
        }
        ChoiceSensitivity still = ChoiceSensitivity.of(table, 1, 0, 256, 2, Progress.NONE);
        assertThat(still.weights().total())
                .as("weights that are not drawn move nothing")
                .isZero();
        assertThat(still.normalisation().total()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aZoneThatLeavesReversesNothingUnderReferenceValues(long seed) {
        CohortTable table = table(seed, 60);
        int leaving = IntStream.range(0, table.size())
                .filter(z -> table.isEligible(z) && table.places().get(z).wouldRank() < 10)
                .findFirst()
                .orElseThrow();
        ReversalGuard guard = ReversalGuard.of(table, leaving);
        assertThat(guard.model().reversed()).isZero();
        assertThat(guard.model().movedUp()).isPositive();
        for (ByNormalisation one : guard.methods()) {
            if (one.normalisation().isIndependentOfOthers()) {
                assertThat(one.others().reversed()).isZero();
                assertThat(one.others().pairs()).isEmpty();
            }
        }
    }

    @Test
    void underMethodsThatLookAtTheCohortAZoneThatLeavesDoesReverse() {
        long reversed = IntStream.range(1, 6)
                .mapToLong(seed -> {
                    CohortTable table = table(seed, 60);
                    return IntStream.range(0, table.size())
                            .filter(table::isEligible)
                            .limit(10)
                            .mapToLong(z -> ReversalGuard.of(table, z).methods().stream()
                                    .filter(one -> one.normalisation() == Normalisation.RANK)
                                    .mapToLong(one -> one.others().reversed())
                                    .sum())
                            .sum();
                })
                .sum();
        assertThat(reversed).isPositive();
    }

    private static double[] normalised(Normalisation normalisation, double... values) {
        normalisation.normalise(values);
        return values;
    }

    private static CohortTable table(long seed, int size) {
        return CohortTable.of(
                RULEBOOK.sizes(),
                new Aggregation(RULEBOOK, RULEBOOK.defaultWeights()),
                new RandomCohorts(seed).next(size));
    }
}
