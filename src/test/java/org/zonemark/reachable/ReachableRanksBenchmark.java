package org.zonemark.reachable;

import java.util.List;
import org.zonemark.robustness.RandomCohorts;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Progress;

/**
 * How long the best and worst reachable ranks of whole cohorts take on one thread, and how many of them are exact. Run it by its
 * main method, with the class path of the tests; arguments are sizes of cohorts.
 */
public final class ReachableRanksBenchmark {

    private static final double NANOS = 1e9;

    private ReachableRanksBenchmark() {}

    public static void main(String[] sizes) {
        Rulebook rulebook = Rulebooks.own();
        for (Scope scope : Scope.values()) {
            new ReachableRanks(rulebook, rulebook.defaultWeights(), new RandomCohorts(1).next(10), scope)
                    .all(Progress.NONE);
            for (String size : sizes) {
                List<CohortZone> cohort = new RandomCohorts(2).next(Integer.parseInt(size));
                long start = System.nanoTime();
                List<ReachableRank> ranks =
                        new ReachableRanks(rulebook, rulebook.defaultWeights(), cohort, scope).all(Progress.NONE);
                double seconds = (System.nanoTime() - start) / NANOS;
                long exact = ranks.stream()
                        .mapToLong(one ->
                                (one.best().isExact() ? 1 : 0) + (one.worst().isExact() ? 1 : 0))
                        .sum();
                System.out.printf(
                        "%s, %s zones: %.1f s, %.0f %% exact%n",
                        scope, size, seconds, 100.0 * exact / (2 * ranks.size()));
            }
        }
    }
}
