package org.zonemark.version;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Time in which this process runs. It stands still while the process does, for a collection of garbage or because the machine does
 * something else, so that a bound on it tells of the service and not of the machine.
 */
final class RunningTime implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(5);
    private static final Duration LONGEST_STEP = Duration.ofMillis(50);

    private final AtomicLong nanos = new AtomicLong();
    private final Thread thread = new Thread(this::run, "running-time");
    private volatile boolean closed;

    static RunningTime start() {
        RunningTime time = new RunningTime();
        time.thread.setDaemon(true);
        time.thread.start();
        return time;
    }

    /** Since the start; what took longer than {@link #LONGEST_STEP} at once counts as that. */
    Duration passed() {
        return Duration.ofNanos(nanos.get());
    }

    private void run() {
        long before = System.nanoTime();
        while (!closed) {
            LockSupport.parkNanos(STEP.toNanos());
            long now = System.nanoTime();
            nanos.addAndGet(Math.min(now - before, LONGEST_STEP.toNanos()));
            before = now;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
