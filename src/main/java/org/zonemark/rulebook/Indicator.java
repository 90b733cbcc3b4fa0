package org.zonemark.rulebook;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Numbers;
import org.zonemark.words.Words;

/**
 * What is measured for a clause, and by which document it is proven.
 *
 * @param range the values that can be true at all
 * @param logarithmic whether value and anchors are first replaced by ln(1 + x)
 * @param formula how the value is computed, where that needs saying
 * @param note for people who read; not part of the model
 */
public record Indicator(
        Words name,
        Words unit,
        Direction direction,
        Range range,
        boolean logarithmic,
        @Nullable String formula,
        Words evidence,
        @Nullable Words note) {

    /** Units that say what sort of number it is; nobody says them behind one. */
    private static final Set<String> SORTS_OF_NUMBER = Set.of("0/1", "比值", "系数", "count", "ratio", "coefficient");

    /** A value as people write it, with its unit where one is said. */
    public Words measure(double value) {
        return Numbers.measured(value, unitBehindNumbers());
    }

    /** The unit as it stands behind a number; empty in a language that says none. */
    public Words unitBehindNumbers() {
        return new Words(behindNumbers(unit.zh()), behindNumbers(unit.en()));
    }

    private static String behindNumbers(String unit) {
        return SORTS_OF_NUMBER.contains(unit) ? "" : unit;
    }
}
