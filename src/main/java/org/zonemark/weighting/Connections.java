package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.List;

/** Which items a chain of judgements joins. */
final class Connections {

    private Connections() {}

    /** The items in groups that no judgement joins; one group if all hang together. */
    static List<List<String>> groups(List<String> items, double[][] ratios) {
        boolean[] reached = new boolean[items.size()];
        List<List<String>> groups = new ArrayList<>();
        for (int start = 0; start < items.size(); start++) {
            if (!reached[start]) {
                groups.add(groupOf(start, items, ratios, reached));
            }
        }
        return groups;
    }

    private static List<String> groupOf(int start, List<String> items, double[][] ratios, boolean[] reached) {
        List<Integer> group = new ArrayList<>(List.of(start));
        reached[start] = true;
        for (int next = 0; next < group.size(); next++) {
            for (int j = 0; j < items.size(); j++) {
                if (!reached[j] && !Double.isNaN(ratios[group.get(next)][j])) {
                    reached[j] = true;
                    group.add(j);
                }
            }
        }
        return group.stream().sorted().map(items::get).toList();
    }
}
