package org.zonemark.weighting;

import java.util.List;
import java.util.Map;
import org.zonemark.rulebook.Basin;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.ScoringSizes.Grade;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Evaluation.DimensionResult;
import org.zonemark.scoring.Findings;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;

/** Zones with figures that a test sets; nobody has scored them. */
public final class MadeUpZones {

    public static final Rulebook RULEBOOK = Rulebooks.own();

    private static final Findings FINDINGS = new RandomAssessments(1).nextFindings();

    private MadeUpZones() {}

    /** An eligible zone with 50 in every dimension. */
    public static ScoredZone zone(String code, String province, double total) {
        return zone(code, province, total, Standing.ELIGIBLE, Map.of());
    }

    /** @param scores of dimensions that are not 50 */
    public static ScoredZone zone(
            String code, String province, double total, Standing standing, Map<String, Double> scores) {
        List<DimensionResult> dimensions = RULEBOOK.dimensions().stream()
                .map(one -> new DimensionResult(
                        one,
                        scores.getOrDefault(one.id(), 50.0),
                        RULEBOOK.defaultWeights().weightOf(one),
                        0))
                .toList();
        Grade grade = RULEBOOK.sizes().grades().get(0);
        Evaluation evaluation = new Evaluation(
                FINDINGS,
                RULEBOOK.defaultWeights(),
                List.of(),
                dimensions,
                total,
                total,
                0,
                List.of(),
                total,
                standing,
                standing == Standing.ELIGIBLE ? grade : null);
        return new ScoredZone(new Zone(code, code, province, "-", Basin.MIDDLE, ZoneType.OTHER), evaluation);
    }
}
