package org.zonemark.version;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.WeightSet;

/**
 * A weight that differs between two sets.
 *
 * @param about the dimension or clause
 * @param before null where the first set does not name it
 * @param after null where the second set does not name it
 * @param reason why; null where none is known
 */
public record WeightChange(
        String about,
        @Nullable Double before,
        @Nullable Double after,
        @Nullable String reason) {

    /** Every weight that differs, in the order of the second set; what only the first one names comes last. */
    public static List<WeightChange> between(WeightSet first, WeightSet second) {
        Map<String, Double> before = first.byName();
        Map<String, Double> after = second.byName();
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        List<WeightChange> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                changes.add(new WeightChange(name, before.get(name), after.get(name), null));
            }
        }
        return changes;
    }

    WeightChange because(@Nullable String why) {
        return new WeightChange(about, before, after, why);
    }
}
