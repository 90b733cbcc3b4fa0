package org.zonemark.ranking;

import java.util.List;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;

/**
 * The zones of a year in order: eligible ones by rank, then the others by the rank that they would have.
 *
 * @param eligible how many zones have a rank, whatever is listed
 * @param notScorable codes of zones whose self-assessment the rulebook in force does not accept
 */
public record Ranking(
        int year,
        long eligible,
        List<RankedZone> zones,
        List<String> notScorable,
        Rulebook rulebook,
        WeightSet weights) {

    public Ranking {
        zones = List.copyOf(zones);
        notScorable = List.copyOf(notScorable);
    }
}
