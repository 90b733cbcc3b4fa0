package org.zonemark.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading: the thing itself, or every fault that stands in its way.
 *
 * @param value null if and only if there are faults
 */
public record Reading<T>(@Nullable T value, List<Fault> faults) {

    public Reading {
        faults = List.copyOf(faults);
        if ((value == null) == faults.isEmpty()) {
            throw new IllegalArgumentException("a reading has a value or faults, and not both");
        }
    }

    public boolean isSound() {
        return faults.isEmpty();
    }

    /** @throws FaultyInputException if there are faults */
    public T orThrow() {
        if (value == null) {
            throw new FaultyInputException(faults);
        }
        return value;
    }
}
