package org.zonemark.api;

import java.time.Duration;

/**
 * How much is asked for, from when more is asked for than can be done. It tells when that is over: when nobody comes, or all that
 * came, had it been let in, would have kept the few places less than nine tenths busy. Not safe for threads.
 */
final class Demand {

    /** So long is counted before anything is said. */
    private static final long WINDOW_NANOS = Duration.ofMillis(500).toNanos();

    /** Others could be let in beside whoever mostly waits for the database: what a count does not tell is tried now and then. */
    private static final long TRY_AGAIN_NANOS = Duration.ofSeconds(30).toNanos();

    private static final double MOST_BUSY = 0.9;

    private final int places;
    private final long began;
    private long windowBegan;
    private long countedUntil;
    private long lastCame;
    private double takenNanos;
    private int came;
    private int letIn;

    Demand(int places, long now) {
        this.places = places;
        this.began = now;
        this.windowBegan = now;
        this.countedUntil = now;
        this.lastCame = now;
    }

    void came(boolean isLetIn, long now) {
        lastCame = now;
        came++;
        if (isLetIn) {
            letIn++;
        }
    }

    /** @param taken how many places were taken until now */
    void passed(int taken, long now) {
        takenNanos += (double) taken * (now - countedUntil);
        countedUntil = now;
    }

    /** @param taken as in {@link #passed} */
    boolean isOver(int taken, long now) {
        passed(taken, now);
        if (now - began >= TRY_AGAIN_NANOS || now - lastCame >= WINDOW_NANOS) {
            return true;
        }
        long window = now - windowBegan;
        if (window < WINDOW_NANOS) {
            return false;
        }
        double busy = takenNanos / ((double) places * window);
        boolean over = busy * came < MOST_BUSY * letIn;
        windowBegan = now;
        takenNanos = 0;
        came = 0;
        letIn = 0;
        return over;
    }
}
