package org.zonemark.improvement;

import org.jspecify.annotations.Nullable;

/**
 * How far the answer to one clause can go.
 *
 * @param from least value; null for what the indicator allows
 * @param to most value, highest level, or most items; null likewise
 * @param fixed whether it stays as it is
 */
public record Bound(
        String clause, @Nullable Double from, @Nullable Double to, boolean fixed) {

    /** As far as the indicator allows. */
    static Bound none(String clause) {
        return new Bound(clause, null, null, false);
    }
}
