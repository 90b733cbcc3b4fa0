package org.zonemark.robustness;

import java.util.List;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.Zone;

/**
 * How sure the places of a ranking are when weights are drawn (section 6 of the scoring model).
 *
 * @param zones in the order of the cohort
 * @param neighbours the eligible zones in the order of their ranks, each with the next one
 * @param tiedGroups neighbours that a chain of pairs too close to call joins, two zones or more, the best first
 */
public record Robustness(
        long seed,
        double spread,
        int draws,
        List<ZoneRobustness> zones,
        List<Neighbours> neighbours,
        List<List<Zone>> tiedGroups) {

    /** Under this probability that their order holds, two neighbours are too close to call. */
    public static final double SURE = 0.95;

    /**
     * How sure the place of one zone is. For a zone that is not eligible it is the place that it would have.
     *
     * @param place under the weights that were drawn around
     * @param low 5th percentile of its ranks, between two ranks by linear interpolation (type 7 of R. J. Hyndman, Y. Fan,
     *     Sample quantiles in statistical packages, The American Statistician 50, 1996)
     * @param median likewise
     * @param high 95th percentile, likewise
     * @param makesCut share of the draws in which it makes the cut, 0 to 1
     */
    public record ZoneRobustness(
            Zone zone,
            Place place,
            double mean,
            double low,
            double median,
            double high,
            int best,
            int worst,
            double makesCut) {}

    /**
     * Two eligible zones of which none stands between.
     *
     * @param tied whether they are equal, and the order in which they are named means nothing
     * @param holds share of the draws in which the first stands before the other, or, if they are equal, in which they are
     *     equal too; 0 to 1
     */
    public record Neighbours(Zone ahead, Zone behind, boolean tied, double holds) {

        public boolean isTooCloseToCall() {
            return tied || holds < SURE;
        }
    }

    public Robustness {
        zones = List.copyOf(zones);
        neighbours = List.copyOf(neighbours);
        tiedGroups = tiedGroups.stream().map(List::copyOf).toList();
    }
}
