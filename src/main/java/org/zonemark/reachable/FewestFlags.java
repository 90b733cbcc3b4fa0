package org.zonemark.reachable;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The fewest flags, each 0 or 1, that a linear programme needs: branch and bound over the linear programmes of the solver.
 *
 * <p>The solver's own search for whole numbers is not used: ojAlgo 57.1 calls solutions of such programmes optimal that are not,
 * with its cuts and without them. Its linear programmes are sound, and the search between them is short.
 */
final class FewestFlags {

    /** So many programmes are solved before the search is given up: a number, so that every machine gives up at the same. */
    private static final int MOST_PROGRAMMES = 3_000;

    private static final double WHOLE = 1e-7;

    private final ExpressionsBasedModel model;
    private final List<Variable> flags;
    private int best;
    private double @Nullable [] values;
    private int solved;
    private boolean givenUp;

    /**
     * What the search came to.
     *
     * @param least no solution needs fewer; 0 if the search was given up
     * @param values of all variables, with the fewest flags that were found; null if nothing was
     */
    record Found(int least, double @Nullable [] values) {}

    /** @param flags those that count have weight 1 in the objective, the others none */
    FewestFlags(ExpressionsBasedModel model, List<Variable> flags) {
        this.model = model;
        this.flags = flags;
        this.best = flags.size() + 1;
    }

    /** @param once whether one programme is all that may be solved: what it says is a bound, and its solution a good guess */
    Found found(boolean once) {
        if (once) {
            Optimisation.Result result = model.minimise();
            boolean optimal = result.getState().isOptimal();
            return new Found(optimal ? up(result.getValue()) : 0, optimal ? values(result) : null);
        }
        branch();
        return new Found(givenUp ? 0 : best, values);
    }

    private void branch() {
        if (solved++ >= MOST_PROGRAMMES) {
            givenUp = true;
            return;
        }
        Optimisation.Result result = model.minimise();
        if (!result.getState().isFeasible()) {
            return;
        }
        if (result.getState().isOptimal() && up(result.getValue()) >= best) {
            return;
        }
        Variable split = leastWhole(result);
        if (split == null) {
            best = up(result.getValue());
            values = values(result);
            return;
        }
        boolean up = result.doubleValue(model.indexOf(split)) > 1.0 / 2;
        for (int level : up ? new int[] {1, 0} : new int[] {0, 1}) {
            split.level(level);
            branch();
        }
        split.lower(0).upper(1);
    }

    /** The flag that is furthest from a whole number; null if all are whole. */
    private @Nullable Variable leastWhole(Optimisation.Result result) {
        Variable furthest = null;
        double most = WHOLE;
        for (Variable flag : flags) {
            double value = result.doubleValue(model.indexOf(flag));
            double distance = Math.abs(value - Math.rint(value));
            if (distance > most) {
                most = distance;
                furthest = flag;
            }
        }
        return furthest;
    }

    private double[] values(Optimisation.Result result) {
        double[] all = new double[model.countVariables()];
        Arrays.setAll(all, result::doubleValue);
        return all;
    }

    private static int up(double value) {
        return (int) Math.ceil(value - WHOLE * 10);
    }
}
