package org.zonemark.robustness;

/** Told how far a long computation is, by whichever thread has just finished a part. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (done, total) -> {};

    /**
     * Called after every part.
     *
     * @throws java.util.concurrent.CancellationException to stop the computation, which then throws it too
     */
    void at(long done, long total);
}
