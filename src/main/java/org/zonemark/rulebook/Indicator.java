package org.zonemark.rulebook;

import org.jspecify.annotations.Nullable;
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
        @Nullable Words note) {}
