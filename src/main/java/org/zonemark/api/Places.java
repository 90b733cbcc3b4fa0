package org.zonemark.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * So many at once, and a queue before them. In a burst many may wait. Where somebody has been waiting for a tenth of a second on end it
 * is no burst, and a long queue would make everybody slower and serve nobody more: then only as many wait as keep the places full;
 * and if the processors are busy as well, half of the places are closed as they become free, for more at once would only take turns. It
 * is over when somebody finds half of the places free and nobody has waited for a moment.
 */
final class Places {

    private static final long BURST_NANOS = Duration.ofMillis(100).toNanos();
    private static final long MOMENT_NANOS = Duration.ofMillis(50).toNanos();
    private static final int PLACES_FOR_ONE_WAITING = 4;
    private static final double BUSY = 0.9;
    private static final double IDLE = 0.7;

    /** Others ask for the same figure, and who asks right after them learns nothing. */
    private static final int IDLE_LOOKS = 2;

    private final int atOnce;
    private final int mostWaiting;
    private final long patienceNanos;
    private final LongSupplier nanos;
    private final DoubleSupplier processors;

    /** Whoever waits longest comes first: refused is who comes, and not who has waited. */
    private final Semaphore free;

    private volatile boolean crowded;
    private long crowdedSince;
    private long nobodySince;
    private long lastLook;
    private int waiting;
    private int toClose;
    private int closed;
    private int idleLooks;
    private boolean closesNext;

    /**
     * @param mostWaiting how many may wait in a burst
     * @param patience how long they wait at most
     * @param nanos a clock that only goes forward
     * @param processors how busy they have been since somebody last asked, from 0 to 1
     */
    Places(int atOnce, int mostWaiting, Duration patience, LongSupplier nanos, DoubleSupplier processors) {
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
        this.patienceNanos = patience.toNanos();
        this.nanos = nanos;
        this.processors = processors;
        this.free = new Semaphore(atOnce, true);
        this.nobodySince = nanos.getAsLong() - 2 * MOMENT_NANOS;
        this.lastLook = nobodySince;
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
            if (mostWaiting == 0 || !joinQueue()) {
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
        if (!isClosedNow()) {
            free.release();
        }
    }

    synchronized int taken() {
        return atOnce - closed - free.availablePermits();
    }

    synchronized int waiting() {
        return waiting;
    }

    private boolean joinQueue() {
        boolean look;
        boolean joins;
        synchronized (this) {
            long now = nanos.getAsLong();
            if (!crowded) {
                crowded = true;
                crowdedSince = now;
            }
            boolean burst = now - crowdedSince <= BURST_NANOS;
            look = !burst && now - lastLook > BURST_NANOS;
            lastLook = look ? now : lastLook;
            joins = waiting < (burst ? mostWaiting : Math.min(mostWaiting, few()));
            waiting += joins ? 1 : 0;
        }
        if (look) {
            apply(processors.getAsDouble()); // it reads files, for which nobody else should have to wait
        }
        return joins;
    }

    /** Not the length of a silence tells that: where everything stands still for a moment, places stay taken. */
    private synchronized void endIfOver() {
        boolean halfFree = 2 * (free.availablePermits() + 1) >= atOnce - closed;
        if (halfFree && waiting == 0 && nanos.getAsLong() - nobodySince > MOMENT_NANOS) {
            crowded = false;
            open();
        }
    }

    private synchronized void leaveQueue() {
        waiting--;
        if (waiting == 0) {
            nobodySince = nanos.getAsLong();
        }
    }

    /** Every other place that becomes free is closed, until enough are, so that somebody gets in meanwhile. */
    private synchronized boolean isClosedNow() {
        if (toClose == 0) {
            return false;
        }
        closesNext = !closesNext;
        if (closesNext) {
            toClose--;
            closed++;
        }
        return closesNext;
    }

    private int few() {
        return Math.max(1, (atOnce - closed) / PLACES_FOR_ONE_WAITING);
    }

    private synchronized void apply(double busy) {
        idleLooks = busy < IDLE ? idleLooks + 1 : 0;
        if (busy > BUSY) {
            toClose = atOnce / 2 - closed;
        } else if (idleLooks >= IDLE_LOOKS) {
            open();
        }
    }

    private void open() {
        free.release(closed);
        closed = 0;
        toClose = 0;
    }
}
