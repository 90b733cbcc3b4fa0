package org.zonemark.scoring;

import java.util.List;

/**
 * An industry that a zone names as leading.
 *
 * @param share its part of the zone's output, above 0, in any unit that all shares have in common
 * @param rows the catalogue rows ({@code P3-07}) and segments ({@code P3-04#2}) that it claims
 * @param conditionShown whether the zone has shown that the condition of a row with a caution holds
 */
public record LeadingIndustry(String name, double share, List<String> rows, boolean conditionShown) {

    public LeadingIndustry {
        if (!(share > 0) || Double.isInfinite(share)) {
            throw new IllegalArgumentException("the share of " + name + " must be positive, not " + share);
        }
        rows = List.copyOf(rows);
    }
}
