package org.zonemark.api;

/** The access table does not let this request through. */
public final class AccessRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Why {
        LOGIN_NEEDED,
        FORBIDDEN,
        TOKEN_READS_ONLY
    }

    private final Why why;

    AccessRefusedException(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
