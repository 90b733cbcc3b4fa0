package org.zonemark.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What is wrong in one input. Every fault is counted; only the first ones are worked out and kept, because a hostile
 * input has a fault every few characters.
 */
public final class Faults {

    private final List<Fault> first = new ArrayList<>();
    private int count;

    public void add(Supplier<Fault> fault) {
        count++;
        if (first.size() < FaultyInputException.MOST_LISTED) {
            first.add(fault.get());
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int count() {
        return count;
    }

    public List<Fault> first() {
        return List.copyOf(first);
    }

    /** These, and after them those that a reading met; they are placed where they were typed. */
    public Faults and(Reading<?> reading, UnaryOperator<Fault> placing) {
        Faults all = new Faults();
        first.forEach(fault -> all.add(() -> fault));
        reading.faults().forEach(fault -> all.add(() -> placing.apply(fault)));
        all.count = count + reading.faultCount();
        return all;
    }

    /** What is said to whoever sent it. There are some. */
    public FaultyInputException refusal() {
        return new FaultyInputException(first, count);
    }
}
