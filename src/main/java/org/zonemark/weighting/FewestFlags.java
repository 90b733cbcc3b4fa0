package org.zonemark.weighting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zonemark.weighting.LinearProgramme.Solution;

/**
 * The fewest of some flags, each 0 or 1, with which a linear programme has a solution: branch and bound over linear programmes.
 *
 * <p>Every machine does the same steps, and gives up after the same number of them.
 */
public final class FewestFlags {

    private static final int MOST_PROGRAMMES = 2_000;
    private static final double WHOLE = 1e-6;
    private static final double HALF = 0.5;

    private final LinearProgramme programme;
    private final List<Integer> flags;
    private final double[] objective;
    private final Map<Integer, Double> settled = new HashMap<>();
    private int best;
    private double @Nullable [] values;
    private int solved;
    private boolean givenUp;

    /**
     * What the search came to.
     *
     * @param least no solution needs fewer; 0 if the solver finds none at all, which says nothing
     * @param values of all variables, with the fewest flags that were found; null if nothing was
     * @param isProven whether the values need no more than the least
     */
    public record Found(int least, double @Nullable [] values, boolean isProven) {}

    /**
     * @param programme limits each flag to 1
     * @param flags variables that are to be 0 or 1
     * @param counted those of them of which there are to be few
     * @param set those that are 1 at any rate
     */
    public FewestFlags(LinearProgramme programme, List<Integer> flags, List<Integer> counted, List<Integer> set) {
        this.programme = programme;
        this.flags = List.copyOf(flags);
        this.objective = new double[programme.variables()];
        counted.forEach(flag -> objective[flag] = 1);
        set.forEach(flag -> settled.put(flag, 1.0));
        this.best = counted.size() + 1;
    }

    /** @param once whether one programme is all that may be solved: it says a bound, and its solution is a good guess */
    public Found found(boolean once) {
        Optional<Solution> first = programme.least(objective, settled);
        int least = first.map(solution -> up(solution.value())).orElse(0);
        if (once || first.isEmpty()) {
            return new Found(least, first.map(Solution::values).orElse(null), false);
        }
        branch(first.get());
        return givenUp ? new Found(least, values, values != null && best == least) : new Found(best, values, true);
    }

    private void branch(Solution solution) {
        if (up(solution.value()) >= best) {
            return;
        }
        Integer split = furthestFromWhole(solution);
        if (split == null) {
            best = up(solution.value());
            values = solution.values();
            return;
        }
        boolean up = solution.values()[split] > HALF;
        for (double level : up ? new double[] {1, 0} : new double[] {0, 1}) {
            if (solved++ >= MOST_PROGRAMMES) {
                givenUp = true;
                return;
            }
            settled.put(split, level);
            programme.least(objective, settled).ifPresent(this::branch);
        }
        settled.remove(split);
    }

    /** Null if all flags are whole. */
    private @Nullable Integer furthestFromWhole(Solution solution) {
        Integer furthest = null;
        double most = WHOLE;
        for (int flag : flags) {
            double value = solution.values()[flag];
            double distance = Math.abs(value - Math.rint(value));
            if (distance > most && !settled.containsKey(flag)) {
                most = distance;
                furthest = flag;
            }
        }
        return furthest;
    }

    private static int up(double value) {
        return (int) Math.ceil(value - WHOLE);
    }
}
