package org.zonemark.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** A rulebook that is refused, with every fault that was found. */
public final class RulebookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RulebookFault> faults;

    public RulebookException(List<RulebookFault> faults) {
        super(faults.stream()
                .map(RulebookFault::toString)
                .collect(Collectors.joining("\n  ", "The rulebook is refused:\n  ", "")));
        this.faults = List.copyOf(faults);
    }

    public RulebookException(RulebookFault fault) {
        this(List.of(fault));
    }

    public List<RulebookFault> faults() {
        return faults;
    }
}
