package org.zonemark.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zonemark.scoring.Zone;
import org.zonemark.weighting.RankAgreement;

/**
 * What would become of the ranks if scores were made another way, and with each dimension left out once. Eligible zones by
 * their bases: bonuses, penalties and ceilings belong to the scale of the reference values and are left out on both sides.
 *
 * @param zones the eligible zones, in the order of the cohort
 * @param ranks under the model's method, in the order of the zones
 */
public record MethodComparison(List<Zone> zones, List<Integer> ranks, List<Other> others) {

    /**
     * What another method makes of the ranks.
     *
     * @param ranks in the order of the zones
     * @param meanShift by how many ranks a zone moves on average
     * @param greatestShift by how many the one that moves most
     */
    public record Other(
            Method method, List<Integer> ranks, double meanShift, int greatestShift, RankAgreement agreement) {

        public Other {
            ranks = List.copyOf(ranks);
        }
    }

    public MethodComparison {
        zones = List.copyOf(zones);
        ranks = List.copyOf(ranks);
        others = List.copyOf(others);
    }

    public static MethodComparison of(CohortTable table) {
        Bases bases = Bases.ofEligible(table);
        int[] before = bases.ranks(bases.of(Method.MODEL));
        List<Method> methods = new ArrayList<>(Method.others());
        table.dimensions().forEach(dimension -> methods.add(Method.without(dimension.id())));
        return new MethodComparison(
                bases.zones().stream().map(z -> table.zones().get(z).zone()).toList(),
                boxed(before),
                methods.stream()
                        .map(method -> other(method, before, bases.ranks(bases.of(method))))
                        .toList());
    }

    private static Other other(Method method, int[] before, int[] after) {
        int greatest = 0;
        for (int i = 0; i < before.length; i++) {
            greatest = Math.max(greatest, Math.abs(after[i] - before[i]));
        }
        return new Other(
                method, boxed(after), Bases.meanShift(before, after), greatest, RankAgreement.of(before, after));
    }

    private static List<Integer> boxed(int[] ranks) {
        return Arrays.stream(ranks).boxed().toList();
    }
}
