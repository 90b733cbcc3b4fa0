package org.zonemark.job;

/** As many jobs wait as may; there is room again when some of them are done. */
public final class TooManyJobsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int waiting;

    TooManyJobsException(int waiting) {
        super(waiting + " jobs wait already");
        this.waiting = waiting;
    }

    public int waiting() {
        return waiting;
    }
}
