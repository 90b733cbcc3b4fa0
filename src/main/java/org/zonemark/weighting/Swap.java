package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.zonemark.scoring.Zone;

/**
 * Two zones that change order.
 *
 * @param fallen stood before the other, and now stands behind it
 * @param distance by how many ranks they were apart and are apart now, added up
 */
public record Swap(Zone fallen, Zone risen, int distance) {

    /** Which two, by their places in a list. */
    private record Pair(int fallen, int risen, int distance) {}

    private static final Comparator<Pair> WIDEST_LAST = Comparator.comparingInt(Pair::distance)
            .thenComparing(Comparator.comparingInt(Pair::fallen).reversed())
            .thenComparing(Comparator.comparingInt(Pair::risen).reversed());

    /** The widest swaps first, no more than {@code most}; of equally wide ones those of zones that stood higher. */
    static List<Swap> widest(List<ZoneMove> ranked, int most) {
        List<ZoneMove> sorted = new ArrayList<>(ranked);
        sorted.sort(Comparator.comparingInt(one -> one.before().place().wouldRank()));
        int[] before = sorted.stream()
                .mapToInt(one -> one.before().place().wouldRank())
                .toArray();
        int[] after =
                sorted.stream().mapToInt(one -> one.after().place().wouldRank()).toArray();
        PriorityQueue<Pair> widest = new PriorityQueue<>(WIDEST_LAST);
        int least = 0;
        for (int i = 0; i < before.length; i++) {
            for (int j = i + 1; j < before.length; j++) {
                int distance = before[j] - before[i] + after[i] - after[j];
                if (after[i] > after[j] && before[i] < before[j] && distance > least) {
                    widest.add(new Pair(i, j, distance));
                    if (widest.size() > most) {
                        widest.remove();
                        least = widest.element().distance();
                    }
                }
            }
        }
        return widest.stream()
                .sorted(WIDEST_LAST.reversed())
                .map(pair -> new Swap(
                        sorted.get(pair.fallen()).zone(),
                        sorted.get(pair.risen()).zone(),
                        pair.distance()))
                .toList();
    }
}
