package org.zonemark.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.Yardstick;

/**
 * One criterion with the zone's answer to it: the words in which a rule says how the answer is judged.
 *
 * <p>Each method makes the finding of one kind of criterion (section 2 of the scoring model).
 */
public final class AnsweredCriterion {

    private static final double NONE = Double.NaN;
    private static final double FULL = 100;

    private final Yardstick yardstick;
    private final Answer answer;
    private final PlanFit planFit;
    private final String rule;

    /** @param rule the rule that asks */
    AnsweredCriterion(Yardstick yardstick, Answer answer, PlanFit planFit, String rule) {
        this.yardstick = yardstick;
        this.answer = answer;
        this.planFit = planFit;
        this.rule = rule;
    }

    /** A pure gate: passed, failed, or unknown without a value; no score. */
    public Finding asGate() {
        GateResult gate = gate();
        Status status = switch (gate) {
            case PASSED -> Status.PASSED;
            case FAILED -> Status.FAILED;
            case UNKNOWN -> Status.UNKNOWN;
        };
        return finding(status, orNone(answer.value()), NONE, gate);
    }

    /** The value along the criterion's anchors. */
    public Finding alongAnchors() {
        return alongAnchors(null);
    }

    /** The value along the anchors, and the gate besides. */
    public Finding alongAnchorsBehindGate() {
        return alongAnchors(gate());
    }

    private Finding alongAnchors(@Nullable GateResult gate) {
        Double value = answer.value();
        return value == null
                ? finding(Status.MISSING, NONE, 0, gate)
                : finding(Status.SCORED, value, yardstick.anchors().score(value), gate);
    }

    /** The share of the checklist's items that are ticked. */
    public Finding byItemsTicked() {
        List<Integer> items = answer.items();
        if (items == null) {
            return finding(Status.MISSING, NONE, 0, null);
        }
        int listed = yardstick.criterion().steps().size();
        return finding(Status.SCORED, items.size(), FULL * items.size() / listed, null);
    }

    /** The maturity level reached, out of the highest. */
    public Finding byLevelReached() {
        Integer level = answer.level();
        if (level == null) {
            return finding(Status.MISSING, NONE, 0, null);
        }
        int highest = yardstick.criterion().steps().size() - 1;
        return finding(Status.SCORED, level, FULL * level / highest, null);
    }

    /** The fit of the leading industries with the plan (section 3 of the scoring model). */
    public Finding byPlanFit() {
        return planFit.isNamed()
                ? finding(Status.SCORED, planFit.points(), yardstick.anchors().score(planFit.points()), null)
                : finding(Status.MISSING, NONE, 0, null);
    }

    /** The criterion does not apply to this zone. */
    public Finding asNotApplicable() {
        return finding(Status.NOT_APPLICABLE, NONE, NONE, null);
    }

    private GateResult gate() {
        Double value =
                yardstick.gate().field() == Gate.Field.INDICATOR ? answer.value() : answer.heavyPollutingTransfers();
        if (value == null) {
            return GateResult.UNKNOWN;
        }
        return yardstick.passesGate(value) ? GateResult.PASSED : GateResult.FAILED;
    }

    private Finding finding(Status status, double value, double score, @Nullable GateResult gate) {
        return new Finding(yardstick, status, value, score, gate, rule);
    }

    private static double orNone(@Nullable Double value) {
        return value == null ? NONE : value;
    }
}
