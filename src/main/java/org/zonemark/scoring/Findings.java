package org.zonemark.scoring;

import java.util.List;
import java.util.Set;

/**
 * What the rules say of one self-assessment: one finding for each criterion. No weight is known here.
 *
 * @param all in the order of the Annex
 * @param planFit how A2-4.1.4 came about
 */
public record Findings(List<Finding> all, PlanFit planFit) {

    public Findings {
        all = List.copyOf(all);
    }

    /** The same with the answers to these clauses proven false: they score 0, and so they count in roll-ups. */
    Findings withZeroed(Set<String> clauses) {
        List<Finding> zeroed = all.stream()
                .map(finding -> clauses.contains(finding.clause()) ? finding.zeroed() : finding)
                .toList();
        Findings parts = new Findings(zeroed, planFit);
        return new Findings(
                zeroed.stream()
                        .map(finding -> finding.status() == Status.ROLL_UP
                                ? finding.withScore(RollUp.mean(finding.yardstick(), parts::of))
                                : finding)
                        .toList(),
                planFit);
    }

    /** @throws IllegalArgumentException if there is no such clause */
    public Finding of(String clause) {
        return all.stream()
                .filter(finding -> finding.clause().equals(clause))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no finding for " + clause));
    }
}
