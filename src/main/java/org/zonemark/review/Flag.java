package org.zonemark.review;

import java.util.List;
import org.zonemark.words.Words;

/**
 * Something that a reviewer of a zone should look at. It says nothing about who is right, and never changes a score.
 *
 * @param id the flag of the rulebook that was raised
 * @param zoneCode the zone whose reviewers see it
 * @param clauses the clauses concerned, in the order of the Annex
 * @param values what was reported and raised it; the first is the zone's own
 * @param rule the rule that raised it
 */
public record Flag(String id, String zoneCode, List<String> clauses, List<Value> values, String rule, Words message) {

    /**
     * What a zone reported on a clause for a year.
     *
     * @param shown as people read it
     */
    public record Value(String zoneCode, int year, String clause, Words shown) {}

    public Flag {
        clauses = List.copyOf(clauses);
        values = List.copyOf(values);
    }
}
