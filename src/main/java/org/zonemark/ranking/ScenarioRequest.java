package org.zonemark.ranking;

import org.jspecify.annotations.Nullable;
import org.zonemark.weighting.Cut;

/**
 * A scenario as somebody asks for it; what is null is as in the round.
 *
 * @param weightSet id
 * @param rulebook id or hash
 * @param adjustments whether bonuses and penalties count
 */
public record ScenarioRequest(
        String name,
        @Nullable String weightSet,
        @Nullable String rulebook,
        boolean adjustments,
        @Nullable Cut cut) {}
