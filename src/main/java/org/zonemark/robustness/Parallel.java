package org.zonemark.robustness;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Does the parts of a computation on so many threads. What the parts come to must not depend on their order. */
final class Parallel {

    private Parallel() {}

    /** @throws CancellationException if a part throws it, or this thread is interrupted */
    static void each(int parts, int threads, IntConsumer part) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            pool.submit(() -> IntStream.range(0, parts).parallel().forEach(part))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw cause(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static RuntimeException cause(ExecutionException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CancellationException cancelled) {
                return cancelled;
            }
        }
        return new IllegalStateException("a part of a computation failed", e);
    }
}
