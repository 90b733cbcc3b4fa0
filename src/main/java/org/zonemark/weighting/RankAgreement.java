package org.zonemark.weighting;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well two rankings of the same zones agree.
 *
 * @param zones how many are compared
 * @param kendall Kendall's tau-b (M. G. Kendall, 1945), 1 for the same order; nothing where one ranking is one great tie
 * @param spearman Pearson's correlation of mean ranks; nothing likewise
 * @param pairs how many pairs there are
 * @param swapped how many of them stand in one order in one ranking and in the other in the other
 */
public record RankAgreement(int zones, OptionalDouble kendall, OptionalDouble spearman, long pairs, long swapped) {

    /**
     * Of ranks, lower is better; equal entries have equal ranks. In O(n log n), by W. R. Knight, A computer method for
     * calculating Kendall's tau with ungrouped data, Journal of the American Statistical Association 61, 1966.
     */
    public static RankAgreement of(int[] before, int[] after) {
        int[] order = IntStream.range(0, before.length)
                .boxed()
                .sorted((i, j) -> before[i] != before[j]
                        ? Integer.compare(before[i], before[j])
                        : Integer.compare(after[i], after[j]))
                .mapToInt(i -> i)
                .toArray();
        int[] sortedAfter = Arrays.stream(order).map(i -> after[i]).toArray();
        long[] both = Arrays.stream(order)
                .mapToLong(i -> ((long) before[i] << Integer.SIZE) + after[i])
                .toArray();
        long swapped = inversions(sortedAfter.clone(), new int[before.length], 0, before.length);
        long pairs = (long) before.length * (before.length - 1) / 2;
        long tiedBefore = tied(Arrays.stream(order).mapToLong(i -> before[i]).toArray());
        long tiedAfter = tied(Arrays.stream(after).asLongStream().sorted().toArray());
        long ordered = pairs - tiedBefore - tiedAfter + tied(both);
        return new RankAgreement(
                before.length,
                ratio(ordered - 2.0 * swapped, (double) (pairs - tiedBefore) * (pairs - tiedAfter)),
                spearman(before, after),
                pairs,
                swapped);
    }

    private static OptionalDouble ratio(double above, double squareBelow) {
        return squareBelow > 0 ? OptionalDouble.of(above / Math.sqrt(squareBelow)) : OptionalDouble.empty();
    }

    /** Pairs that stand in the wrong order, by merge sort; it sorts the values. */
    private static long inversions(int[] values, int[] spare, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long count = inversions(values, spare, from, middle) + inversions(values, spare, middle, to);
        System.arraycopy(values, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int k = from; k < to; k++) {
            if (right >= to || left < middle && spare[left] <= spare[right]) {
                values[k] = spare[left++];
            } else {
                values[k] = spare[right++];
                count += middle - left;
            }
        }
        return count;
    }

    /** Pairs of equal values in a sorted array. */
    private static long tied(long[] sorted) {
        long pairs = 0;
        int run = 0;
        for (int i = 1; i < sorted.length; i++) {
            run = sorted[i] == sorted[i - 1] ? run + 1 : 0;
            pairs += run;
        }
        return pairs;
    }

    private static OptionalDouble spearman(int[] before, int[] after) {
        double r = Column.correlation(meanRanks(before), meanRanks(after));
        return Double.isNaN(r) ? OptionalDouble.empty() : OptionalDouble.of(r);
    }

    private static double[] meanRanks(int[] ranks) {
        int[] sorted = ranks.clone();
        Arrays.sort(sorted);
        double[] means = new double[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            int first = first(sorted, ranks[i]);
            int next = first(sorted, ranks[i] + 1);
            means[i] = (first + next + 1) / 2.0;
        }
        return means;
    }

    /** The first place in a sorted array with this value or a greater one. */
    private static int first(int[] sorted, int value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
