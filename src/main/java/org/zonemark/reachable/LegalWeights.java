package org.zonemark.reachable;

import java.util.Arrays;
import java.util.List;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.zonemark.rulebook.WeightLimitSizes;

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

    /** A model whose first variables are the weights. */
    ExpressionsBasedModel model() {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        for (int k = 0; k < dimensionOf.length; k++) {
            model.newVariable("w" + k).lower(0).upper(limits.dimensionMost());
        }
        Expression[] weights = new Expression[dimensions.size()];
        for (int d = 0; d < weights.length; d++) {
            boolean ecology = dimensions.get(d).equals(ECOLOGY);
            double least = ecology ? Math.max(limits.ecologyLeast(), limits.dimensionLeast()) : limits.dimensionLeast();
            weights[d] = model.newExpression("d" + d).lower(least).upper(limits.dimensionMost());
        }
        Expression sum = model.newExpression("sum").level(limits.dimensionSum());
        Expression green = model.newExpression("green").lower(limits.greenLeast());
        for (int k = 0; k < dimensionOf.length; k++) {
            Variable weight = model.getVariable(k);
            sum.set(weight, 1);
            weights[dimensionOf[k]].set(weight, 1);
            if (limits.greenDimensions().contains(dimensions.get(dimensionOf[k]))) {
                green.set(weight, 1);
            }
        }
        ecologyFirst(model);
        return model;
    }

    private void ecologyFirst(ExpressionsBasedModel model) {
        int ecology = dimensions.indexOf(ECOLOGY);
        for (int d = 0; d < dimensions.size() && ecology >= 0; d++) {
            if (d != ecology) {
                Expression before = model.newExpression("before" + d).lower(0);
                for (int k = 0; k < dimensionOf.length; k++) {
                    if (dimensionOf[k] == ecology) {
                        before.set(model.getVariable(k), 1);
                    } else if (dimensionOf[k] == d) {
                        before.set(model.getVariable(k), -1);
                    }
                }
            }
        }
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
        ExpressionsBasedModel model = new LegalWeights(limits, dimensions, alone).model();
        for (int d = 0; d < best.length; d++) {
            model.getVariable(d).weight(best[d]);
        }
        Optimisation.Result result = model.maximise();
        if (!result.getState().isOptimal()) {
            throw new IllegalStateException("no weights keep " + limits + ": " + result.getState());
        }
        double most = 0;
        for (int d = 0; d < best.length; d++) {
            most += best[d] * result.doubleValue(d);
        }
        return most;
    }

    double least(double[] factors) {
        double[] negative = new double[factors.length];
        Arrays.setAll(negative, k -> -factors[k]);
        return -most(negative);
    }
}
