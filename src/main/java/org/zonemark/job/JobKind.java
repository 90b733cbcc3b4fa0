package org.zonemark.job;

import org.zonemark.weighting.Progress;

/** What jobs of one kind do. It is called without a transaction, and holds no connection while it computes. */
public interface JobKind {

    /**
     * What a computation comes to.
     *
     * @param inputs hash of what it was computed from
     * @param result JSON
     */
    record Outcome(String inputs, String result) {}

    /** As it stands in documents, for example {@code robustness}. */
    String name();

    /**
     * Computes. The same parameters and inputs give the same result, so that a job that was broken off is simply begun again.
     *
     * @param progress told how far it is; throws {@link java.util.concurrent.CancellationException} to stop it
     */
    Outcome run(String round, String parameters, Progress progress);

    /** The hash that a computation would have as its inputs now. */
    String inputsNow(String round);
}
