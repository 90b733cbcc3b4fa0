package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Place;
import org.zonemark.weighting.ZoneMove.Crossing;
import org.zonemark.weighting.ZoneMove.Position;

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
        return between(cohort, before, cohort, after, cut, equalWithin);
    }

    /**
     * The effect where the findings are others too: those of another rulebook.
     *
     * @param cohort what the rulebook in force finds
     * @param proposal the same zones in the same order, as the proposed rulebook finds them
     */
    public static WeightPreview between(
            List<CohortZone> cohort,
            Aggregation before,
            List<CohortZone> proposal,
            Aggregation after,
            Cut cut,
            double equalWithin) {
        Side old = Side.of(cohort, before, cut, equalWithin);
        Side proposed = Side.of(proposal, after, cut, equalWithin);
        List<ZoneMove> moves = IntStream.range(0, cohort.size())
                .mapToObj(i -> new ZoneMove(
                        cohort.get(i).zone(),
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

    /** The cohort under one weight set. */
    private record Side(List<Evaluation> evaluations, List<Place> places, boolean[] inside) {

        static Side of(List<CohortZone> cohort, Aggregation aggregation, Cut cut, double equalWithin) {
            List<Evaluation> evaluations = new ArrayList<>(cohort.size());
            List<Figures> figures = new ArrayList<>(cohort.size());
            for (CohortZone zone : cohort) {
                Evaluation evaluation = aggregation.total(zone.findings(), zone.circumstances());
                evaluations.add(evaluation);
                figures.add(Figures.of(zone, evaluation));
            }
            List<Place> places = Figures.order(equalWithin).places(figures, Figures::eligible);
            return new Side(evaluations, places, cut.inside(figures, equalWithin));
        }

        Position position(int zone) {
            return Position.of(evaluations.get(zone), places.get(zone));
        }
    }
}
