package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.List;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.Zone;
import org.zonemark.weighting.ZoneMove.Position;

/** A cohort under one rulebook, one weight set and one cut. */
record CohortSide(List<Zone> zones, List<Evaluation> evaluations, List<Place> places, boolean[] inside) {

    static CohortSide of(List<CohortZone> cohort, Aggregation aggregation, Cut cut, double equalWithin) {
        List<Evaluation> evaluations = new ArrayList<>(cohort.size());
        List<Figures> figures = new ArrayList<>(cohort.size());
        for (CohortZone zone : cohort) {
            Evaluation evaluation = aggregation.total(zone.findings(), zone.circumstances());
            evaluations.add(evaluation);
            figures.add(Figures.of(zone, evaluation));
        }
        List<Place> places = Figures.order(equalWithin).places(figures, Figures::eligible);
        List<Zone> zones = cohort.stream().map(CohortZone::zone).toList();
        return new CohortSide(zones, evaluations, places, cut.inside(figures, equalWithin));
    }

    Position position(int zone) {
        return Position.of(evaluations.get(zone), places.get(zone));
    }
}
