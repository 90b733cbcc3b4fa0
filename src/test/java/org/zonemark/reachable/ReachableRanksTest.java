package org.zonemark.reachable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zonemark.reachable.ReachableRank.Reach;
import org.zonemark.robustness.RandomCohorts;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.RankOrder;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Standing;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.NearestLegalWeights;
import org.zonemark.weighting.Progress;
import org.zonemark.weighting.WeightSuggestion;
import org.zonemark.words.Words;

/** What is called reachable is reached, and what is called the best or worst is not beaten. */
class ReachableRanksTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final WeightSet IN_FORCE = RULEBOOK.defaultWeights();
    private static final Words NONE = Words.same("-");
    private static final int COHORTS = 100;
    private static final int SEARCHED = 150;

    @ParameterizedTest
    @EnumSource(Scope.class)
    void noWeightsFoundBySearchBeatARankThatIsCalledExact(Scope scope) {
        int ends = 0;
        int exact = 0;
        for (int seed = 1; seed <= COHORTS; seed++) {
            RandomCohorts random = new RandomCohorts(seed);
            List<CohortZone> cohort = random.next(4 + seed % 4);
            List<ReachableRank> ranks = new ReachableRanks(RULEBOOK, IN_FORCE, cohort, scope).all(Progress.NONE);
            boolean[] eligible = eligible(cohort);
            for (ReachableRank one : ranks) {
                int z = ranks.indexOf(one);
                assertReached(cohort, eligible, z, one.best(), scope);
                assertReached(cohort, eligible, z, one.worst(), scope);
                assertThat(one.best().rank())
                        .isLessThanOrEqualTo(one.place().wouldRank())
                        .isGreaterThanOrEqualTo(one.best().bound());
                assertThat(one.worst().rank())
                        .isGreaterThanOrEqualTo(one.place().wouldRank())
                        .isLessThanOrEqualTo(one.worst().bound());
                ends += 2;
                exact += (one.best().isExact() ? 1 : 0) + (one.worst().isExact() ? 1 : 0);
            }
            for (WeightSet found : searched(random.assessments(), new Random(seed), scope)) {
                int[] reached = ranks(cohort, eligible, found);
                for (int z = 0; z < reached.length; z++) {
                    assertThat(reached[z])
                            .as("cohort %d, zone %d", seed, z)
                            .isBetween(
                                    ranks.get(z).best().bound(),
                                    ranks.get(z).worst().bound());
                }
            }
        }
        assertThat((double) exact / ends).isGreaterThan(0.85);
    }

    private static void assertReached(List<CohortZone> cohort, boolean[] eligible, int zone, Reach reach, Scope scope) {
        assertThat(ranks(cohort, eligible, reach.weights())[zone]).isEqualTo(reach.rank());
        assertThat(RULEBOOK.weightLimits().check(reach.weights())).isEmpty();
        if (scope == Scope.DIMENSIONS) {
            assertThat(reach.weights().dimensions().stream()
                            .map(DimensionWeight::criteria)
                            .toList())
                    .isEqualTo(IN_FORCE.dimensions().stream()
                            .map(DimensionWeight::criteria)
                            .toList());
        }
    }

    /** Legal sets at random, many of them at the limits. */
    private static List<WeightSet> searched(RandomAssessments assessments, Random random, Scope scope) {
        List<WeightSet> sets = new ArrayList<>();
        for (int i = 0; i < SEARCHED; i++) {
            WeightSet set = i % 2 == 0 ? assessments.weights() : atTheLimits(random);
            if (scope == Scope.DIMENSIONS) {
                Map<String, Double> dimensions = new LinkedHashMap<>();
                set.dimensions().forEach(one -> dimensions.put(one.dimension(), one.weight()));
                sets.add(IN_FORCE.withWeights(dimensions));
            } else {
                Map<String, Double> criteria = new LinkedHashMap<>();
                if (i % 3 == 0) {
                    set.byName().keySet().stream()
                            .filter(name -> name.startsWith("A2-"))
                            .forEach(name -> criteria.put(name, random.nextInt(4) == 0 ? 5.0 : 0.001));
                }
                sets.add(set.withWeights(criteria));
            }
        }
        return sets;
    }

    private static WeightSet atTheLimits(Random random) {
        Map<String, Double> wanted = new LinkedHashMap<>();
        for (Dimension dimension : RULEBOOK.dimensions()) {
            wanted.put(dimension.id(), random.nextInt(3) == 0 ? 60.0 : 1.0);
        }
        return new NearestLegalWeights(RULEBOOK, IN_FORCE)
                .nearest(new WeightSuggestion(wanted, Map.of()))
                .weightSet("searched", NONE, NONE);
    }

    private static boolean[] eligible(List<CohortZone> cohort) {
        Aggregation engine = new Aggregation(RULEBOOK, IN_FORCE);
        boolean[] eligible = new boolean[cohort.size()];
        for (int z = 0; z < eligible.length; z++) {
            eligible[z] = engine.total(cohort.get(z).findings(), cohort.get(z).circumstances())
                            .standing()
                    == Standing.ELIGIBLE;
        }
        return eligible;
    }

    private static int[] ranks(List<CohortZone> cohort, boolean[] eligible, WeightSet weights) {
        Aggregation engine = new Aggregation(RULEBOOK, weights);
        List<Evaluation> evaluations = cohort.stream()
                .map(zone -> engine.total(zone.findings(), zone.circumstances()))
                .toList();
        return RankOrder.<Integer>ofZones(
                        z -> evaluations.get(z).total(),
                        z -> evaluations.get(z).dimensionScore("ecology"),
                        z -> evaluations.get(z).dimensionScore("green_manufacturing"),
                        RULEBOOK.sizes().equalWithin())
                .places(IntStream.range(0, cohort.size()).boxed().toList(), z -> eligible[z])
                .stream()
                .mapToInt(place -> place.wouldRank())
                .toArray();
    }
}
