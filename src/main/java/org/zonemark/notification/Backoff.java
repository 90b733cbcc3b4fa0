package org.zonemark.notification;

import java.time.Duration;

/** How long mail waits before it is tried again: a minute, twice as long after each further try, at most six hours. */
final class Backoff {

    /** After so many tries mail is given up, most of a day after the first. */
    static final int MOST_TRIES = 12;

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);

    private Backoff() {}

    /** @param tries how many have failed, from 1 */
    static Duration after(int tries) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(tries - 1, MOST_TRIES));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
