package org.zonemark.account;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wrong passwords in a row for one name, and until when it is closed for them: after five for a minute, and twice as long
 * after each further one, up to an hour.
 */
record FailureCount(int failures, @Nullable Instant closedUntil) {

    static final FailureCount NONE = new FailureCount(0, null);

    private static final int FREE = 5;
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofHours(1);

    FailureCount oneMore(Instant now) {
        int count = failures + 1;
        if (count < FREE) {
            return new FailureCount(count, null);
        }
        Duration doubled = Duration.ofMinutes(1L << Math.min(count - FREE, MOST_DOUBLINGS));
        Duration closed = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return new FailureCount(count, now.plus(closed).truncatedTo(ChronoUnit.MILLIS));
    }

    /** How long it stays closed; null if it is open. */
    @Nullable
    Duration closedFor(Instant now) {
        return closedUntil == null || !closedUntil.isAfter(now) ? null : Duration.between(now, closedUntil);
    }
}
