package org.zonemark.rulebook;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Words;

/**
 * For which zones a criterion does not count.
 *
 * @param claim when a zone may claim that it does not apply, with a reason; null where no claim is allowed
 * @param basins the basins for which it applies, decided by the rules and never claimed
 */
public record Applicability(@Nullable Words claim, Set<Basin> basins) {

    /** Applies to every zone. */
    public static final Applicability EVERYWHERE = new Applicability(null, Set.of(Basin.values()));

    public Applicability {
        Set<Basin> copy = EnumSet.noneOf(Basin.class);
        copy.addAll(basins);
        basins = Collections.unmodifiableSet(copy);
    }

    public boolean mayBeClaimed() {
        return claim != null;
    }

    public boolean appliesIn(Basin basin) {
        return basins.contains(basin);
    }
}
