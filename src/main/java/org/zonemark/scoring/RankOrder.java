package org.zonemark.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The order of zones (section 4.6 of the scoring model): by unrounded total, then ecology, then green manufacturing.
 *
 * <p>Values that differ by no more than the rulebook says are equal, and so are values that a chain of such
 * differences joins; equal entries share the lowest rank (1, 2, 2, 4).
 *
 * @param <T> what is ranked
 */
public final class RankOrder<T> {

    private final List<ToDoubleFunction<T>> keys;
    private final double equalWithin;

    /** @param keys what decides, the first before the second; higher is better and NaN is worst */
    public RankOrder(List<ToDoubleFunction<T>> keys, double equalWithin) {
        this.keys = List.copyOf(keys);
        this.equalWithin = equalWithin;
    }

    /** Zones by total, then ecology, then green manufacturing. */
    public static <T> RankOrder<T> ofZones(
            ToDoubleFunction<T> total,
            ToDoubleFunction<T> ecology,
            ToDoubleFunction<T> greenManufacturing,
            double equalWithin) {
        return new RankOrder<>(List.of(total, ecology, greenManufacturing), equalWithin);
    }

    /** Groups of equal entries from the best to the last; entries keep their order within a group. */
    public List<List<T>> groups(List<T> entries) {
        List<List<T>> groups = List.of(entries);
        for (ToDoubleFunction<T> key : keys) {
            List<List<T>> finer = new ArrayList<>();
            groups.forEach(group -> finer.addAll(split(group, key)));
            groups = finer;
        }
        return groups.stream().filter(group -> !group.isEmpty()).toList();
    }

    private List<List<T>> split(List<T> entries, ToDoubleFunction<T> key) {
        ToDoubleFunction<T> orWorst = entry -> {
            double value = key.applyAsDouble(entry);
            return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        };
        List<T> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingDouble(orWorst).reversed());
        List<List<T>> groups = new ArrayList<>();
        double before = Double.NaN;
        for (T entry : sorted) {
            double value = orWorst.applyAsDouble(entry);
            boolean equal = value == before || before - value <= equalWithin;
            if (groups.isEmpty() || !equal) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(entry);
            before = value;
        }
        return groups;
    }

    /**
     * The rank of each entry, in the order of the list. Entries that are not eligible take no rank from others; theirs
     * is the one that they would have.
     */
    public List<Place> places(List<T> entries, Predicate<T> eligible) {
        List<List<Integer>> groups = new RankOrder<Integer>(
                        keys.stream()
                                .map(key -> (ToDoubleFunction<Integer>) i -> key.applyAsDouble(entries.get(i)))
                                .toList(),
                        equalWithin)
                .groups(IntStream.range(0, entries.size()).boxed().toList());
        Place[] places = new Place[entries.size()];
        int better = 0;
        for (List<Integer> group : groups) {
            int ranked = 0;
            for (int i : group) {
                boolean hasRank = eligible.test(entries.get(i));
                places[i] = new Place(better + 1, hasRank);
                ranked += hasRank ? 1 : 0;
            }
            better += ranked;
        }
        return List.of(places);
    }
}
