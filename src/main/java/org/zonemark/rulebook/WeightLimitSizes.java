package org.zonemark.rulebook;

import java.util.List;

/**
 * The numbers of section 5 of the scoring model, which its rules hold a weight set against.
 *
 * @param equalWithin how far a sum may be off before it counts as different
 */
public record WeightLimitSizes(
        double dimensionSum,
        double dimensionLeast,
        double dimensionMost,
        double ecologyLeast,
        List<String> greenDimensions,
        double greenLeast,
        double criterionLeast,
        double criterionMost,
        double equalWithin) {

    public WeightLimitSizes {
        greenDimensions = List.copyOf(greenDimensions);
    }
}
