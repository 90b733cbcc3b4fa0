package org.zonemark.rulebook;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.zonemark.words.Words;

/**
 * One of the eight indicators that the plan sets itself in its box 1.
 *
 * @param values by year: 2014 as it was, 2017 and 2020 as they should be
 * @param forZones whether a zone can be held to it; the others are shares of the nation or of whole regions
 */
public record PlanTarget(
        String id,
        Words indicator,
        String unit,
        boolean higherIsBetter,
        NavigableMap<Integer, Double> values,
        boolean forZones) {

    public PlanTarget {
        values = new TreeMap<>(values);
    }

    /**
     * What is due in a year: on the straight line between the years that the plan names, and after the last of them its value.
     * Nothing is due before the first.
     */
    public OptionalDouble due(int year) {
        Map.Entry<Integer, Double> before = values.floorEntry(year);
        Map.Entry<Integer, Double> after = values.ceilingEntry(year);
        if (before == null) {
            return OptionalDouble.empty();
        }
        if (after == null || after.getKey().equals(before.getKey())) {
            return OptionalDouble.of(before.getValue());
        }
        double part = (double) (year - before.getKey()) / (after.getKey() - before.getKey());
        return OptionalDouble.of(before.getValue() + part * (after.getValue() - before.getValue()));
    }

    /** By how much a value is better than what is due; below 0 it is behind. Nothing where nothing is due. */
    public OptionalDouble lead(int year, double value) {
        OptionalDouble due = due(year);
        return due.isEmpty()
                ? due
                : OptionalDouble.of(higherIsBetter ? value - due.getAsDouble() : due.getAsDouble() - value);
    }
}
