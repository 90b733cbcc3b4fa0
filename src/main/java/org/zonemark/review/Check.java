package org.zonemark.review;

import java.util.List;
import org.zonemark.rulebook.ConsistencyFlag;

/**
 * Fact: a flag that may be raised, with the limits in force for the year of data. Where there is no such fact, its
 * rules are silent.
 */
public record Check(ConsistencyFlag definition, ConsistencyFlag.Limits limits) {

    /** The id of the flag. */
    public String flag() {
        return definition.id();
    }

    /** @throws IllegalArgumentException if the flag has no such number */
    public double number(String name) {
        Double number = limits.numbers().get(name);
        if (number == null) {
            throw new IllegalArgumentException("flag " + flag() + " has no number " + name);
        }
        return number;
    }

    /** The rows of the plan's catalogue that it looks for. */
    public List<String> rows() {
        return limits.rows();
    }

    public boolean concerns(String clause) {
        return definition.clauses().contains(clause);
    }
}
