package org.zonemark.robustness;

import java.util.Arrays;
import org.zonemark.words.Words;

/**
 * How scores of a criterion are brought to a common scale before they are weighed.
 *
 * <p>All but the first look at the cohort, so that a zone's figure depends on who else is there. They take the scores that the
 * rules give, which know which way is better; where a criterion does not apply it takes no part.
 */
public enum Normalisation {
    /** By the reference values of the rulebook, as the model has it. */
    REFERENCE(new Words("参照值法", "reference values")) {
        @Override
        void normalise(double[] values) {
            // They are on the scale.
        }
    },
    /** The least of the cohort is 0, the most 100; where all are equal, 50. */
    MIN_MAX(new Words("极差标准化", "min-max")) {
        @Override
        void normalise(double[] values) {
            double least = Arrays.stream(values).min().orElse(0);
            double most = Arrays.stream(values).max().orElse(0);
            for (int i = 0; i < values.length; i++) {
                values[i] = most > least ? MOST * (values[i] - least) / (most - least) : MIDDLE;
            }
        }
    },
    /** Standard deviations from the mean (n - 1), ten points each, around 50. */
    Z_SCORE(new Words("Z分数标准化", "z-score")) {
        @Override
        void normalise(double[] values) {
            double mean = Arrays.stream(values).sum() / values.length;
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            double deviation = Math.sqrt(squares / (values.length - 1));
            for (int i = 0; i < values.length; i++) {
                values[i] = deviation > 0 ? MIDDLE + Z_POINTS * (values[i] - mean) / deviation : MIDDLE;
            }
        }
    },
    /** The share of the others that stand behind, equal ones counted half, times 100. */
    RANK(new Words("排序标准化", "rank-based")) {
        @Override
        void normalise(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < values.length; i++) {
                values[i] = values.length > 1 ? share(sorted, values[i]) : MIDDLE;
            }
        }

        private double share(double[] sorted, double value) {
            int behind = 0;
            while (sorted[behind] < value) {
                behind++;
            }
            int through = behind;
            while (through < sorted.length && sorted[through] == value) {
                through++;
            }
            return MOST * (behind + (through - behind - 1) / 2.0) / (sorted.length - 1);
        }
    };

    private static final double MOST = 100;
    private static final double MIDDLE = 50;
    private static final double Z_POINTS = 10;

    private final Words words;

    Normalisation(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }

    /** Whether a zone's figure depends on its own answers alone. */
    public boolean isIndependentOfOthers() {
        return this == REFERENCE;
    }

    /** Replaces the scores of one criterion, of the zones where it applies. */
    abstract void normalise(double[] values);
}
