package org.zonemark.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Words;

/**
 * A long computation about a round.
 *
 * @param parameters JSON; with its seed, so that it can be done again
 * @param total 0 until it is known
 * @param inputs hash of what it was computed from; null until it is done
 * @param failure why it failed; null unless it did
 */
public record Job(
        String id,
        String kind,
        String round,
        String parameters,
        JobState state,
        long done,
        long total,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String inputs,
        @Nullable Words failure) {}
