package org.zonemark.throttle;

import java.time.Instant;

/** Somebody asked too often. */
public final class TooManyRequestsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant tryAgainAt;

    TooManyRequestsException(Instant tryAgainAt) {
        super("too many requests, try again at " + tryAgainAt);
        this.tryAgainAt = tryAgainAt;
    }

    public Instant tryAgainAt() {
        return tryAgainAt;
    }
}
