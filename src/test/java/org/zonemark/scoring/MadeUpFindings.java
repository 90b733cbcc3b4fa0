package org.zonemark.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.Yardstick;

/** Findings with the scores that a test chooses; gates pass unless it says otherwise. No rule fires. */
final class MadeUpFindings {

    private static final String RULE = "made up";

    private final List<Yardstick> yardsticks;
    private final Map<String, Double> scores = new HashMap<>();
    private final Map<String, Status> statuses = new HashMap<>();
    private final Map<String, GateResult> gates = new HashMap<>();

    private MadeUpFindings() {
        Rulebook rulebook = Rulebooks.own();
        this.yardsticks = rulebook.yardsticks(rulebook.firstYear()).inOrder();
    }

    static MadeUpFindings allScoring(double score) {
        MadeUpFindings findings = new MadeUpFindings();
        findings.yardsticks.forEach(one -> findings.scores.put(one.criterion().id(), score));
        return findings;
    }

    MadeUpFindings dimension(String id, double score) {
        yardsticks.stream()
                .map(Yardstick::criterion)
                .filter(criterion -> criterion.dimension().id().equals(id))
                .forEach(criterion -> scores.put(criterion.id(), score));
        return this;
    }

    MadeUpFindings criterion(String clause, double score) {
        scores.put(clause, score);
        return this;
    }

    MadeUpFindings missing(String clause) {
        scores.put(clause, 0.0);
        statuses.put(clause, Status.MISSING);
        return this;
    }

    MadeUpFindings notApplicable(String clause) {
        scores.put(clause, Double.NaN);
        statuses.put(clause, Status.NOT_APPLICABLE);
        return this;
    }

    MadeUpFindings gate(String clause, GateResult gate) {
        gates.put(clause, gate);
        return this;
    }

    Findings findings() {
        List<Finding> all = new ArrayList<>();
        yardsticks.forEach(yardstick -> all.add(finding(yardstick)));
        return new Findings(all, PlanFit.NONE);
    }

    private Finding finding(Yardstick yardstick) {
        Criterion criterion = yardstick.criterion();
        String clause = criterion.id();
        if (statuses.get(clause) == Status.NOT_APPLICABLE) {
            return new Finding(yardstick, Status.NOT_APPLICABLE, Double.NaN, Double.NaN, null, RULE);
        }
        if (criterion.isRollUp()) {
            return new Finding(yardstick, Status.ROLL_UP, Double.NaN, mean(criterion.rollsUp()), null, RULE);
        }
        GateResult gate = criterion.gate() == null ? null : gates.getOrDefault(clause, GateResult.PASSED);
        if (criterion.isPureGate()) {
            return new Finding(yardstick, Status.valueOf(gate.name()), 0, Double.NaN, gate, RULE);
        }
        Status status = statuses.getOrDefault(clause, Status.SCORED);
        return new Finding(yardstick, status, scores.get(clause), scores.get(clause), gate, RULE);
    }

    private double mean(List<String> clauses) {
        return clauses.stream()
                .mapToDouble(scores::get)
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElse(Double.NaN);
    }
}
