package org.zonemark.robustness;

import java.util.Arrays;
import java.util.List;
import org.zonemark.rulebook.ScoringSizes;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;

/**
 * The totals of a cohort under other weights: what {@link org.zonemark.scoring.Aggregation} says, to the bit, in columns. One for
 * each thread.
 *
 * <p>Sums run over the same numbers in the same order as there; where a criterion does not apply, 0 is added.
 */
final class Totals {

    private static final double NONE = Double.NEGATIVE_INFINITY;

    private final int zones;
    private final CohortTable table;
    private final double[][] scores;
    private final double[] adjustments;
    private final CohortTable.Patterns[] patterns;
    private final double[][] sums;
    private final int[] dimensionPattern;
    private final boolean[][] dimensionPatterns;
    private final double[] applying;
    private final Ceiling[] ceilings;
    private final double leastTotal;
    private final double mostTotal;
    private final double[][] dimensions;
    private final double[] base;
    private final double[] limit;
    private final double[] spare;
    private final double[] total;
    private final double[] ecology;
    private final double[] green;

    /** A ceiling rule by the places of its dimensions. */
    private record Ceiling(int[] dimensions, boolean anyOf, double below, double limit, double[] counts) {}

    Totals(CohortTable table) {
        ScoringSizes sizes = table.sizes();
        int count = table.dimensions().size();
        this.table = table;
        this.zones = table.size();
        this.scores = new double[table.firstCriterion(count)][];
        Arrays.setAll(scores, table::scores);
        this.adjustments = table.adjustments();
        this.patterns = new CohortTable.Patterns[count];
        Arrays.setAll(patterns, table::patterns);
        this.sums = new double[count][];
        Arrays.setAll(sums, d -> new double[patterns[d].patterns().length]);
        this.dimensionPattern = new int[zones];
        this.dimensionPatterns = dimensionPatterns(count);
        this.applying = new double[dimensionPatterns.length];
        this.ceilings = sizes.ceilings().stream().map(this::ceiling).toArray(Ceiling[]::new);
        this.leastTotal = sizes.leastTotal();
        this.mostTotal = sizes.mostTotal();
        this.dimensions = new double[count][zones];
        this.base = new double[zones];
        this.limit = new double[zones];
        this.spare = new double[zones];
        this.total = new double[zones];
        this.ecology = column(table.ecology());
        this.green = column(table.greenManufacturing());
    }

    /** The keys of the order of zones, written anew by each {@link #under}. */
    double[][] keys() {
        return new double[][] {total, ecology, green};
    }

    double[] total() {
        return total;
    }

    /** Reckons the totals under these weights. */
    void under(DrawnWeights weights) {
        Arrays.fill(base, 0);
        reckonApplying(weights.dimensions(), weights.criteria());
        for (int d = 0; d < dimensions.length; d++) {
            dimension(d, weights.criteria());
            addPoints(d, weights.dimensions()[d]);
        }
        limits();
        for (int z = 0; z < zones; z++) {
            total[z] = Math.max(leastTotal, Math.min(Math.min(limit[z], mostTotal), base[z] + adjustments[z]));
        }
    }

    private void reckonApplying(double[] dimensionWeights, double[] criterionWeights) {
        for (int d = 0; d < dimensions.length; d++) {
            patterns[d].sums(criterionWeights, table.firstCriterion(d), sums[d]);
        }
        for (int p = 0; p < applying.length; p++) {
            double sum = 0;
            for (int d = 0; d < dimensions.length; d++) {
                sum += dimensionPatterns[p][d] ? dimensionWeights[d] : 0;
            }
            applying[p] = sum;
        }
    }

    /** The scores of a dimension; {@link #NONE} where it has none. */
    private void dimension(int d, double[] weights) {
        double[] sum = dimensions[d];
        Arrays.fill(sum, 0);
        int k = table.firstCriterion(d);
        int end = table.firstCriterion(d + 1);
        for (; k + 3 < end; k += 4) {
            addFour(sum, weights, k);
        }
        for (; k < end; k++) {
            addOne(sum, weights[k], scores[k]);
        }
        int[] ofZone = patterns[d].ofZone();
        double[] below = sums[d];
        for (int z = 0; z < zones; z++) {
            spare[z] = below[ofZone[z]];
        }
        for (int z = 0; z < zones; z++) {
            sum[z] = spare[z] > 0 ? sum[z] / spare[z] : NONE;
        }
    }

    private void addFour(double[] sum, double[] weights, int k) {
        double w0 = weights[k];
        double w1 = weights[k + 1];
        double w2 = weights[k + 2];
        double w3 = weights[k + 3];
        double[] s0 = scores[k];
        double[] s1 = scores[k + 1];
        double[] s2 = scores[k + 2];
        double[] s3 = scores[k + 3];
        for (int z = 0; z < sum.length; z++) {
            sum[z] = sum[z] + w0 * s0[z] + w1 * s1[z] + w2 * s2[z] + w3 * s3[z];
        }
    }

    private static void addOne(double[] sum, double weight, double[] column) {
        for (int z = 0; z < sum.length; z++) {
            sum[z] += weight * column[z];
        }
    }

    private void addPoints(int d, double weight) {
        double[] score = dimensions[d];
        for (int z = 0; z < zones; z++) {
            spare[z] = applying[dimensionPattern[z]];
        }
        for (int z = 0; z < zones; z++) {
            base[z] += score[z] >= 0 ? weight * score[z] / spare[z] : 0;
        }
    }

    private void limits() {
        Arrays.fill(limit, mostTotal);
        for (Ceiling ceiling : ceilings) {
            Arrays.fill(spare, ceiling.anyOf() ? Double.POSITIVE_INFINITY : 0);
            for (int d : ceiling.dimensions()) {
                double[] score = dimensions[d];
                for (int z = 0; z < zones; z++) {
                    if (ceiling.anyOf()) {
                        spare[z] = score[z] >= 0 ? Math.min(spare[z], score[z]) : spare[z];
                    } else {
                        spare[z] += score[z] >= 0 ? score[z] : 0;
                    }
                }
            }
            double[] counts = ceiling.counts();
            double below = ceiling.below();
            double most = ceiling.limit();
            for (int z = 0; z < zones; z++) {
                double looked = ceiling.anyOf() ? spare[z] : spare[z] / counts[z];
                limit[z] = looked < below ? Math.min(limit[z], most) : limit[z];
            }
        }
    }

    private double[] column(int dimension) {
        double[] none = new double[zones];
        Arrays.fill(none, NONE);
        return dimension < 0 ? none : dimensions[dimension];
    }

    private Ceiling ceiling(CeilingRule rule) {
        List<String> ids = rule.dimensions();
        int[] places = ids.stream()
                .mapToInt(table::dimension)
                .filter(d -> d >= 0)
                .sorted()
                .toArray();
        double[] counts = new double[zones];
        for (int z = 0; z < zones; z++) {
            for (int d : places) {
                counts[z] += dimensionPatterns[dimensionPattern[z]][d] ? 1 : 0;
            }
        }
        return new Ceiling(places, rule.anyOf(), rule.below() - table.sizes().equalWithin(), rule.limit(), counts);
    }

    /** Which dimensions have a score, where many zones share a pattern. */
    private boolean[][] dimensionPatterns(int count) {
        List<List<Boolean>> known = new java.util.ArrayList<>();
        for (int z = 0; z < zones; z++) {
            List<Boolean> pattern = new java.util.ArrayList<>();
            for (int d = 0; d < count; d++) {
                pattern.add(patterns[d].any(z));
            }
            if (!known.contains(pattern)) {
                known.add(pattern);
            }
            dimensionPattern[z] = known.indexOf(pattern);
        }
        boolean[][] all = new boolean[known.size()][count];
        for (int p = 0; p < all.length; p++) {
            for (int d = 0; d < count; d++) {
                all[p][d] = known.get(p).get(d);
            }
        }
        return all;
    }
}
