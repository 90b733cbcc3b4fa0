package org.zonemark.reachable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.zonemark.rulebook.WeightLimitSizes;
import org.zonemark.weighting.LinearProgramme;

/**
 * The legal weights as a polytope. Its variables are the shares of all weight that the dimensions have, or, where the weights
 * of criteria may change too, the criteria: from 0 to the most that a criterion may weigh, any proportions inside a dimension
 * are legal.
 */
final class LegalWeights {

    private static final String ECOLOGY = "ecology";

    private final WeightLimitSizes limits;
    private final List<String> dimensions;
    private final int[] dimensionOf;

    /** @param dimensionOf the dimension of each variable, in ascending order */
    LegalWeights(WeightLimitSizes limits, List<String> dimensions, int[] dimensionOf) {
        this.limits = limits;
        this.dimensions = List.copyOf(dimensions);
        this.dimensionOf = dimensionOf.clone();
    }

    int variables() {
        return dimensionOf.length;
    }

    int dimensionOf(int variable) {
        return dimensionOf[variable];
    }

    /** A programme whose first variables are the weights, with room for others after them. */
    LinearProgramme programme(int others) {
        LinearProgramme programme = new LinearProgramme(dimensionOf.length + others);
        programme.equal(weights(d -> 1), limits.dimensionSum());
        programme.atLeast(
                weights(d -> limits.greenDimensions().contains(dimensions.get(d)) ? 1 : 0), limits.greenLeast());
        int ecology = dimensions.indexOf(ECOLOGY);
        for (int d = 0; d < dimensions.size(); d++) {
            int own = d;
            double least =
                    d == ecology ? Math.max(limits.ecologyLeast(), limits.dimensionLeast()) : limits.dimensionLeast();
            programme.atLeast(weights(one -> one == own ? 1 : 0), least);
            programme.atMost(weights(one -> one == own ? 1 : 0), limits.dimensionMost());
            if (ecology >= 0 && d != ecology) {
                programme.atLeast(weights(one -> one == ecology ? 1 : one == own ? -1 : 0), 0);
            }
        }
        return programme;
    }

    /** Factors by dimension. */
    private Map<Integer, Double> weights(IntToDoubleFunction ofDimension) {
        Map<Integer, Double> factors = new HashMap<>();
        for (int k = 0; k < dimensionOf.length; k++) {
            factors.put(k, ofDimension.applyAsDouble(dimensionOf[k]));
        }
        return factors;
    }

    /**
     * The most that a linear function of the weights gets to. All weight of a dimension goes to its best variable, so that a
     * programme in the dimensions alone says it.
     */
    double most(double[] factors) {
        double[] best = new double[dimensions.size()];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < factors.length; k++) {
            best[dimensionOf[k]] = Math.max(best[dimensionOf[k]], factors[k]);
        }
        int[] alone = new int[best.length];
        Arrays.setAll(alone, d -> d);
        double[] objective = new double[best.length];
        Arrays.setAll(objective, d -> -best[d]);
        return new LegalWeights(limits, dimensions, alone)
                .programme(0)
                .least(objective, Map.of())
                .map(solution -> -solution.value())
                .orElseThrow(() -> new IllegalStateException("no weights keep " + limits));
    }

    double least(double[] factors) {
        double[] negative = new double[factors.length];
        Arrays.setAll(negative, k -> -factors[k]);
        return -most(negative);
    }
}
