package org.zonemark.assessment;

import java.util.List;

/** Input that is refused, with every fault in it. */
public final class FaultyInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public FaultyInputException(List<Fault> faults) {
        super("faults: " + faults.size() + ", the first at " + faults.get(0).pointer() + ": "
                + faults.get(0).detail().en());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
