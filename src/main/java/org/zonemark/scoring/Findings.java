package org.zonemark.scoring;

import java.util.List;

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

    /** @throws IllegalArgumentException if there is no such clause */
    public Finding of(String clause) {
        return all.stream()
                .filter(finding -> finding.clause().equals(clause))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no finding for " + clause));
    }
}
