package org.zonemark.review;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The experts' judgement of one maturity level: three or more judge alone, the median counts, and a spread of two levels
 * or more goes to arbitration.
 *
 * @param levels one for each expert who has judged, in no order
 * @param arbitrated the level set by arbitration; null where none was
 */
public record Panel(List<Integer> levels, @Nullable Integer arbitrated) {

    private static final int QUORUM = 3;
    private static final int SPREAD = 2;

    /** How far a panel has come. */
    public enum Progress {
        /** Fewer experts have judged than it takes. */
        OPEN,
        /** The experts lie too far apart. */
        IN_ARBITRATION,
        SETTLED
    }

    public Panel {
        levels = levels.stream().sorted().toList();
    }

    public Progress progress() {
        if (arbitrated != null) {
            return Progress.SETTLED;
        }
        if (levels.size() < QUORUM) {
            return Progress.OPEN;
        }
        return levels.get(levels.size() - 1) - levels.get(0) >= SPREAD ? Progress.IN_ARBITRATION : Progress.SETTLED;
    }

    /** The level that counts; empty until the panel is settled. Of an even number of experts the lower middle counts. */
    public OptionalInt level() {
        if (arbitrated != null) {
            return OptionalInt.of(arbitrated);
        }
        return progress() == Progress.SETTLED
                ? OptionalInt.of(levels.get((levels.size() - 1) / 2))
                : OptionalInt.empty();
    }
}
