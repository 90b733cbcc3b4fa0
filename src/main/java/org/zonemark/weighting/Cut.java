package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.RankOrder;

/**
 * Who makes it: an eligible zone within the quota of its province, then within the places among those, and on or over the line.
 * What is null does not count. Equal zones share the lowest rank, so that all of them are in or none.
 *
 * @param quotaPerProvince how many a province may have
 * @param places how many are chosen in all
 * @param leastTotal the least total
 */
public record Cut(
        @Nullable Integer quotaPerProvince,
        @Nullable Integer places,
        @Nullable Double leastTotal) {

    /** Every eligible zone makes it. */
    public static final Cut NONE = new Cut(null, null, null);

    /** For each entry whether it makes the cut. */
    boolean[] inside(List<Figures> all, double equalWithin) {
        List<Integer> left = IntStream.range(0, all.size())
                .filter(i -> all.get(i).eligible())
                .boxed()
                .toList();
        RankOrder<Figures> order = Figures.order(equalWithin);
        if (quotaPerProvince != null) {
            left = firstOfEach(
                    left, all, order, quotaPerProvince, i -> all.get(i).province());
        }
        if (places != null) {
            left = firstOfEach(left, all, order, places, i -> "");
        }
        boolean[] inside = new boolean[all.size()];
        for (int i : left) {
            inside[i] = leastTotal == null || all.get(i).total() >= leastTotal - equalWithin;
        }
        return inside;
    }

    private static List<Integer> firstOfEach(
            List<Integer> left,
            List<Figures> all,
            RankOrder<Figures> order,
            int most,
            Function<Integer, String> group) {
        Map<String, List<Integer>> groups = new HashMap<>();
        left.forEach(i -> groups.computeIfAbsent(group.apply(i), none -> new ArrayList<>())
                .add(i));
        List<Integer> first = new ArrayList<>();
        for (List<Integer> members : groups.values()) {
            List<Place> ranks = order.places(members.stream().map(all::get).toList(), one -> true);
            for (int m = 0; m < members.size(); m++) {
                if (ranks.get(m).wouldRank() <= most) {
                    first.add(members.get(m));
                }
            }
        }
        return first;
    }
}
