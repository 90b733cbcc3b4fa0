package org.zonemark.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.ranking.RobustnessJob;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Cut;

/**
 * Everything that the results of a round are made of.
 *
 * @param zones by code
 * @param ties codes of equal zones in the order that was decided, for each tie at a line of the cut
 * @param robustness what was asked for; null if it was not computed
 */
record PublishedRound(
        String id,
        String name,
        int dataYear,
        Scorer scorer,
        List<PublishedZone> zones,
        Cut cut,
        List<List<String>> ties,
        RobustnessJob.@Nullable Parameters robustness) {

    PublishedRound {
        zones = List.copyOf(zones);
        ties = ties.stream().map(List::copyOf).toList();
    }

    /** What the rules say of the zones. */
    List<CohortZone> evaluated() {
        return zones.parallelStream()
                .map(zone -> new CohortZone(
                        zone.assessment().zone(), scorer.evaluate(zone.assessment()), zone.circumstances()))
                .toList();
    }
}
