package org.zonemark.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * So many at once, and a queue before them for bursts. Where the queue is full it is no burst: more is asked for than can be done, and
 * whoever waits makes everybody slower and gets nobody more. From then on few are let in at once, who keep their pace, and all
 * others are sent away without waiting, until less is asked for.
 *
 * <p>Who stays for seconds computes much, or waits for somebody who sends or reads slowly. A number of those make room for others, so
 * that nobody keeps everybody out by being slow. Not all of them may come from one network: it would be let in no more, and nobody
 * else is harmed.
 */
final class Places {

    private static final long MOMENT_NANOS = Duration.ofMillis(50).toNanos();

    private static final long LONG_NANOS = Duration.ofSeconds(2).toNanos();

    /**
     * How many.
     *
     * @param atOnce are let in
     * @param few are let in while more is asked for than can be done
     * @param waiting may wait in a burst
     * @param slow may be there besides, of those who came more than two seconds ago
     * @param slowOfOne of these from one network, before it has to wait for one of its own to leave
     */
    record Most(int atOnce, int few, int waiting, int slow, int slowOfOne) {}

    /** Taken by somebody. */
    final class Place {

        private final String network;
        private final long since;

        private Place(String network, long since) {
            this.network = network;
            this.since = since;
        }

        void leave() {
            Places.this.leave(this);
        }
    }

    private final Most most;
    private final long patienceNanos;
    private final LongSupplier nanos;

    /** Whoever waits longest comes first. */
    private final Semaphore free;

    /** In the order in which they were taken. */
    private final Deque<Place> taken = new ArrayDeque<>();

    private int slow;

    /** How many of them there are from each network that has one. */
    private final Map<String, Integer> slowOf = new HashMap<>();

    private int waiting;
    private long lastIn;

    /** From when more is asked for than can be done until it is not. */
    private @Nullable Demand demand;

    /**
     * @param patience how long somebody waits at most
     * @param nanos a clock that only goes forward
     */
    Places(Most most, Duration patience, LongSupplier nanos) {
        this.most = most;
        this.patienceNanos = patience.toNanos();
        this.nanos = nanos;
        this.free = new Semaphore(most.atOnce(), true);
    }

    /** Whether as many slow ones are there from a network as may be: whoever else comes from it may be another of them. */
    synchronized boolean hasManySlow(String network) {
        makeRoom(nanos.getAsLong());
        return slowOf.getOrDefault(network, 0) >= most.slowOfOne();
    }

    /**
     * @param network from where somebody comes
     * @return null if there is no place and none to be waited for; otherwise one to be left afterwards
     */
    @Nullable
    Place enter(String network) {
        synchronized (this) {
            long now = nanos.getAsLong();
            makeRoom(now);
            if (demand != null && demand.isOver(taken.size(), now)) {
                demand = null;
            }
            if ((demand == null || isFew(now)) && acquire(0)) {
                came(true, now);
                return take(network, now);
            }
            if (!joinQueue(now)) {
                came(false, now);
                return null;
            }
        }
        return await(network);
    }

    private boolean isFew(long now) {
        return taken.size() < most.few() || now - lastIn >= MOMENT_NANOS;
    }

    private boolean joinQueue(long now) {
        if (demand == null && waiting < most.waiting()) {
            waiting++;
            return true;
        }
        if (demand == null && most.few() < most.atOnce()) {
            demand = new Demand(most.few(), now);
        }
        return false;
    }

    private void came(boolean in, long now) {
        if (demand != null) {
            demand.came(in, now);
        }
    }

    private @Nullable Place await(String network) {
        boolean in = acquire(patienceNanos);
        synchronized (this) {
            waiting--;
            return in ? take(network, nanos.getAsLong()) : null;
        }
    }

    private boolean acquire(long patience) {
        try {
            return free.tryAcquire(patience, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Place take(String network, long now) {
        tell(now);
        Place place = new Place(network, now);
        taken.add(place);
        lastIn = now;
        return place;
    }

    private synchronized void leave(Place place) {
        tell(nanos.getAsLong());
        if (taken.remove(place)) {
            free.release();
        } else {
            slow--;
            slowOf.computeIfPresent(place.network, (network, many) -> many == 1 ? null : many - 1);
        }
    }

    private void makeRoom(long now) {
        while (slow < most.slow() && !taken.isEmpty() && now - taken.element().since > LONG_NANOS) {
            tell(now);
            Place place = taken.remove();
            slow++;
            slowOf.merge(place.network, 1, Integer::sum);
            free.release();
        }
    }

    private void tell(long now) {
        if (demand != null) {
            demand.passed(taken.size(), now);
        }
    }

    /** Slow ones too. */
    synchronized int taken() {
        return taken.size() + slow;
    }

    /** Who has come to stand in the queue, in the order in which they wait. */
    int waiting() {
        return free.getQueueLength();
    }
}
