package org.zonemark.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is wrong in one input. Every fault is counted; only the first ones are worked out and kept, because a hostile
 * input has a fault every few characters.
 */
final class Faults {

    private final List<Fault> first = new ArrayList<>();
    private int count;

    void add(Supplier<Fault> fault) {
        count++;
        if (first.size() < FaultyInputException.MOST_LISTED) {
            first.add(fault.get());
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    List<Fault> first() {
        return List.copyOf(first);
    }
}
