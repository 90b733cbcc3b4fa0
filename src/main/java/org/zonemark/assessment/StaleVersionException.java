package org.zonemark.assessment;

import java.util.List;

/** Somebody else changed the draft since the version that a change was made from. Nothing is stored. */
public final class StaleVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int version;
    private final transient List<Difference> differences;

    public StaleVersionException(int version, List<Difference> differences) {
        super("the draft is at version " + version);
        this.version = version;
        this.differences = List.copyOf(differences);
    }

    /** The version that is stored. */
    public int version() {
        return version;
    }

    /** Where what is stored differs from what was sent. */
    public List<Difference> differences() {
        return differences;
    }
}
