package org.zonemark.robustness;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.zonemark.weighting.Cut;

/**
 * The ranks of a cohort in each of many draws of weights. Gates and ceilings apply in every draw.
 *
 * <p>A draw depends on nothing but the seed and its number, and what is counted are whole numbers, so that any number of
 * threads comes to the same. It takes two bytes for each zone and draw.
 */
final class RankDraws {

    private static final int DRAWS_AT_ONCE = 32;

    private final CohortTable table;
    private final WeightDraws weights;
    private final Cut cut;
    private final char[][] ranks;
    private final int[] madeCut;

    private RankDraws(CohortTable table, WeightDraws weights, Cut cut, int draws) {
        this.table = table;
        this.weights = weights;
        this.cut = cut;
        this.ranks = new char[draws][table.size()];
        this.madeCut = new int[table.size()];
    }

    /** @throws java.util.concurrent.CancellationException if {@code progress} throws it */
    static RankDraws of(CohortTable table, WeightDraws weights, Cut cut, int draws, int threads, Progress progress) {
        RankDraws all = new RankDraws(table, weights, cut, draws);
        int blocks = (draws + DRAWS_AT_ONCE - 1) / DRAWS_AT_ONCE;
        ThreadLocal<Drawing> drawing = ThreadLocal.withInitial(() -> new Drawing(table, cut));
        AtomicLong done = new AtomicLong();
        Parallel.each(blocks, threads, block -> {
            int from = block * DRAWS_AT_ONCE;
            int to = Math.min(draws, from + DRAWS_AT_ONCE);
            all.draw(drawing.get(), from, to);
            progress.at(done.addAndGet(to - from), draws);
        });
        return all;
    }

    private void draw(Drawing drawing, int from, int to) {
        int[] inside = new int[table.size()];
        for (int draw = from; draw < to; draw++) {
            drawing.draw(weights.draw(table, draw), ranks[draw], inside);
        }
        synchronized (madeCut) {
            for (int z = 0; z < inside.length; z++) {
                madeCut[z] += inside[z];
            }
        }
    }

    int draws() {
        return ranks.length;
    }

    /** The rank of a zone in a draw. */
    int rank(int draw, int zone) {
        return ranks[draw][zone];
    }

    /** In how many draws a zone makes the cut. */
    int madeCut(int zone) {
        synchronized (madeCut) {
            return madeCut[zone];
        }
    }

    /** How often each of some zones beside each other has each rank, from rank 0, which none has. */
    int[][] counts(int from, int to) {
        int[][] counts = new int[to - from][table.size() + 1];
        for (char[] draw : ranks) {
            for (int z = from; z < to; z++) {
                counts[z - from][draw[z]]++;
            }
        }
        return counts;
    }

    /** One thread's place to work. */
    private static final class Drawing {

        private final CohortTable table;
        private final Cut cut;
        private final Totals totals;
        private final Ranker ranker;
        private final int[] province;
        private final int[] sorted;
        private final int[] some;

        Drawing(CohortTable table, Cut cut) {
            this.table = table;
            this.cut = cut;
            this.totals = new Totals(table);
            this.ranker = new Ranker(table.sizes().equalWithin(), totals.keys(), table.eligible());
            this.province = new int[table.size()];
            int[][] groups = table.byProvince();
            for (int p = 0; p < groups.length; p++) {
                for (int z : groups[p]) {
                    province[z] = p;
                }
            }
            this.sorted = new int[table.size()];
            this.some = new int[table.size()];
        }

        void draw(DrawnWeights weights, char[] ranks, int[] inside) {
            totals.under(weights);
            int[] order = ranker.byFirstKey();
            int left = 0;
            for (int z : order) {
                if (table.isEligible(z)) {
                    sorted[left++] = z;
                }
            }
            System.arraycopy(ranker.ranks(order, order.length), 0, ranks, 0, ranks.length);
            Integer quota = cut.quotaPerProvince();
            if (quota != null) {
                left = firstOfEachProvince(left, quota);
            }
            Integer places = cut.places();
            if (places != null) {
                left = first(sorted, left, places);
            }
            Double line = cut.leastTotal();
            double least = line == null
                    ? Double.NEGATIVE_INFINITY
                    : line - table.sizes().equalWithin();
            for (int i = 0; i < left; i++) {
                inside[sorted[i]] += totals.total()[sorted[i]] >= least ? 1 : 0;
            }
        }

        private int firstOfEachProvince(int size, int quota) {
            int provinces = Arrays.stream(province).max().orElse(-1) + 1;
            int[][] members = new int[provinces][];
            for (int p = 0; p < provinces; p++) {
                int count = 0;
                for (int i = 0; i < size; i++) {
                    if (province[sorted[i]] == p) {
                        some[count++] = sorted[i];
                    }
                }
                members[p] = Arrays.copyOf(some, first(some, count, quota));
            }
            boolean[] kept = new boolean[table.size()];
            for (int[] group : members) {
                for (int z : group) {
                    kept[z] = true;
                }
            }
            int left = 0;
            for (int i = 0; i < size; i++) {
                if (kept[sorted[i]]) {
                    sorted[left++] = sorted[i];
                }
            }
            return left;
        }

        /** Keeps those whose rank among some is no more than so much, in their order; says how many. */
        private int first(int[] among, int size, int most) {
            // Ranking puts equal totals in order of the next key; those that stay must be by total alone, which holds.
            char[] ranks = ranker.ranks(among, size);
            int left = 0;
            for (int i = 0; i < size; i++) {
                if (ranks[among[i]] <= most) {
                    among[left++] = among[i];
                }
            }
            return left;
        }
    }
}
