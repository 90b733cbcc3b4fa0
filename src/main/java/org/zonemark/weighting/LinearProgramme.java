package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.LocalizedOptimFormats;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * A linear programme whose variables are 0 or more, solved by the simplex method.
 *
 * <p>It is not ojAlgo's, which serves elsewhere: its version 57.1 calls some programmes solved by values that break a limit.
 */
public final class LinearProgramme {

    private static final double EPSILON = 1e-8;
    private static final int ULPS = 10;
    private static final double CUT_OFF = 1e-12;
    private static final int MOST_STEPS = 100_000;

    private final int variables;
    private final List<Row> rows = new ArrayList<>();

    /** A limit by the factors that are not 0. */
    private record Row(TreeMap<Integer, Double> factors, Relationship relationship, double bound) {}

    /** @param values of all variables */
    public record Solution(double value, double[] values) {}

    public LinearProgramme(int variables) {
        this.variables = variables;
    }

    public int variables() {
        return variables;
    }

    /** The sum of factors times variables is no more than the bound. */
    public void atMost(Map<Integer, Double> factors, double bound) {
        rows.add(new Row(new TreeMap<>(factors), Relationship.LEQ, bound));
    }

    public void atLeast(Map<Integer, Double> factors, double bound) {
        rows.add(new Row(new TreeMap<>(factors), Relationship.GEQ, bound));
    }

    public void equal(Map<Integer, Double> factors, double bound) {
        rows.add(new Row(new TreeMap<>(factors), Relationship.EQ, bound));
    }

    /**
     * Makes the objective as small as it gets.
     *
     * @param settled variables that have a value already
     * @return empty if no values keep all limits
     * @throws IllegalStateException if the solver comes to no end
     */
    public Optional<Solution> least(double[] objective, Map<Integer, Double> settled) {
        int[] free = new int[variables - settled.size()];
        Map<Integer, Integer> column = new TreeMap<>();
        double constant = 0;
        for (int k = 0; k < variables; k++) {
            Double value = settled.get(k);
            if (value == null) {
                free[column.size()] = k;
                column.put(k, column.size());
            } else {
                constant += objective[k] * value;
            }
        }
        Optional<List<LinearConstraint>> limits = limits(column, settled);
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        double[] values = new double[variables];
        settled.forEach((k, value) -> values[k] = value);
        if (free.length > 0) {
            double[] wanted = new double[free.length];
            for (int i = 0; i < free.length; i++) {
                wanted[i] = objective[free[i]];
            }
            Optional<double[]> found = solved(wanted, limits.get());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            for (int i = 0; i < free.length; i++) {
                values[free[i]] = found.get()[i];
                constant += wanted[i] * values[free[i]];
            }
        }
        return Optional.of(new Solution(constant, values));
    }

    /** Empty if what is settled breaks a limit by itself. */
    private Optional<List<LinearConstraint>> limits(Map<Integer, Integer> column, Map<Integer, Double> settled) {
        List<LinearConstraint> limits = new ArrayList<>();
        for (Row row : rows) {
            double[] factors = new double[column.size()];
            double bound = row.bound();
            boolean any = false;
            for (Map.Entry<Integer, Double> factor : row.factors().entrySet()) {
                Double value = settled.get(factor.getKey());
                if (value == null) {
                    factors[column.get(factor.getKey())] = factor.getValue();
                    any |= factor.getValue() != 0;
                } else {
                    bound -= factor.getValue() * value;
                }
            }
            if (any) {
                limits.add(new LinearConstraint(factors, row.relationship(), bound));
            } else if (!holds(row.relationship(), bound)) {
                return Optional.empty();
            }
        }
        return Optional.of(limits);
    }

    private static boolean holds(Relationship relationship, double bound) {
        return switch (relationship) {
            case LEQ -> bound >= -EPSILON;
            case GEQ -> bound <= EPSILON;
            case EQ -> Math.abs(bound) <= EPSILON;
        };
    }

    private static Optional<double[]> solved(double[] objective, List<LinearConstraint> limits) {
        try {
            PointValuePair found = new SimplexSolver(EPSILON, ULPS, CUT_OFF)
                    .optimize(
                            new MaxIter(MOST_STEPS),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(limits),
                            GoalType.MINIMIZE,
                            new NonNegativeConstraint(true));
            return Optional.of(found.getPoint());
        } catch (MathIllegalStateException e) {
            if (e.getSpecifier() == LocalizedOptimFormats.NO_FEASIBLE_SOLUTION) {
                return Optional.empty();
            }
            throw new IllegalStateException("a linear programme has no end: " + e.getMessage(), e);
        }
    }
}
