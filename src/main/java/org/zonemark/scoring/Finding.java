package org.zonemark.scoring;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Yardstick;

/**
 * The outcome of one criterion for one zone. It holds what its message needs; the words are made when somebody reads
 * them.
 *
 * @param value the value reported, the level, the number of items ticked or the fit; NaN where there is none
 * @param score 0 to 100; NaN where there is none
 * @param gate the gate that the criterion is or carries; null where it has none or does not apply
 * @param rule the rule that said so
 */
public record Finding(
        Yardstick yardstick,
        Status status,
        double value,
        double score,
        @Nullable GateResult gate,
        String rule) {

    public String clause() {
        return yardstick.criterion().id();
    }

    public boolean hasScore() {
        return !Double.isNaN(score);
    }

    /** Whether its score counts in its dimension, weight permitting. */
    public boolean counts() {
        return hasScore() && status != Status.ROLL_UP;
    }

    public OptionalDouble scoreIfAny() {
        return ifAny(score);
    }

    public OptionalDouble valueIfAny() {
        return ifAny(value);
    }

    private static OptionalDouble ifAny(double number) {
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** The same criterion with its answer proven false: it scores 0 (section 4.2 of the scoring model). */
    Finding zeroed() {
        return counts() ? withScore(0) : this;
    }

    Finding withScore(double other) {
        return new Finding(yardstick, status, value, other, gate, rule);
    }
}
