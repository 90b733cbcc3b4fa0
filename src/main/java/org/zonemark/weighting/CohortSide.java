package org.zonemark.weighting;

import java.util.List;
import java.util.stream.IntStream;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.Zone;
import org.zonemark.weighting.ZoneMove.Position;

/** A cohort under one rulebook, one weight set and one cut. */
public record CohortSide(List<Zone> zones, List<Evaluation> evaluations, List<Place> places, boolean[] inside) {

    /**
     * Totals and places of a cohort.
     *
     * @param equalWithin totals that differ by no more than that are equal
     */
    public static CohortSide of(List<CohortZone> cohort, Aggregation aggregation, Cut cut, double equalWithin) {
        List<Evaluation> evaluations = cohort.parallelStream()
                .map(zone -> aggregation.total(zone.findings(), zone.circumstances()))
                .toList();
        List<Figures> figures = IntStream.range(0, cohort.size())
                .mapToObj(i -> Figures.of(cohort.get(i), evaluations.get(i)))
                .toList();
        List<Place> places = Figures.order(equalWithin).places(figures, Figures::eligible);
        List<Zone> zones = cohort.stream().map(CohortZone::zone).toList();
        return new CohortSide(zones, evaluations, places, cut.inside(figures, equalWithin));
    }

    Position position(int zone) {
        return Position.of(evaluations.get(zone), places.get(zone));
    }
}
