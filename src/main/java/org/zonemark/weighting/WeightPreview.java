package org.zonemark.weighting;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.zonemark.scoring.Aggregation;
import org.zonemark.weighting.ZoneMove.Crossing;

/**
 * What a change of weights does to a whole cohort, before anybody approves it. No rule fires; the findings are given, and
 * {@link Aggregation} turns them into totals under both sets.
 *
 * @param zones in the order of the cohort
 * @param agreement of the ranks of those zones that have one under both sets
 * @param swaps those of them that change order, the widest first, no more than {@link #MOST_SWAPS};
 *     {@link RankAgreement#swapped()} counts all
 */
public record WeightPreview(List<ZoneMove> zones, RankAgreement agreement, List<Swap> swaps) {

    /** So many swaps are listed. */
    public static final int MOST_SWAPS = 200;

    public WeightPreview {
        zones = List.copyOf(zones);
        swaps = List.copyOf(swaps);
    }

    /**
     * The effect on a cohort.
     *
     * @param before the weights in force
     * @param after the weights proposed, under the same rulebook
     * @param equalWithin totals that differ by no more than that are equal
     */
    public static WeightPreview of(
            List<CohortZone> cohort, Aggregation before, Aggregation after, Cut cut, double equalWithin) {
        return between(CohortSide.of(cohort, before, cut, equalWithin), CohortSide.of(cohort, after, cut, equalWithin));
    }

    /**
     * The effect of going over from one side to the other, whose findings may be those of another rulebook; both have the same
     * zones in the same order.
     */
    public static WeightPreview between(CohortSide old, CohortSide proposed) {
        List<ZoneMove> moves = IntStream.range(0, old.zones().size())
                .mapToObj(i -> new ZoneMove(
                        old.zones().get(i),
                        old.position(i),
                        proposed.position(i),
                        Crossing.of(old.inside()[i], proposed.inside()[i]),
                        Explanation.of(
                                old.evaluations().get(i), proposed.evaluations().get(i))))
                .toList();
        List<ZoneMove> ranked = moves.stream().filter(ZoneMove::isRankedTwice).toList();
        RankAgreement agreement = RankAgreement.of(
                ranks(ranked, move -> move.before().place().wouldRank()),
                ranks(ranked, move -> move.after().place().wouldRank()));
        return new WeightPreview(moves, agreement, Swap.widest(ranked, MOST_SWAPS));
    }

    /** The zones that cross the cut in this direction, in the order of the cohort. */
    public List<ZoneMove> crossing(Crossing direction) {
        return zones.stream().filter(move -> move.crossing() == direction).toList();
    }

    private static int[] ranks(List<ZoneMove> moves, ToIntFunction<ZoneMove> rank) {
        return moves.stream().mapToInt(rank).toArray();
    }
}
