package org.zonemark.assessment;

import org.jspecify.annotations.Nullable;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.RankOrder;
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Zone;

/**
 * The figures by which a zone is ranked.
 *
 * @param ecology score of that dimension; NaN where it has none
 * @param greenManufacturing score of that dimension; NaN where it has none
 * @param grade id of the grade; null unless the zone is eligible
 */
public record ZoneFigures(
        Zone zone,
        double total,
        double base,
        double ecology,
        double greenManufacturing,
        Standing standing,
        @Nullable String grade) {

    public static ZoneFigures of(Zone zone, Evaluation evaluation) {
        return new ZoneFigures(
                zone,
                evaluation.total(),
                evaluation.base(),
                evaluation.dimensionScore("ecology"),
                evaluation.dimensionScore("green_manufacturing"),
                evaluation.standing(),
                evaluation.grade() == null ? null : evaluation.grade().id());
    }

    /** The order of zones in which values that differ by no more than that are equal. */
    public static RankOrder<ZoneFigures> order(double equalWithin) {
        return RankOrder.ofZones(
                ZoneFigures::total, ZoneFigures::ecology, ZoneFigures::greenManufacturing, equalWithin);
    }

    public boolean isEligible() {
        return standing == Standing.ELIGIBLE;
    }
}
