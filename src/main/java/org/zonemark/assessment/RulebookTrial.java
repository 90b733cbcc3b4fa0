package org.zonemark.assessment;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.RulebookException;
import org.zonemark.rulebook.RulebookFault;
import org.zonemark.rulebook.RulebookLoader;
import org.zonemark.scoring.Scorer;

/**
 * Tries out a rulebook that comes from outside, before anybody is scored by it: loads and compiles it, fires its rules on
 * made-up zones, and replays its cases.
 *
 * <p>All of that happens on a thread of its own, which is told to stop when time is up and is left behind if it does not.
 * What is in force is not touched. Safe for any number of threads.
 */
public final class RulebookTrial {

    /** Trials at once, those that were left behind and have not ended among them. */
    static final int MOST_AT_ONCE = 4;

    private static final long STACK_BYTES = 4L << 20;

    private static final Timer TRIALS = Timer.builder("zonemark.rulebook.trials")
            .description("Loading, compiling and trying out a rulebook that was sent")
            .register(Metrics.globalRegistry);

    private final Duration limit;
    private final AtomicInteger running = new AtomicInteger();

    /** @param limit for one trial; the project's own rulebook needs 2 to 10 seconds */
    public RulebookTrial(Duration limit) {
        this.limit = limit;
    }

    /**
     * A scorer by the rulebook in a zip and its default weights, once all that it says of itself has come true.
     *
     * @throws RulebookException with file, line and cause if it is refused, and also if it takes too long or too much
     *     memory, or too many others are being tried
     */
    public Scorer of(byte[] archive) {
        return TRIALS.record(() -> within(() -> proven(RulebookLoader.fromArchive(archive))));
    }

    private static Scorer proven(Rulebook rulebook) {
        Scorer scorer = Scorer.of(rulebook, rulebook.defaultWeights());
        new CaseReplay(scorer).prove();
        return scorer;
    }

    <T> T within(Supplier<T> trial) {
        if (running.incrementAndGet() > MOST_AT_ONCE) {
            running.decrementAndGet();
            throw refused("too many rulebooks are being tried at once; try again later");
        }
        FutureTask<T> task = new FutureTask<>(trial::get);
        Thread thread = new Thread(null, () -> counted(task), "rulebook-trial", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return result(task);
    }

    private void counted(FutureTask<?> task) {
        try {
            task.run();
        } finally {
            running.decrementAndGet();
        }
    }

    private <T> T result(FutureTask<T> task) {
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw refused("the trial took longer than " + limit.toSeconds() + " s and was given up");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw refused("the trial was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RulebookException refusal) {
                throw refusal;
            }
            throw refused("the trial failed: " + e.getCause());
        }
    }

    private static RulebookException refused(String cause) {
        return new RulebookException(new RulebookFault("(rulebook)", 0, cause));
    }
}
