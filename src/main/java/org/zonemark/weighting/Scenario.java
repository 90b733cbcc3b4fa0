package org.zonemark.weighting;

import java.util.List;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Circumstances;

/**
 * One way to score and cut a cohort.
 *
 * @param cohort as the rulebook of the scenario finds it
 * @param aggregation with the weights of the scenario
 * @param equalWithin totals that differ by no more than that are equal
 */
public record Scenario(String name, List<CohortZone> cohort, Aggregation aggregation, Cut cut, double equalWithin) {

    public Scenario {
        cohort = List.copyOf(cohort);
    }

    /**
     * The same without bonuses and penalties. An answer that a penalty makes score 0 counts as it stands; standing, and with
     * it proven fraud, stays.
     */
    public Scenario withoutAdjustments() {
        List<CohortZone> bare = cohort.stream()
                .map(one -> new CohortZone(one.zone(), one.findings(), bare(one.circumstances())))
                .toList();
        return new Scenario(name, bare, aggregation, cut, equalWithin);
    }

    private static Circumstances bare(Circumstances all) {
        return new Circumstances(List.of(), List.of(), all.fraudProven(), all.acceptedEvidence());
    }

    CohortSide side() {
        return CohortSide.of(cohort, aggregation, cut, equalWithin);
    }
}
