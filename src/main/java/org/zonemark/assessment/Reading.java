package org.zonemark.assessment;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading: the thing itself, or the faults that stand in its way.
 *
 * @param value null if and only if there are faults
 * @param faults the first faults, all of them if there are no more than {@link FaultyInputException#MOST_LISTED}
 * @param faultCount how many there are
 */
public record Reading<T>(@Nullable T value, List<Fault> faults, int faultCount) {

    public Reading {
        faults = List.copyOf(faults);
        if ((value == null) == faults.isEmpty()) {
            throw new IllegalArgumentException("a reading has a value or faults, and not both");
        }
    }

    Reading(@Nullable T value, Faults faults) {
        this(value, faults.first(), faults.count());
    }

    public boolean isSound() {
        return faults.isEmpty();
    }

    /** What is made of the value; the faults stay. */
    <R> Reading<R> map(Function<T, R> making) {
        return new Reading<>(value == null ? null : making.apply(value), faults, faultCount);
    }

    /** @throws FaultyInputException if there are faults */
    public T orThrow() {
        if (value == null) {
            throw new FaultyInputException(faults, faultCount);
        }
        return value;
    }
}
