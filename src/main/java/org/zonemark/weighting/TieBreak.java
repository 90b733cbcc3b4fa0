package org.zonemark.weighting;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.zonemark.rulebook.Dimension;
import org.zonemark.scoring.Evaluation.DimensionResult;
import org.zonemark.scoring.RankOrder;

/**
 * What a computed rule makes of a tie.
 *
 * @param groups codes from the best to the last; zones that the rule leaves equal stand together
 * @param settles whether it says who is within: no group lies across the line
 */
public record TieBreak(List<List<String>> groups, boolean settles) {

    /** What has been equal already. */
    private static final Set<String> USED_UP = Set.of("ecology", "green_manufacturing");

    public TieBreak {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** By the dimensions that the order of zones does not look at; none of them has weight 0 in its turn. */
    public static TieBreak byNextDimensions(CutTie tie, double equalWithin) {
        List<ToDoubleFunction<ScoredZone>> keys = tie.zones().get(0).evaluation().dimensions().stream()
                .filter(one ->
                        one.weight() > 0 && !USED_UP.contains(one.dimension().id()))
                .sorted(Comparator.comparingDouble(DimensionResult::weight).reversed())
                .map(one -> score(one.dimension()))
                .toList();
        return of(tie, keys, equalWithin);
    }

    public static TieBreak byDimension(CutTie tie, Dimension dimension, double equalWithin) {
        return of(tie, List.of(score(dimension)), equalWithin);
    }

    /** @param appliedAt when a zone applied, in milliseconds from any moment on; earlier is better */
    public static TieBreak byApplication(CutTie tie, ToDoubleFunction<ScoredZone> appliedAt) {
        return of(tie, List.of(zone -> -appliedAt.applyAsDouble(zone)), 0);
    }

    /** All codes, the best first. */
    public List<String> order() {
        return groups.stream().flatMap(List::stream).toList();
    }

    /** Whether an order of all zones is one that the rule leaves open. */
    public boolean allows(List<String> zones) {
        int from = 0;
        for (List<String> group : groups) {
            int to = from + group.size();
            if (to > zones.size() || !Set.copyOf(zones.subList(from, to)).equals(Set.copyOf(group))) {
                return false;
            }
            from = to;
        }
        return from == zones.size();
    }

    private static ToDoubleFunction<ScoredZone> score(Dimension dimension) {
        return zone -> zone.evaluation().dimensionScore(dimension.id());
    }

    private static TieBreak of(CutTie tie, List<ToDoubleFunction<ScoredZone>> keys, double equalWithin) {
        List<List<String>> groups = new RankOrder<>(keys, equalWithin)
                .groups(tie.zones()).stream()
                        .map(group ->
                                group.stream().map(one -> one.zone().code()).toList())
                        .toList();
        int ahead = 0;
        boolean settles = false;
        for (List<String> group : groups) {
            ahead += group.size();
            settles |= ahead == tie.seats();
        }
        return new TieBreak(groups, settles);
    }
}
