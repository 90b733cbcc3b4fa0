package org.zonemark.weighting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What pairwise judgements come to.
 *
 * <p>Where judgements are missing, the eigenvalue is that of the matrix whose gaps hold the ratios of the weights themselves
 * (Harker 1987). It is never below the least that any completion gives, for which the random index of an incomplete matrix
 * was drawn; so the ratio errs on the strict side.
 *
 * @param weights by item, in their order; positive, adding up to 1
 * @param lambdaMax principal eigenvalue, at least the number of items
 * @param missing pairs that nobody has judged
 * @param index consistency index, (lambdaMax - n) / (n - 1)
 * @param randomIndex what it is compared with
 * @param randomIndexTable name of the table that it comes from
 * @param ratio consistency ratio, index / randomIndex; 0 where judgements cannot contradict each other
 * @param mostRatio the most that is accepted
 */
public record Priorities(
        Map<String, Double> weights,
        double lambdaMax,
        int missing,
        double index,
        double randomIndex,
        String randomIndexTable,
        double ratio,
        double mostRatio) {

    public Priorities {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    static Priorities of(List<String> items, PrincipalEigenvector principal, int missing, RandomIndex table) {
        int size = items.size();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            weights.put(items.get(i), principal.weights()[i]);
        }
        double index = size < 2 ? 0 : Math.max(0, (principal.value() - size) / (size - 1));
        double random = table.of(size, missing);
        return new Priorities(
                weights,
                principal.value(),
                missing,
                index,
                random,
                table.name(),
                random > 0 ? index / random : 0,
                table.mostRatio());
    }

    public boolean isConsistent() {
        return ratio <= mostRatio;
    }
}
