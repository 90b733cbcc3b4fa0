package org.zonemark.ranking;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zonemark.round.Round;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.Cut;
import org.zonemark.weighting.ScenarioComparison;

/**
 * Scenarios of a round.
 *
 * @param scenarios in the order in which they were asked for
 * @param submitted codes of zones that are shown by what they submitted; the others are shown by their drafts
 * @param notScorable codes of zones that cannot be scored in all scenarios, each with the names of those scenarios
 */
public record SideBySide(
        Round round,
        List<Side> scenarios,
        ScenarioComparison comparison,
        Set<String> submitted,
        Map<String, List<String>> notScorable) {

    /** A scenario with the versions and the cut that it comes to. */
    public record Side(String name, Scorer by, boolean adjustments, Cut cut) {}

    public SideBySide {
        scenarios = List.copyOf(scenarios);
        submitted = Set.copyOf(submitted);
    }
}
