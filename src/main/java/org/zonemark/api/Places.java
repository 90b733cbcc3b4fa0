package org.zonemark.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * So many at once, and a queue before them. In a burst many may wait. Where somebody has been waiting for a tenth of a second on end it
 * is no burst, and a long queue would make everybody slower and serve nobody more: then only two may wait for each place. It is over
 * when somebody finds half of the places free and nobody has waited for a moment.
 */
final class Places {

    private static final long BURST_NANOS = Duration.ofMillis(100).toNanos();
    private static final long MOMENT_NANOS = Duration.ofMillis(50).toNanos();
    private static final int WAITING_FOR_ONE_PLACE = 2;

    private final int atOnce;
    private final int mostWaiting;
    private final long patienceNanos;
    private final LongSupplier nanos;

    /** Whoever waits longest comes first: refused is who comes, and not who has waited. */
    private final Semaphore free;

    private volatile boolean crowded;
    private long crowdedSince;
    private long nobodySince;
    private int waiting;

    /**
     * @param mostWaiting how many may wait in a burst
     * @param patience how long they wait at most
     * @param nanos a clock that only goes forward
     */
    Places(int atOnce, int mostWaiting, Duration patience, LongSupplier nanos) {
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
        this.patienceNanos = patience.toNanos();
        this.nanos = nanos;
        this.free = new Semaphore(atOnce, true);
    }

    /** @return false if there is no place and none to be waited for; otherwise {@link #leave} afterwards */
    boolean enter() {
        try {
            if (free.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                if (crowded) {
                    endIfOver();
                }
                return true;
            }
            if (!joinQueue()) {
                return false;
            }
            try {
                return free.tryAcquire(patienceNanos, TimeUnit.NANOSECONDS);
            } finally {
                leaveQueue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        free.release();
    }

    int taken() {
        return atOnce - free.availablePermits();
    }

    synchronized int waiting() {
        return waiting;
    }

    private synchronized boolean joinQueue() {
        long now = nanos.getAsLong();
        if (!crowded) {
            crowded = true;
            crowdedSince = now;
        }
        boolean burst = now - crowdedSince <= BURST_NANOS;
        if (waiting >= (burst ? mostWaiting : Math.min(mostWaiting, WAITING_FOR_ONE_PLACE * atOnce))) {
            return false;
        }
        waiting++;
        return true;
    }

    private synchronized void leaveQueue() {
        waiting--;
        nobodySince = nanos.getAsLong();
    }

    /** Not the length of a silence tells that: where everything stands still for a moment, places stay taken. */
    private synchronized void endIfOver() {
        boolean halfFree = 2 * (free.availablePermits() + 1) >= atOnce;
        if (halfFree && waiting == 0 && nanos.getAsLong() - nobodySince > MOMENT_NANOS) {
            crowded = false;
        }
    }
}
