package org.zonemark.assessment;

import java.util.List;

/** Input that is refused, with the faults in it. */
public final class FaultyInputException extends RuntimeException {

    /** How many faults of one input are listed; all of them are counted. */
    public static final int MOST_LISTED = 500;

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;
    private final int count;

    public FaultyInputException(List<Fault> faults) {
        this(faults, faults.size());
    }

    /**
     * @param faults the first faults
     * @param count how many there are
     */
    FaultyInputException(List<Fault> faults, int count) {
        super("faults: " + count + ", the first at " + faults.get(0).pointer() + ": "
                + faults.get(0).detail().en());
        this.faults = List.copyOf(faults);
        this.count = count;
    }

    /** The faults in the order in which they were found, or the first of them. */
    public List<Fault> faults() {
        return faults;
    }

    /** How many faults there are, listed or not. */
    public int count() {
        return count;
    }
}
