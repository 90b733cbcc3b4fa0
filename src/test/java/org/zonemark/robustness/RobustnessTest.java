package org.zonemark.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.robustness.Robustness.Neighbours;
import org.zonemark.robustness.Robustness.ZoneRobustness;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Cut;
import org.zonemark.weighting.WeightPreview;
import org.zonemark.weighting.ZoneMove;
import org.zonemark.weighting.ZoneMove.Crossing;
import org.zonemark.words.Words;

/** Drawn ranks are those of the one engine, and counting them depends on nothing but the seed. */
class RobustnessTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final double SPREAD = 0.2;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyDrawRanksAsTheEngineDoesUnderTheSameWeights(long seed) {
        RandomCohorts random = new RandomCohorts(seed);
        List<CohortZone> cohort = random.next(150);
        WeightSet weights =
                seed % 2 == 0 ? RULEBOOK.defaultWeights() : random.assessments().weights();
        CohortTable table = CohortTable.of(RULEBOOK.sizes(), new Aggregation(RULEBOOK, weights), cohort);
        Cut cut = List.of(
                        new Cut(4, 20, 62.0),
                        new Cut(null, 15, null),
                        new Cut(3, null, null),
                        new Cut(null, null, 70.0),
                        Cut.NONE)
                .get((int) seed - 1);
        WeightDraws draws = new WeightDraws(seed, SPREAD);
        int number = 20;
        RankDraws ranks = RankDraws.of(table, draws, cut, number, 1, Progress.NONE);
        int[] inside = new int[cohort.size()];
        boolean ceilings = false;
        for (int draw = 0; draw < number; draw++) {
            Aggregation engine = new Aggregation(RULEBOOK, set(table, weights, draws.draw(table, draw)));
            List<ZoneMove> expected = WeightPreview.of(
                            cohort, engine, engine, cut, RULEBOOK.sizes().equalWithin())
                    .zones();
            Totals totals = new Totals(table);
            totals.under(draws.draw(table, draw));
            for (int z = 0; z < cohort.size(); z++) {
                assertThat(totals.total()[z]).isEqualTo(expected.get(z).after().total());
                assertThat(ranks.rank(draw, z))
                        .isEqualTo(expected.get(z).after().place().wouldRank());
                inside[z] += expected.get(z).crossing() == Crossing.STAYS_IN ? 1 : 0;
                ceilings |= expected.get(z).after().total() == 69.99;
            }
        }
        for (int z = 0; z < cohort.size(); z++) {
            assertThat(ranks.madeCut(z)).isEqualTo(inside[z]);
        }
        assertThat(ceilings).as("ceilings hold somewhere").isTrue();
        assertThat(inside).as("some make the cut").contains(number);
    }

    @Test
    void theFiguresAreTheSameForAnyNumberOfThreads() {
        CohortTable table = table(7, 120);
        RobustnessStudy study = new RobustnessStudy(table, new Cut(5, 30, null), 42, SPREAD);
        Robustness one = study.run(333, 1, Progress.NONE);
        assertThat(study.run(333, 2, Progress.NONE)).isEqualTo(one);
        assertThat(study.run(333, 7, Progress.NONE)).isEqualTo(one);
        assertThat(new RobustnessStudy(table, new Cut(5, 30, null), 43, SPREAD).run(333, 2, Progress.NONE))
                .as("another seed")
                .isNotEqualTo(one);
    }

    @Test
    void drawnNumbersAreTheSameOnEveryMachine() {
        WeightDraws.Generator generator = new WeightDraws.Generator(20261125, 3);
        assertThat(List.of(generator.next(), generator.next(), generator.next()))
                .containsExactly(0.934509172595006, 0.9476883326983461, 0.2881171789000041);
    }

    @Test
    void weightsAreScaledBackToTheirSums() {
        CohortTable table = table(3, 5);
        DrawnWeights drawn = new WeightDraws(5, SPREAD).draw(table, 17);
        double sum = 0;
        for (int d = 0; d < drawn.dimensions().length; d++) {
            sum += drawn.dimensions()[d];
            double before = 0;
            double after = 0;
            for (int k = table.firstCriterion(d); k < table.firstCriterion(d + 1); k++) {
                before += table.criterionWeights()[k];
                after += drawn.criteria()[k];
                assertThat(drawn.criteria()[k] / table.criterionWeights()[k]).isBetween(0.8 / 1.2, 1.2 / 0.8);
            }
            assertThat(after).isCloseTo(before, within(1e-9));
        }
        assertThat(sum).isCloseTo(100, within(1e-9));
        assertThat(drawn.dimensions()).isNotEqualTo(table.dimensionWeights());
    }

    @Test
    void quantilesAndGroupsAreCountedFromTheRanks() {
        CohortTable table = table(11, 40);
        int draws = 200;
        RankDraws ranks = RankDraws.of(table, new WeightDraws(9, SPREAD), Cut.NONE, draws, 2, Progress.NONE);
        Robustness robustness = new RobustnessStudy(table, Cut.NONE, 9, SPREAD).run(draws, 2, Progress.NONE);
        for (int z = 0; z < table.size(); z++) {
            double[] sorted = new double[draws];
            for (int draw = 0; draw < draws; draw++) {
                sorted[draw] = ranks.rank(draw, z);
            }
            Arrays.sort(sorted);
            ZoneRobustness zone = robustness.zones().get(z);
            assertThat(zone.median()).isEqualTo((sorted[99] + sorted[100]) / 2);
            assertThat(zone.low()).isCloseTo(sorted[9] + 0.95 * (sorted[10] - sorted[9]), within(1e-9));
            assertThat(zone.best()).isEqualTo((int) sorted[0]);
            assertThat(zone.worst()).isEqualTo((int) sorted[draws - 1]);
            assertThat(zone.makesCut()).isEqualTo(table.isEligible(z) ? 1 : 0);
        }
        assertThat(robustness.neighbours())
                .isNotEmpty()
                .allSatisfy(pair -> assertThat(pair.holds()).isBetween(0.0, 1.0));
        long joined = robustness.neighbours().stream()
                .filter(Neighbours::isTooCloseToCall)
                .count();
        assertThat(joined).isPositive().isLessThan(robustness.neighbours().size());
        assertThat(robustness.tiedGroups().stream()
                        .mapToInt(group -> group.size() - 1)
                        .sum())
                .isEqualTo((int) joined);
    }

    @Test
    void aRunCanBeFollowedAndStopped() {
        RobustnessStudy study = new RobustnessStudy(table(3, 20), Cut.NONE, 1, SPREAD);
        AtomicLong most = new AtomicLong();
        study.run(100, 2, (done, total) -> most.accumulateAndGet(done, Math::max));
        assertThat(most).hasValue(100);
        assertThatThrownBy(() -> study.run(1000, 2, (done, total) -> {
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class);
    }

    private static CohortTable table(long seed, int size) {
        return CohortTable.of(
                RULEBOOK.sizes(),
                new Aggregation(RULEBOOK, RULEBOOK.defaultWeights()),
                new RandomCohorts(seed).next(size));
    }

    /** The drawn weights as a set that the engine takes. */
    private static WeightSet set(CohortTable table, WeightSet nominal, DrawnWeights drawn) {
        Map<String, Double> byClause = new HashMap<>();
        int k = 0;
        for (var dimension : RULEBOOK.dimensions()) {
            for (Criterion one : RULEBOOK.criteria()) {
                if (one.dimension().equals(dimension) && one.carriesWeight() && nominal.weightOf(one) > 0) {
                    byClause.put(one.id(), drawn.criteria()[k++]);
                }
            }
        }
        assertThat(k).isEqualTo(drawn.criteria().length);
        List<DimensionWeight> weights = new ArrayList<>();
        for (int d = 0; d < table.dimensions().size(); d++) {
            DimensionWeight before = nominal.dimensions().get(d);
            Map<String, Double> criteria = new LinkedHashMap<>();
            before.criteria().keySet().forEach(clause -> criteria.put(clause, byClause.getOrDefault(clause, 0.0)));
            weights.add(new DimensionWeight(before.dimension(), drawn.dimensions()[d], criteria));
        }
        return WeightSet.of("drawn", Words.same("-"), Words.same("-"), weights);
    }
}
