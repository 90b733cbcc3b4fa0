package org.zonemark.robustness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way of making a base out of scores.
 *
 * @param leftOut the dimension that is left out; null for none
 */
public record Method(
        Normalisation normalisation, Mean mean, @Nullable String leftOut) {

    /** What the model has. */
    public static final Method MODEL = new Method(Normalisation.REFERENCE, Mean.ARITHMETIC, null);

    /** The others that a ranking is held against, but for dimensions left out. */
    static List<Method> others() {
        return List.of(
                new Method(Normalisation.REFERENCE, Mean.GEOMETRIC, null),
                new Method(Normalisation.MIN_MAX, Mean.ARITHMETIC, null),
                new Method(Normalisation.Z_SCORE, Mean.ARITHMETIC, null),
                new Method(Normalisation.RANK, Mean.ARITHMETIC, null));
    }

    static Method without(String dimension) {
        return new Method(Normalisation.REFERENCE, Mean.ARITHMETIC, dimension);
    }
}
