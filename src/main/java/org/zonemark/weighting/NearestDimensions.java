package org.zonemark.weighting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.zonemark.rulebook.WeightLimitSizes;

/** The legal dimension weights nearest to given ones: a small quadratic programme, whose solution is unique. */
final class NearestDimensions {

    private static final String ECOLOGY = "ecology";

    /** The solver is good to about 14 decimals; cut to 12, equal weights are equal and limits are met to the bit. */
    private static final int DECIMALS = 12;

    private static final double STEP = 1e-12;

    private final WeightLimitSizes limits;
    private final List<String> dimensions;
    private final int ecology;

    NearestDimensions(WeightLimitSizes limits, List<String> dimensions) {
        this.limits = limits;
        this.dimensions = dimensions;
        this.ecology = dimensions.indexOf(ECOLOGY);
    }

    /** @throws IllegalStateException if the limits leave no legal weights at all */
    double[] to(double[] wanted) {
        Optimisation.Result result = model(wanted).minimise();
        if (!result.getState().isOptimal()) {
            throw new IllegalStateException("no weights keep " + limits + ": " + result.getState());
        }
        double[] nearest = IntStream.range(0, wanted.length)
                .mapToDouble(d -> tidy(result.doubleValue(d)))
                .toArray();
        while (green(nearest) < limits.greenLeast()) {
            // Only rounding can have left it short, and no other limit keeps ecology from rising.
            nearest[ecology] = tidy(nearest[ecology] + STEP);
        }
        return nearest;
    }

    private ExpressionsBasedModel model(double[] wanted) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Expression distance = model.newExpression("distance").weight(1);
        Expression sum = model.newExpression("sum").level(limits.dimensionSum());
        Expression green = model.newExpression("green").lower(limits.greenLeast());
        for (int d = 0; d < wanted.length; d++) {
            double least =
                    d == ecology ? Math.max(limits.ecologyLeast(), limits.dimensionLeast()) : limits.dimensionLeast();
            Variable weight = model.newVariable(dimensions.get(d)).lower(least).upper(limits.dimensionMost());
            distance.set(weight, weight, 1).set(weight, -2 * wanted[d]);
            sum.set(weight, 1);
            green.set(weight, isGreen(d) ? 1 : 0);
        }
        Variable first = model.getVariable(ecology);
        for (int d = 0; d < wanted.length; d++) {
            if (d != ecology) {
                model.newExpression("ecology before " + dimensions.get(d))
                        .lower(0)
                        .set(first, 1)
                        .set(model.getVariable(d), -1);
            }
        }
        return model;
    }

    /** Added up as the rules of the limits get it. */
    private double green(double[] weights) {
        return IntStream.range(0, weights.length)
                .filter(this::isGreen)
                .mapToDouble(d -> weights[d])
                .sum();
    }

    private boolean isGreen(int dimension) {
        return limits.greenDimensions().contains(dimensions.get(dimension));
    }

    private static double tidy(double weight) {
        return BigDecimal.valueOf(weight)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
