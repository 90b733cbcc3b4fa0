package org.zonemark.robustness;

/**
 * Ranks by the order of {@link org.zonemark.scoring.RankOrder}, on arrays: by total, then ecology, then green manufacturing;
 * values that a chain of small differences joins are equal. One for each thread.
 *
 * <p>Totals lie close to evenly in their range, so that one counting pass over buckets and an insertion pass on the exact
 * values sort them; zones that a ceiling has made equal are sorted by the next key among themselves.
 */
final class Ranker {

    private static final int BUCKETS = 4096;
    private static final int FIRST_GAP = 1201;

    private final double equalWithin;
    private final double[][] keys;
    private final boolean[] eligible;
    private final int[] counts = new int[BUCKETS + 1];
    private final int[] order;
    private final char[] ranks;
    private int better;

    /**
     * @param keys what decides, the first before the second; {@code NEGATIVE_INFINITY} where there is no value. They are
     *     read at each ranking
     */
    Ranker(double equalWithin, double[][] keys, boolean[] eligible) {
        this.equalWithin = equalWithin;
        this.keys = keys;
        this.eligible = eligible;
        this.order = new int[eligible.length];
        this.ranks = new char[eligible.length];
    }

    /** Orders all entries by the first key, the highest first. */
    int[] byFirstKey() {
        double[] values = keys[0];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double scale = most > least ? (BUCKETS - 1) / (most - least) : 0;
        java.util.Arrays.fill(counts, 0);
        for (double value : values) {
            counts[(int) ((most - value) * scale) + 1]++;
        }
        for (int b = 0; b < BUCKETS; b++) {
            counts[b + 1] += counts[b];
        }
        for (int i = 0; i < values.length; i++) {
            order[counts[(int) ((most - values[i]) * scale)]++] = i;
        }
        insertionSort(order, 0, order.length, values);
        return order;
    }

    /**
     * The rank of each of the first entries of an order, or the one that it would have if it were eligible.
     *
     * @param sorted entries by the first key, the highest first; equal ones are put in order here
     * @return by entry; only those of entries in the order are set, and the next call overwrites them
     */
    char[] ranks(int[] sorted, int size) {
        better = 0;
        rank(sorted, 0, size, 0);
        return ranks;
    }

    private void rank(int[] sorted, int from, int to, int key) {
        double[] values = keys[key];
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || !equal(values[sorted[i - 1]], values[sorted[i]])) {
                if (i - start > 1 && key + 1 < keys.length) {
                    shellSort(sorted, start, i, keys[key + 1]);
                    rank(sorted, start, i, key + 1);
                } else {
                    same(sorted, start, i);
                }
                start = i;
            }
        }
    }

    private void same(int[] sorted, int from, int to) {
        int ranked = 0;
        for (int i = from; i < to; i++) {
            ranks[sorted[i]] = (char) (better + 1);
            ranked += eligible[sorted[i]] ? 1 : 0;
        }
        better += ranked;
    }

    private boolean equal(double before, double value) {
        return before == value || before - value <= equalWithin;
    }

    private static void insertionSort(int[] order, int from, int to, double[] values) {
        for (int i = from + 1; i < to; i++) {
            int entry = order[i];
            double value = values[entry];
            int j = i - 1;
            while (j >= from && values[order[j]] < value) {
                order[j + 1] = order[j];
                j--;
            }
            order[j + 1] = entry;
        }
    }

    private static void shellSort(int[] order, int from, int to, double[] values) {
        int gap = FIRST_GAP;
        while (gap > 1) {
            gap = Math.max(1, gap * 4 / 9);
            for (int i = from + gap; i < to; i++) {
                int entry = order[i];
                int j = i;
                while (j - gap >= from && values[order[j - gap]] < values[entry]) {
                    order[j] = order[j - gap];
                    j -= gap;
                }
                order[j] = entry;
            }
        }
    }
}
