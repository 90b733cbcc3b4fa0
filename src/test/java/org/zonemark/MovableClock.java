package org.zonemark;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A clock that tests stop and move; until then it shows the time. */
public final class MovableClock extends Clock {

    private volatile @Nullable Instant stoppedAt;

    private volatile Duration ahead = Duration.ZERO;

    public void stopAt(Instant instant) {
        stoppedAt = instant;
        ahead = Duration.ZERO;
    }

    public void moveBy(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** It shows the time again. */
    public void reset() {
        stoppedAt = null;
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        Instant stopped = stoppedAt;
        return (stopped == null ? Instant.now() : stopped).plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
