package org.zonemark.robustness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.zonemark.robustness.Robustness.Neighbours;
import org.zonemark.robustness.Robustness.ZoneRobustness;
import org.zonemark.scoring.Zone;
import org.zonemark.weighting.Cut;

/** Draws weights, ranks the cohort under each draw, and counts. */
public final class RobustnessStudy {

    private static final double LOW = 0.05;
    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.95;
    private static final int ZONES_AT_ONCE = 64;

    private final CohortTable table;
    private final Cut cut;
    private final long seed;
    private final double spread;

    /** @param spread by how much a weight may be more or less, 0 to below 1; the model has 0.2 */
    public RobustnessStudy(CohortTable table, Cut cut, long seed, double spread) {
        this.table = table;
        this.cut = cut;
        this.seed = seed;
        this.spread = spread;
    }

    /**
     * The figures; the same for any number of threads.
     *
     * @param draws 1 or more
     * @throws java.util.concurrent.CancellationException if {@code progress} throws it
     */
    public Robustness run(int draws, int threads, Progress progress) {
        if (draws < 1) {
            throw new IllegalArgumentException("there must be a draw");
        }
        RankDraws ranks = RankDraws.of(table, new WeightDraws(seed, spread), cut, draws, threads, progress);
        List<Neighbours> neighbours = neighbours(ranks);
        return new Robustness(seed, spread, draws, zones(ranks), neighbours, tiedGroups(neighbours));
    }

    private List<ZoneRobustness> zones(RankDraws ranks) {
        List<ZoneRobustness> zones = new ArrayList<>();
        for (int from = 0; from < table.size(); from += ZONES_AT_ONCE) {
            int to = Math.min(table.size(), from + ZONES_AT_ONCE);
            int[][] counts = ranks.counts(from, to);
            for (int z = from; z < to; z++) {
                zones.add(zone(z, counts[z - from], ranks));
            }
        }
        return zones;
    }

    private ZoneRobustness zone(int z, int[] counts, RankDraws ranks) {
        int draws = ranks.draws();
        long sum = 0;
        int best = counts.length;
        int worst = 0;
        for (int rank = 1; rank < counts.length; rank++) {
            sum += (long) rank * counts[rank];
            if (counts[rank] > 0) {
                best = Math.min(best, rank);
                worst = rank;
            }
        }
        return new ZoneRobustness(
                table.zones().get(z).zone(),
                table.places().get(z),
                (double) sum / draws,
                quantile(counts, draws, LOW),
                quantile(counts, draws, MEDIAN),
                quantile(counts, draws, HIGH),
                best,
                worst,
                (double) ranks.madeCut(z) / draws);
    }

    private static double quantile(int[] counts, int draws, double share) {
        double at = (draws - 1) * share;
        int below = (int) Math.floor(at);
        int low = nth(counts, below);
        int high = nth(counts, Math.min(draws - 1, below + 1));
        return low + (at - below) * (high - low);
    }

    /** The rank that stands at a place, from 0, when all are sorted. */
    private static int nth(int[] counts, int place) {
        int passed = 0;
        int rank = 0;
        while (passed + counts[rank] <= place) {
            passed += counts[rank];
            rank++;
        }
        return rank;
    }

    private List<Neighbours> neighbours(RankDraws ranks) {
        List<Integer> inOrder = IntStream.range(0, table.size())
                .filter(table::isEligible)
                .boxed()
                .sorted(Comparator.comparingInt((Integer z) -> rank(z)).thenComparing(z -> zone(z).code()))
                .toList();
        List<Neighbours> neighbours = new ArrayList<>();
        for (int i = 1; i < inOrder.size(); i++) {
            int ahead = inOrder.get(i - 1);
            int behind = inOrder.get(i);
            boolean tied = rank(ahead) == rank(behind);
            long holding = IntStream.range(0, ranks.draws())
                    .filter(draw -> tied
                            ? ranks.rank(draw, ahead) == ranks.rank(draw, behind)
                            : ranks.rank(draw, ahead) < ranks.rank(draw, behind))
                    .count();
            neighbours.add(new Neighbours(zone(ahead), zone(behind), tied, (double) holding / ranks.draws()));
        }
        return neighbours;
    }

    private static List<List<Zone>> tiedGroups(List<Neighbours> neighbours) {
        List<List<Zone>> groups = new ArrayList<>();
        boolean open = false;
        for (Neighbours pair : neighbours) {
            if (pair.isTooCloseToCall()) {
                if (!open) {
                    groups.add(new ArrayList<>(List.of(pair.ahead())));
                }
                groups.get(groups.size() - 1).add(pair.behind());
            }
            open = pair.isTooCloseToCall();
        }
        return groups;
    }

    private int rank(int zone) {
        return table.places().get(zone).wouldRank();
    }

    private Zone zone(int position) {
        return table.zones().get(position).zone();
    }
}
