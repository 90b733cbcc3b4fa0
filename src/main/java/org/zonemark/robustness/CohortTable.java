package org.zonemark.robustness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.ScoringSizes;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Evaluation.CriterionResult;
import org.zonemark.scoring.Evaluation.DimensionResult;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.RankOrder;
import org.zonemark.scoring.Standing;
import org.zonemark.weighting.CohortZone;

/**
 * A cohort in columns, as {@link Aggregation} evaluates it under the weights that everything is compared with.
 *
 * <p>The standing of a zone is that under these weights, and holds in every draw: gates do not depend on weights, and drawing
 * makes no weight 0 that was not, so that the same values need evidence.
 */
public final class CohortTable {

    private static final String ECOLOGY = "ecology";
    private static final String GREEN_MANUFACTURING = "green_manufacturing";

    private final ScoringSizes sizes;
    private final List<CohortZone> zones;
    private final List<Evaluation> evaluations;
    private final List<Dimension> dimensions;
    private final double[] dimensionWeights;
    private final double[] criterionWeights;
    private final int[] firstCriterion;
    private final double[][] scores;
    private final boolean[][] applies;
    private final double[] adjustments;
    private final boolean[] eligible;
    private final List<Place> places;

    private CohortTable(ScoringSizes sizes, List<CohortZone> zones, List<Evaluation> evaluations) {
        this.sizes = sizes;
        this.zones = List.copyOf(zones);
        this.evaluations = List.copyOf(evaluations);
        Evaluation first = evaluations.get(0);
        this.dimensions =
                first.dimensions().stream().map(DimensionResult::dimension).toList();
        this.dimensionWeights =
                first.dimensions().stream().mapToDouble(DimensionResult::weight).toArray();
        List<Integer> positions = new ArrayList<>();
        this.firstCriterion = new int[dimensions.size() + 1];
        for (int d = 0; d < dimensions.size(); d++) {
            positions.addAll(weighted(first, dimensions.get(d)));
            firstCriterion[d + 1] = positions.size();
        }
        this.criterionWeights = positions.stream()
                .mapToDouble(position -> first.criteria().get(position).weight())
                .toArray();
        this.scores = new double[positions.size()][zones.size()];
        this.applies = new boolean[positions.size()][zones.size()];
        for (int k = 0; k < scores.length; k++) {
            for (int z = 0; z < zones.size(); z++) {
                Finding finding =
                        evaluations.get(z).criteria().get(positions.get(k)).finding();
                applies[k][z] = finding.counts();
                scores[k][z] = finding.counts() ? finding.score() : 0;
            }
        }
        this.adjustments =
                evaluations.stream().mapToDouble(Evaluation::adjustment).toArray();
        this.eligible = new boolean[zones.size()];
        for (int z = 0; z < eligible.length; z++) {
            eligible[z] = evaluations.get(z).standing() == Standing.ELIGIBLE;
        }
        this.places = order(sizes).places(evaluations, one -> one.standing() == Standing.ELIGIBLE);
    }

    /**
     * The table of a cohort.
     *
     * @param aggregation the engine, with the weights that everything is compared with
     * @throws IllegalArgumentException if the cohort is empty, or too large to be counted with ranks of 16 bits
     */
    public static CohortTable of(ScoringSizes sizes, Aggregation aggregation, List<CohortZone> zones) {
        if (zones.isEmpty() || zones.size() >= Character.MAX_VALUE) {
            throw new IllegalArgumentException("a cohort has 1 to 65,534 zones, not " + zones.size());
        }
        return new CohortTable(
                sizes,
                zones,
                zones.stream()
                        .map(zone -> aggregation.total(zone.findings(), zone.circumstances()))
                        .toList());
    }

    private static RankOrder<Evaluation> order(ScoringSizes sizes) {
        return RankOrder.ofZones(
                Evaluation::total,
                one -> one.dimensionScore(ECOLOGY),
                one -> one.dimensionScore(GREEN_MANUFACTURING),
                sizes.equalWithin());
    }

    /** The criteria of a dimension that carry weight; the others change no sum. */
    private static List<Integer> weighted(Evaluation evaluation, Dimension dimension) {
        List<CriterionResult> criteria = evaluation.criteria();
        return IntStream.range(0, criteria.size())
                .filter(c -> criteria.get(c).weight() > 0
                        && criteria.get(c)
                                .finding()
                                .yardstick()
                                .criterion()
                                .dimension()
                                .equals(dimension))
                .boxed()
                .toList();
    }

    public int size() {
        return zones.size();
    }

    public List<CohortZone> zones() {
        return zones;
    }

    /** The cohort under the weights that everything is compared with, in its order. */
    public List<Evaluation> evaluations() {
        return evaluations;
    }

    /** The places under those weights. */
    public List<Place> places() {
        return places;
    }

    public List<Dimension> dimensions() {
        return dimensions;
    }

    ScoringSizes sizes() {
        return sizes;
    }

    double[] dimensionWeights() {
        return dimensionWeights.clone();
    }

    /** Of the criteria that carry weight, one dimension after the other and in the order of the Annex inside each. */
    double[] criterionWeights() {
        return criterionWeights.clone();
    }

    /** Where the criteria of a dimension begin; of the number of dimensions, where the last one's end. */
    int firstCriterion(int dimension) {
        return firstCriterion[dimension];
    }

    double[] adjustments() {
        return adjustments.clone();
    }

    boolean isEligible(int zone) {
        return eligible[zone];
    }

    boolean[] eligible() {
        return eligible.clone();
    }

    /** The scores of a criterion; 0 where it does not apply. */
    double[] scores(int criterion) {
        return scores[criterion].clone();
    }

    boolean applies(int criterion, int zone) {
        return applies[criterion][zone];
    }

    /** Where a dimension stands, or -1 if there is none of that name. */
    int dimension(String id) {
        return dimensions.stream().map(Dimension::id).toList().indexOf(id);
    }

    int ecology() {
        return dimension(ECOLOGY);
    }

    int greenManufacturing() {
        return dimension(GREEN_MANUFACTURING);
    }

    /** Zones by province, in the order in which provinces first occur. */
    int[][] byProvince() {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int z = 0; z < zones.size(); z++) {
            groups.computeIfAbsent(zones.get(z).zone().province(), none -> new ArrayList<>())
                    .add(z);
        }
        return groups.values().stream()
                .map(group -> group.stream().mapToInt(z -> z).toArray())
                .toArray(int[][]::new);
    }

    /**
     * The ways in which the criteria of a dimension apply: for each zone the number of its pattern, and after that the
     * patterns, each with one entry for each criterion of the dimension.
     */
    Patterns patterns(int dimension) {
        int from = firstCriterion[dimension];
        int to = firstCriterion[dimension + 1];
        Map<List<Boolean>, Integer> known = new HashMap<>();
        List<boolean[]> patterns = new ArrayList<>();
        int[] ofZone = new int[zones.size()];
        for (int z = 0; z < ofZone.length; z++) {
            boolean[] pattern = new boolean[to - from];
            List<Boolean> key = new ArrayList<>();
            for (int k = from; k < to; k++) {
                pattern[k - from] = applies[k][z];
                key.add(applies[k][z]);
            }
            ofZone[z] = known.computeIfAbsent(key, none -> {
                patterns.add(pattern);
                return patterns.size() - 1;
            });
        }
        return new Patterns(ofZone, patterns.toArray(boolean[][]::new));
    }

    /** Which criteria of a dimension apply, where many zones share a pattern. */
    record Patterns(int[] ofZone, boolean[][] patterns) {

        boolean any(int zone) {
            boolean[] pattern = patterns[ofZone[zone]];
            return IntStream.range(0, pattern.length).anyMatch(k -> pattern[k]);
        }

        /** The sum of the weights that apply, by pattern. */
        void sums(double[] weights, int from, double[] sums) {
            for (int p = 0; p < patterns.length; p++) {
                double sum = 0;
                boolean[] pattern = patterns[p];
                for (int k = 0; k < pattern.length; k++) {
                    sum += pattern[k] ? weights[from + k] : 0;
                }
                sums[p] = sum;
            }
        }
    }
}
