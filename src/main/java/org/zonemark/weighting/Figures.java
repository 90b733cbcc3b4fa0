package org.zonemark.weighting;

import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.RankOrder;
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Zone;

/** What decides the rank of a zone (section 4.6 of the scoring model). */
record Figures(String province, double total, double ecology, double greenManufacturing, boolean eligible) {

    static Figures of(CohortZone zone, Evaluation evaluation) {
        return of(zone.zone(), evaluation);
    }

    static Figures of(Zone zone, Evaluation evaluation) {
        return new Figures(
                zone.province(),
                evaluation.total(),
                evaluation.dimensionScore("ecology"),
                evaluation.dimensionScore("green_manufacturing"),
                evaluation.standing() == Standing.ELIGIBLE);
    }

    static RankOrder<Figures> order(double equalWithin) {
        return RankOrder.ofZones(Figures::total, Figures::ecology, Figures::greenManufacturing, equalWithin);
    }
}
