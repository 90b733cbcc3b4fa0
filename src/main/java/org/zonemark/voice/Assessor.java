package org.zonemark.voice;

import java.time.LocalDate;
import java.util.List;

/**
 * An organisation that assesses zones in a round, independently of them.
 *
 * @param id its short name, unique in the round
 * @param zones codes of the zones that it is assigned to
 */
public record Assessor(String roundId, String id, String name, Independence independence, List<String> zones) {

    /**
     * What it declares of its independence.
     *
     * @param declared whether it declares to be independent of these zones
     * @param text its words, or why it does not
     */
    public record Independence(boolean declared, String text, LocalDate on) {}

    public Assessor {
        zones = List.copyOf(zones);
    }
}
