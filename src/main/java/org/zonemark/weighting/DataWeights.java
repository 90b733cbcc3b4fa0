package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Weights that a method takes from data, with their working. They are suggestions: {@link NearestLegalWeights} brings them
 * into the limits.
 *
 * @param workings by criterion, in the order of the matrix
 * @param uninformative whether no criterion tells zones from one another, so that all got the same weight
 */
public record DataWeights<W extends DataWeights.Working>(List<W> workings, boolean uninformative) {

    /** How the weight of one criterion came about. Never NaN: what cannot be computed is 0, and the remark says why. */
    public interface Working {

        String criterion();

        /** How many zones it applies to. */
        int zones();

        /** 0 to 1; the weights of all criteria add up to 1. */
        double weight();

        /** What the method looks at, by its name. */
        Map<String, Double> figures();

        /** Why it tells nothing; null where it tells something. */
        @Nullable
        Remark remark();
    }

    /** Makes the working of a criterion, once its weight is known. */
    interface Weighed<W> {
        W with(double weight);
    }

    public DataWeights {
        workings = List.copyOf(workings);
    }

    /** In proportion to what each criterion tells; in equal parts if none tells anything. */
    static <W extends Working> DataWeights<W> inProportion(double[] tells, Function<Integer, Weighed<W>> workings) {
        double sum = 0;
        for (double one : tells) {
            sum += one;
        }
        boolean uninformative = !(sum > 0);
        List<W> weighed = new ArrayList<>();
        for (int c = 0; c < tells.length; c++) {
            weighed.add(workings.apply(c).with(uninformative ? 1.0 / tells.length : tells[c] / sum));
        }
        return new DataWeights<>(weighed, uninformative);
    }

    /** Weights by criterion, in the order of the matrix, adding up to 1. */
    public Map<String, Double> weights() {
        Map<String, Double> weights = new LinkedHashMap<>();
        workings.forEach(working -> weights.put(working.criterion(), working.weight()));
        return Collections.unmodifiableMap(weights);
    }
}
