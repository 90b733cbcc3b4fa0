package org.zonemark.robustness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.RankOrder;
import org.zonemark.scoring.Zone;

/**
 * Whether the order of the others changes when a zone leaves; read backwards, when it enters.
 *
 * @param zone who leaves
 * @param model under the model: by totals, gates and ceilings
 * @param methods by bases, under each normalisation
 */
public record ReversalGuard(Zone zone, Others model, List<ByNormalisation> methods) {

    /** So many pairs are listed. */
    public static final int MOST_PAIRS = 100;

    /**
     * What becomes of the others.
     *
     * @param movedUp how many have a better rank because the zone stood before them; that reverses nothing
     * @param reversed how many pairs change their order
     * @param parted how many pairs that were equal are not, or the other way round: values that only a chain of tiny
     *     differences over the zone that leaves had made equal
     * @param pairs the first {@link #MOST_PAIRS} reversed pairs, by the order in which they stood
     */
    public record Others(int movedUp, long reversed, long parted, List<Pair> pairs) {

        public Others {
            pairs = List.copyOf(pairs);
        }
    }

    /** Two zones of which the first stood before the other, and stands behind it now. */
    public record Pair(Zone ahead, Zone behind) {}

    public record ByNormalisation(Normalisation normalisation, Others others) {}

    public ReversalGuard {
        methods = List.copyOf(methods);
    }

    /** @param leaving the position of the zone in the table; it is eligible */
    public static ReversalGuard of(CohortTable table, int leaving) {
        List<Integer> all = IntStream.range(0, table.size())
                .filter(table::isEligible)
                .boxed()
                .toList();
        List<Integer> others = all.stream().filter(z -> z != leaving).toList();
        List<ByNormalisation> methods = new ArrayList<>();
        for (Normalisation normalisation : Normalisation.values()) {
            Method method = new Method(normalisation, Mean.ARITHMETIC, null);
            Bases with = new Bases(table, all);
            Bases without = new Bases(table, others);
            int[] before = with.ranks(with.of(method));
            int[] after = without.ranks(without.of(method));
            methods.add(new ByNormalisation(
                    normalisation,
                    others(
                            table,
                            others,
                            others.stream()
                                    .mapToInt(z -> before[all.indexOf(z)])
                                    .toArray(),
                            after)));
        }
        return new ReversalGuard(
                table.zones().get(leaving).zone(),
                others(table, others, places(table, all, others), places(table, others, others)),
                methods);
    }

    /** The ranks of some among others, by total. */
    private static int[] places(CohortTable table, List<Integer> among, List<Integer> wanted) {
        RankOrder<Integer> order = RankOrder.ofZones(
                z -> evaluation(table, z).total(),
                z -> evaluation(table, z).dimensionScore("ecology"),
                z -> evaluation(table, z).dimensionScore("green_manufacturing"),
                table.sizes().equalWithin());
        List<Place> places = order.places(among, z -> true);
        return wanted.stream()
                .mapToInt(z -> places.get(among.indexOf(z)).wouldRank())
                .toArray();
    }

    private static Evaluation evaluation(CohortTable table, int zone) {
        return table.evaluations().get(zone);
    }

    private static Others others(CohortTable table, List<Integer> zones, int[] before, int[] after) {
        int movedUp = 0;
        long reversed = 0;
        long parted = 0;
        List<Pair> pairs = new ArrayList<>();
        List<Integer> inOrder = IntStream.range(0, before.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> before[i]))
                .toList();
        for (int a = 0; a < before.length; a++) {
            int i = inOrder.get(a);
            movedUp += after[i] < before[i] ? 1 : 0;
            for (int j : inOrder.subList(a + 1, before.length)) {
                boolean turned = before[i] < before[j] && after[i] > after[j];
                reversed += turned ? 1 : 0;
                parted += (before[i] == before[j]) != (after[i] == after[j]) ? 1 : 0;
                if (turned && pairs.size() < MOST_PAIRS) {
                    pairs.add(new Pair(zone(table, zones.get(i)), zone(table, zones.get(j))));
                }
            }
        }
        return new Others(movedUp, reversed, parted, pairs);
    }

    private static Zone zone(CohortTable table, int position) {
        return table.zones().get(position).zone();
    }
}
