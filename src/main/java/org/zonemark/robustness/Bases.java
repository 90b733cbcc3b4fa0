package org.zonemark.robustness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bases of the eligible zones under other methods, and their ranks by base.
 *
 * <p>Bonuses, penalties and ceilings are sizes on the scale of the reference values and would mean something else on another,
 * so that methods are compared by what they make of the scores alone. Equal bases share a rank.
 */
final class Bases {

    private final CohortTable table;
    private final List<Integer> zones;
    private final double[][][] scores;
    private final boolean[][] applies;

    /** @param zones which zones of the table there are; the others are not looked at */
    Bases(CohortTable table, List<Integer> zones) {
        this.table = table;
        this.zones = List.copyOf(zones);
        this.applies = new boolean[table.criterionWeights().length][this.zones.size()];
        for (int k = 0; k < applies.length; k++) {
            for (int i = 0; i < this.zones.size(); i++) {
                applies[k][i] = table.applies(k, this.zones.get(i));
            }
        }
        Normalisation[] all = Normalisation.values();
        this.scores = new double[all.length][][];
        for (Normalisation one : all) {
            scores[one.ordinal()] = normalised(one);
        }
    }

    /** Of all zones that have a rank. */
    static Bases ofEligible(CohortTable table) {
        return new Bases(
                table,
                IntStream.range(0, table.size())
                        .filter(table::isEligible)
                        .boxed()
                        .toList());
    }

    List<Integer> zones() {
        return zones;
    }

    /** By criterion, then by zone of this choice. */
    private double[][] normalised(Normalisation normalisation) {
        int criteria = table.criterionWeights().length;
        double[][] columns = new double[criteria][zones.size()];
        for (int k = 0; k < criteria; k++) {
            double[] all = table.scores(k);
            int criterion = k;
            int[] applying = IntStream.range(0, zones.size())
                    .filter(i -> applies[criterion][i])
                    .toArray();
            double[] values =
                    IntStream.of(applying).mapToDouble(i -> all[zones.get(i)]).toArray();
            if (values.length > 0) {
                normalisation.normalise(values);
            }
            for (int i = 0; i < applying.length; i++) {
                columns[k][applying[i]] = values[i];
            }
        }
        return columns;
    }

    /** Under the weights of the table. */
    double[] of(Method method) {
        return of(method, new DrawnWeights(table.dimensionWeights(), table.criterionWeights()));
    }

    double[] of(Method method, DrawnWeights weights) {
        double[][] columns = scores[method.normalisation().ordinal()];
        double[] sums = new double[zones.size()];
        double[] weightsApplying = new double[zones.size()];
        for (int d = 0; d < table.dimensions().size(); d++) {
            if (!table.dimensions().get(d).id().equals(method.leftOut())) {
                add(d, columns, method.mean(), weights, sums, weightsApplying);
            }
        }
        for (int i = 0; i < sums.length; i++) {
            double mean = weightsApplying[i] > 0 ? sums[i] / weightsApplying[i] : 0;
            sums[i] = method.mean() == Mean.GEOMETRIC && weightsApplying[i] > 0 ? StrictMath.exp(mean) : mean;
        }
        return sums;
    }

    private void add(
            int d, double[][] columns, Mean mean, DrawnWeights weights, double[] sums, double[] weightsApplying) {
        double weight = weights.dimensions()[d];
        double[] above = new double[zones.size()];
        double[] below = new double[zones.size()];
        for (int k = table.firstCriterion(d); k < table.firstCriterion(d + 1); k++) {
            double one = weights.criteria()[k];
            for (int i = 0; i < above.length; i++) {
                if (applies[k][i]) {
                    above[i] += one * columns[k][i];
                    below[i] += one;
                }
            }
        }
        double floor = table.sizes().geometricFloor();
        for (int i = 0; i < above.length; i++) {
            if (below[i] > 0) {
                double score = above[i] / below[i];
                sums[i] += weight * (mean == Mean.GEOMETRIC ? StrictMath.log(Math.max(floor, score)) : score);
                weightsApplying[i] += weight;
            }
        }
    }

    /** Ranks by base alone, the highest first. */
    int[] ranks(double[] bases) {
        boolean[] all = new boolean[bases.length];
        Arrays.fill(all, true);
        Ranker ranker = new Ranker(table.sizes().equalWithin(), new double[][] {bases}, all);
        char[] ranks = ranker.ranks(ranker.byFirstKey(), bases.length);
        int[] wide = new int[ranks.length];
        Arrays.setAll(wide, i -> ranks[i]);
        return wide;
    }

    /** How far entries move on average, in ranks. */
    static double meanShift(int[] before, int[] after) {
        long sum = 0;
        for (int i = 0; i < before.length; i++) {
            sum += Math.abs(after[i] - before[i]);
        }
        return before.length == 0 ? 0 : (double) sum / before.length;
    }
}
