package org.zonemark.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.zonemark.words.Words;

/**
 * The sizes of sections 3 and 4 of the scoring model: data of the rulebook, none of them in code.
 *
 * @param geometricFloor the least that a dimension counts in the geometric mean, in points
 * @param passMark points from which a score counts as met when criteria are explained
 * @param from the first day on which they are in force
 * @param acceptedEvidence the least share of weighted values with accepted evidence, 0 to 1
 * @param survey the survey of firms
 */
public record ScoringSizes(
        PlanFitSizes planFit,
        double geometricFloor,
        double passMark,
        List<CeilingRule> ceilings,
        AdjustmentKinds bonuses,
        AdjustmentKinds penalties,
        double leastTotal,
        double mostTotal,
        double acceptedEvidence,
        List<Grade> grades,
        double equalWithin,
        SurveySizes survey,
        LocalDate from,
        Words source) {

    /**
     * Fits of an industry's row with the plan, 0 to 1 (section 3).
     *
     * @param clusterBox the box whose rows earn the cluster bonus
     * @param clusterBonus points for the whole output in full fit with that box
     */
    public record PlanFitSizes(
            double here,
            double belt,
            double anywhere,
            double sameProvince,
            double otherProvince,
            double noRow,
            double cautionCap,
            int clusterBox,
            double clusterBonus,
            int maxIndustries) {}

    /**
     * A limit on the total when dimensions are weak (section 4.3).
     *
     * @param dimensions dimensions looked at
     * @param anyOf true: any one of them below; false: their mean below
     */
    public record CeilingRule(
            String id, List<String> dimensions, boolean anyOf, double below, double limit, Words reason) {}

    /** What a ministry or inspection may enter (section 4.2), with the most that it adds up to. */
    public record AdjustmentKinds(double most, Map<String, AdjustmentKind> kinds) {}

    /** One kind of bonus or penalty; points are positive for both. */
    public record AdjustmentKind(String id, double points, boolean zeroesCriterion, Words name) {}

    /** A grade and the least total that earns it. */
    public record Grade(String id, double from, Words name) {}
}
