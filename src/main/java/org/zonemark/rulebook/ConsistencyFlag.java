package org.zonemark.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zonemark.words.Words;

/**
 * A flag that consistency rules raise for reviewers. It never changes a score.
 *
 * @param reason why reviewers should look
 * @param clauses the clauses whose answers it compares
 * @param acrossZones whether it compares the answers of several zones rather than those of one
 * @param limits numbers by date of force, oldest first
 */
public record ConsistencyFlag(String id, Words reason, List<String> clauses, boolean acrossZones, List<Limits> limits) {

    /**
     * What its rules compare with, from one date on.
     *
     * @param numbers by name
     * @param rows rows of the plan's catalogue
     * @param source where both come from
     */
    public record Limits(LocalDate from, Map<String, Double> numbers, List<String> rows, Words source) {

        public Limits {
            numbers = Map.copyOf(numbers);
            rows = List.copyOf(rows);
        }
    }

    /**
     * An example: what zones answer, and what must come of it.
     *
     * @param name a sentence about the zones
     * @param line its line in the file, from 1
     * @param given answers, last year's answers, leading industries, or zones with their own and partnerships
     * @param expected how often the flag is raised, for which zones and clauses
     */
    public record Example(String flag, Words name, int line, Map<String, Object> given, Map<String, Object> expected) {}

    public ConsistencyFlag {
        clauses = List.copyOf(clauses);
        limits = List.copyOf(limits);
    }

    /** The limits in force for a year of data, or nothing where the flag is not raised yet. */
    public Optional<Limits> limitsOf(int year) {
        LocalDate day = Yardstick.Year.lastDay(year);
        return limits.stream().filter(one -> !one.from().isAfter(day)).reduce((earlier, later) -> later);
    }
}
