package org.zonemark.reachable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zonemark.reachable.ReachableRank.Reach;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightLimitSizes;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.RankOrder;
import org.zonemark.scoring.Standing;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.NearestLegalWeights;
import org.zonemark.weighting.Progress;
import org.zonemark.weighting.WeightSuggestion;
import org.zonemark.words.Words;

/**
 * Finds the best and the worst rank of each zone within the limits of the policy on weights (section 5 of the scoring model).
 *
 * <p>A rank is what the engine makes of weights that were found, so that it can be reached. A bound is what a programme of the
 * solver proves. Where both agree the rank is exact; where they do not, the truth lies between them. The standing of a zone is
 * that under the weights in force.
 */
public final class ReachableRanks {

    private static final Words NONE = Words.same("-");

    private final Rulebook rulebook;
    private final WeightSet inForce;
    private final List<CohortZone> cohort;
    private final Scope scope;
    private final LegalWeights legal;
    private final List<Criterion> free;
    private final List<Line> lines;
    private final List<Place> places;
    private final boolean[] eligible;
    private final NearestLegalWeights nearest;

    /** @param inForce legal weights */
    public ReachableRanks(Rulebook rulebook, WeightSet inForce, List<CohortZone> cohort, Scope scope) {
        this.rulebook = rulebook;
        this.inForce = inForce;
        this.cohort = List.copyOf(cohort);
        this.scope = scope;
        this.nearest = new NearestLegalWeights(rulebook, inForce);
        List<Dimension> dimensions = rulebook.dimensions();
        this.free = dimensions.stream()
                .flatMap(dimension -> rulebook.criteria().stream()
                        .filter(one -> one.carriesWeight() && one.dimension().equals(dimension)))
                .toList();
        int[] dimensionOf = scope == Scope.DIMENSIONS
                ? IntStream.range(0, dimensions.size()).toArray()
                : free.stream()
                        .mapToInt(one -> dimensions.indexOf(one.dimension()))
                        .toArray();
        WeightLimitSizes limits = rulebook.weightLimits().sizes();
        this.legal =
                new LegalWeights(limits, dimensions.stream().map(Dimension::id).toList(), dimensionOf);
        List<Evaluation> evaluations = evaluations(inForce);
        this.eligible = new boolean[cohort.size()];
        this.lines = new ArrayList<>();
        for (int z = 0; z < eligible.length; z++) {
            eligible[z] = evaluations.get(z).standing() == Standing.ELIGIBLE;
            lines.add(Line.of(evaluations.get(z), rulebook.sizes(), limits.dimensionSum(), scope));
        }
        this.places = places(evaluations);
    }

    /**
     * All zones in the order of the cohort.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} throws it
     */
    public List<ReachableRank> all(Progress progress) {
        List<ReachableRank> all = new ArrayList<>();
        for (int z = 0; z < cohort.size(); z++) {
            all.add(of(z));
            progress.at(z + 1L, cohort.size());
        }
        return all;
    }

    /** One zone, by its position in the cohort. */
    public ReachableRank of(int zone) {
        int others = (int) IntStream.range(0, eligible.length)
                .filter(z -> eligible[z] && z != zone)
                .count();
        Found best = found(zone, true);
        Found worst = found(zone, false);
        return new ReachableRank(
                cohort.get(zone).zone(),
                places.get(zone),
                new Reach(best.rank(), 1 + best.least(), best.weights()),
                new Reach(worst.rank(), 1 + others - worst.least(), worst.weights()));
    }

    /** @param least so many pairs are lost under any legal weights */
    private record Found(int rank, int least, WeightSet weights) {}

    private Found found(int zone, boolean upwards) {
        Contest.Outcome outcome = contest(zone, upwards, Contest.MARGIN);
        WeightSet weights = inForce;
        int rank = places.get(zone).wouldRank();
        int bound = bound(zone, upwards, outcome);
        for (WeightSet tried : List.of(set(outcome.weights()), set(aimed(zone, upwards)))) {
            int reached = rank(tried, zone);
            if (upwards ? reached < rank : reached > rank) {
                rank = reached;
                weights = tried;
            }
        }
        if (rank != bound && outcome.weights() != null) {
            // What was good by a hair may not be so for the engine: the same with a hair to spare.
            WeightSet tried = set(contest(zone, upwards, -Contest.MARGIN).weights());
            int reached = rank(tried, zone);
            if (upwards ? reached < rank : reached > rank) {
                rank = reached;
                weights = tried;
            }
        }
        return new Found(rank, outcome.least(), weights);
    }

    private int bound(int zone, boolean upwards, Contest.Outcome outcome) {
        int others = (int) IntStream.range(0, eligible.length)
                .filter(z -> eligible[z] && z != zone)
                .count();
        return upwards ? 1 + outcome.least() : 1 + others - outcome.least();
    }

    private Contest.Outcome contest(int zone, boolean upwards, double margin) {
        Contest contest = new Contest(legal, margin);
        for (int z = 0; z < lines.size(); z++) {
            if (z != zone && eligible[z]) {
                if (upwards) {
                    contest.add(lines.get(zone), lines.get(z));
                } else {
                    contest.add(lines.get(z), lines.get(zone));
                }
            }
        }
        return contest.outcome();
    }

    /** All weight where the zone leads the others most, or least: often as good as it gets where criteria may change. */
    private double @Nullable [] aimed(int zone, boolean upwards) {
        if (scope == Scope.DIMENSIONS) {
            return null;
        }
        Line own = lines.get(zone);
        double[] weights = new double[legal.variables()];
        Map<Integer, Integer> chosen = new HashMap<>();
        double[] lead = new double[weights.length];
        for (int k = 0; k < lead.length; k++) {
            int variable = k;
            lead[k] = IntStream.range(0, lines.size())
                    .filter(z -> z != zone && eligible[z])
                    .mapToDouble(z ->
                            Math.signum(own.above()[variable] - lines.get(z).above()[variable]))
                    .sum();
            lead[k] = upwards ? lead[k] : -lead[k];
            chosen.merge(legal.dimensionOf(k), k, (one, other) -> lead[other] > lead[one] ? other : one);
        }
        Map<String, Double> now = inForce.byName();
        chosen.forEach((dimension, variable) ->
                weights[variable] = now.get(rulebook.dimensions().get(dimension).id()));
        return weights;
    }

    /** A legal set with these weights, but for the last bits. */
    private WeightSet set(double @Nullable [] weights) {
        if (weights == null) {
            return inForce;
        }
        Map<String, Double> dimensions = new LinkedHashMap<>();
        Map<String, Double> criteria = new LinkedHashMap<>();
        double[] most = new double[rulebook.dimensions().size()];
        for (int k = 0; k < weights.length; k++) {
            int d = legal.dimensionOf(k);
            dimensions.merge(rulebook.dimensions().get(d).id(), weights[k], Double::sum);
            most[d] = Math.max(most[d], weights[k]);
        }
        for (int k = 0; k < weights.length && scope == Scope.ALL; k++) {
            double share = weights[k] / most[legal.dimensionOf(k)];
            WeightLimitSizes limits = rulebook.weightLimits().sizes();
            criteria.put(free.get(k).id(), Math.max(limits.criterionLeast(), share * limits.criterionMost()));
        }
        return nearest.nearest(new WeightSuggestion(dimensions, Map.of()))
                .weightSet("reachable", NONE, NONE)
                .withWeights(criteria);
    }

    private int rank(WeightSet weights, int zone) {
        return weights.equals(inForce)
                ? places.get(zone).wouldRank()
                : places(evaluations(weights)).get(zone).wouldRank();
    }

    private List<Evaluation> evaluations(WeightSet weights) {
        Aggregation engine = new Aggregation(rulebook, weights);
        return cohort.stream()
                .map(zone -> engine.total(zone.findings(), zone.circumstances()))
                .toList();
    }

    private List<Place> places(List<Evaluation> evaluations) {
        RankOrder<Integer> order = RankOrder.ofZones(
                z -> evaluations.get(z).total(),
                z -> evaluations.get(z).dimensionScore("ecology"),
                z -> evaluations.get(z).dimensionScore("green_manufacturing"),
                rulebook.sizes().equalWithin());
        return order.places(IntStream.range(0, cohort.size()).boxed().toList(), z -> eligible[z]);
    }
}
