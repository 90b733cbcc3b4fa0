package org.zonemark.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A zone's reported value for one criterion, in the form that its kind asks for.
 *
 * @param value for QUANTITATIVE, COUNT and GATE
 * @param level for MATURITY, 0 to 4
 * @param items for CHECKLIST: distinct positions in its list, from 1
 * @param notApplicable the reason for which the zone claims that the criterion does not apply
 * @param heavyPollutingTransfers for A2-5.2.4 besides its value: heavy polluters among the transfers
 */
public record Answer(
        @Nullable Double value,
        @Nullable Integer level,
        @Nullable List<Integer> items,
        @Nullable String notApplicable,
        @Nullable Double heavyPollutingTransfers) {

    /** Nothing reported. */
    public static final Answer NONE = new Answer(null, null, null, null, null);

    public Answer {
        items = items == null ? null : List.copyOf(items);
    }

    public static Answer ofValue(double value) {
        return new Answer(value, null, null, null, null);
    }

    public static Answer ofLevel(int level) {
        return new Answer(null, level, null, null, null);
    }

    public static Answer ofItems(Integer... items) {
        return new Answer(null, null, List.of(items), null, null);
    }

    public static Answer notApplicable(String reason) {
        return new Answer(null, null, null, reason, null);
    }
}
