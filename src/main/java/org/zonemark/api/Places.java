package org.zonemark.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * So many at once, and a queue before them for bursts. Where the queue is full it is no burst: more is asked for than can be done, and
 * whoever waits makes everybody slower and gets nobody more. From then on few are let in at once, who keep their pace, and all
 * others are sent away without waiting, until less is asked for. Those few who stay long keep nobody else out for longer than a moment.
 */
final class Places {

    private static final long MOMENT_NANOS = Duration.ofMillis(50).toNanos();

    private final int atOnce;
    private final int few;
    private final int mostWaiting;
    private final long patienceNanos;
    private final LongSupplier nanos;

    /** Whoever waits longest comes first. */
    private final Semaphore free;

    private int taken;
    private long lastIn;
    private int waiting;

    /** From when more is asked for than can be done until it is not. */
    private @Nullable Demand demand;

    /**
     * @param few how many are let in at once while more is asked for than can be done
     * @param mostWaiting how many may wait in a burst
     * @param patience how long they wait at most
     * @param nanos a clock that only goes forward
     */
    Places(int atOnce, int few, int mostWaiting, Duration patience, LongSupplier nanos) {
        this.atOnce = atOnce;
        this.few = few;
        this.mostWaiting = mostWaiting;
        this.patienceNanos = patience.toNanos();
        this.nanos = nanos;
        this.free = new Semaphore(atOnce, true);
    }

    private enum Answer {
        IN,
        WAIT,
        AWAY
    }

    /** @return false if there is no place and none to be waited for; otherwise {@link #leave} afterwards */
    boolean enter() {
        try {
            return switch (ask()) {
                case IN -> true;
                case AWAY -> false;
                case WAIT -> leaveQueue(waited());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized void leave() {
        take(-1);
        free.release();
    }

    synchronized int taken() {
        return taken;
    }

    synchronized int waiting() {
        return waiting;
    }

    private synchronized Answer ask() throws InterruptedException {
        long now = nanos.getAsLong();
        if (demand != null && demand.isOver(taken, now)) {
            demand = null;
        }
        Answer answer = answer(now);
        if (answer == Answer.IN) {
            take(1);
            lastIn = now;
        } else if (answer == Answer.WAIT) {
            waiting++;
        } else if (demand == null && few < atOnce) {
            demand = new Demand(few, now);
        }
        if (demand != null) {
            demand.came(answer == Answer.IN, now);
        }
        return answer;
    }

    private Answer answer(long now) throws InterruptedException {
        if (demand != null && taken >= few && now - lastIn < MOMENT_NANOS) {
            return Answer.AWAY;
        }
        if (free.tryAcquire(0, TimeUnit.NANOSECONDS)) {
            return Answer.IN;
        }
        return demand == null && waiting < mostWaiting ? Answer.WAIT : Answer.AWAY;
    }

    private boolean waited() {
        try {
            return free.tryAcquire(patienceNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized boolean leaveQueue(boolean in) {
        waiting--;
        if (in) {
            take(1);
        }
        return in;
    }

    private void take(int more) {
        if (demand != null) {
            demand.passed(taken, nanos.getAsLong());
        }
        taken += more;
    }
}
