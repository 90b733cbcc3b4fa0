package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.List;
import org.zonemark.scoring.Zone;
import org.zonemark.weighting.ZoneMove.Position;

/**
 * Scenarios of one cohort side by side; each is reckoned once.
 *
 * @param zones in the order of the cohort
 * @param positions of each scenario, by zone
 * @param inside of each scenario, by zone: whether it is inside the cut
 * @param pairs each two scenarios, the first of them before the second
 */
public record ScenarioComparison(
        List<Zone> zones, List<List<Position>> positions, List<List<Boolean>> inside, List<Pair> pairs) {

    /**
     * Two scenarios.
     *
     * @param first its position in the list
     * @param preview what going over from the first to the second does
     */
    public record Pair(int first, int second, WeightPreview preview) {}

    public ScenarioComparison {
        zones = List.copyOf(zones);
        positions = positions.stream().map(List::copyOf).toList();
        inside = inside.stream().map(List::copyOf).toList();
        pairs = List.copyOf(pairs);
    }

    /**
     * Compares scenarios.
     *
     * @param scenarios two or more, with the same zones in the same order
     * @throws IllegalArgumentException if they have not the same zones
     */
    public static ScenarioComparison of(List<Scenario> scenarios) {
        List<CohortSide> sides = scenarios.stream().map(Scenario::side).toList();
        List<Zone> zones = sides.get(0).zones();
        if (sides.stream().anyMatch(side -> !side.zones().equals(zones))) {
            throw new IllegalArgumentException("scenarios are compared on the same zones in the same order");
        }
        List<Pair> pairs = new ArrayList<>();
        for (int first = 0; first < sides.size(); first++) {
            for (int second = first + 1; second < sides.size(); second++) {
                pairs.add(new Pair(first, second, WeightPreview.between(sides.get(first), sides.get(second))));
            }
        }
        return new ScenarioComparison(
                zones,
                sides.stream().map(ScenarioComparison::positions).toList(),
                sides.stream().map(ScenarioComparison::inside).toList(),
                pairs);
    }

    /** From the first scenario to each of the others. */
    public List<Pair> fromFirst() {
        return pairs.stream().filter(pair -> pair.first() == 0).toList();
    }

    private static List<Position> positions(CohortSide side) {
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < side.zones().size(); i++) {
            positions.add(side.position(i));
        }
        return positions;
    }

    private static List<Boolean> inside(CohortSide side) {
        List<Boolean> inside = new ArrayList<>();
        for (boolean one : side.inside()) {
            inside.add(one);
        }
        return inside;
    }
}
