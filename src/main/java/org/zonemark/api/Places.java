package org.zonemark.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * So many at once, and a queue before them. In a burst many may wait. Where places have been wanting for a tenth of a second on end it
 * is no burst, and a long queue would make everybody slower and serve nobody more: then only as many wait as keep the places full;
 * and if the processors are busy as well, only half as many are worked on at once, for more would only take turns. That ends when for a
 * tenth of a second nobody had to wait.
 */
final class Places {

    private static final long BURST_NANOS = Duration.ofMillis(100).toNanos();
    private static final int PLACES_FOR_ONE_WAITING = 4;
    private static final double BUSY = 0.9;
    private static final double IDLE = 0.7;

    /** Places that can become fewer. */
    private static final class Permits extends Semaphore {

        private static final long serialVersionUID = 1L;

        /** Whoever waits longest comes first: refused is who comes, and not who has waited. */
        Permits(int permits) {
            super(permits, true);
        }

        void take(int permits) {
            reducePermits(permits);
        }
    }

    private final int atOnce;
    private final int mostWaiting;
    private final long patienceNanos;
    private final LongSupplier nanos;
    private final DoubleSupplier processors;
    private final Permits free;

    private long fullSince;
    private long lastFull;
    private long lastLook;
    private int waiting;
    private volatile int closed;

    /**
     * @param mostWaiting how many may wait in a burst
     * @param patience how long they wait at most
     * @param nanos a clock that only goes forward
     * @param processors how busy they have been since they were last asked for, from 0 to 1
     */
    Places(int atOnce, int mostWaiting, Duration patience, LongSupplier nanos, DoubleSupplier processors) {
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
        this.patienceNanos = patience.toNanos();
        this.nanos = nanos;
        this.processors = processors;
        this.free = new Permits(atOnce);
        this.lastFull = nanos.getAsLong() - 2 * BURST_NANOS;
        this.lastLook = lastFull;
    }

    /** @return false if there is no place and none to be waited for; otherwise {@link #leave} afterwards */
    boolean enter() {
        try {
            if (free.tryAcquire(0, TimeUnit.NANOSECONDS)) {
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
        return atOnce - closed - free.availablePermits();
    }

    private synchronized boolean joinQueue() {
        long now = nanos.getAsLong();
        if (now - lastFull > BURST_NANOS) {
            fullSince = now;
            open();
        }
        lastFull = now;
        boolean burst = now - fullSince <= BURST_NANOS;
        if (!burst && now - lastLook > BURST_NANOS) {
            lastLook = now;
            lookAtProcessors();
        }
        int most = burst ? mostWaiting : Math.min(mostWaiting, few());
        if (waiting >= most) {
            return false;
        }
        waiting++;
        return true;
    }

    private synchronized void leaveQueue() {
        waiting--;
    }

    private int few() {
        return Math.max(1, (atOnce - closed) / PLACES_FOR_ONE_WAITING);
    }

    private void lookAtProcessors() {
        double busy = processors.getAsDouble();
        if (closed == 0 && busy > BUSY) {
            closed = atOnce / 2;
            free.take(closed);
        } else if (busy < IDLE) {
            open();
        }
    }

    private void open() {
        free.release(closed);
        closed = 0;
    }
}
