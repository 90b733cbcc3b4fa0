package org.zonemark.weighting;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One of the lines by which a cut is drawn, and the zones on both sides of it. Only those are looked at that no line before
 * has left out.
 *
 * @param province whose quota it is; empty at a line of all
 * @param limit how many there is room for, or the least total
 * @param last the last one within; null if there is none
 * @param first the first one beyond; null if there is none
 * @param tie the equal zones that it would split; null if there are none
 * @param decided whether somebody has decided that tie; until then all of its zones are within
 */
public record CutLine(
        Kind kind,
        String province,
        double limit,
        @Nullable ScoredZone last,
        @Nullable ScoredZone first,
        @Nullable CutTie tie,
        boolean decided) {

    /** What a line limits, in the order in which lines are drawn. */
    public enum Kind {
        QUOTA,
        PLACES,
        TOTAL
    }

    /** By how many points the last one within is ahead of the first one beyond. */
    public OptionalDouble distance() {
        return last == null || first == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        last.evaluation().total() - first.evaluation().total());
    }

    /** Whether it waits for somebody to decide. */
    public boolean isOpen() {
        return tie != null && !decided;
    }
}
