package org.zonemark.robustness;

import java.util.Arrays;
import java.util.List;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.RankOrder;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Standing;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Cut;

/**
 * How long 10,000 draws of 2,543 zones and all criteria take, gates, ceilings, ties and a cut by province included, on one
 * thread and on two, beside the engine that a single evaluation uses. Run it by its main method, with the class path of the tests.
 */
public final class RobustnessBenchmark {

    private static final int ZONES = 2_543;
    private static final int DRAWS = 10_000;
    private static final int ENGINE_DRAWS = 100;
    private static final int RUNS = 5;
    private static final double SPREAD = 0.2;

    private RobustnessBenchmark() {}

    public static void main(String[] arguments) {
        Rulebook rulebook = Rulebooks.own();
        List<CohortZone> cohort = new RandomCohorts(20261125).next(ZONES);
        Aggregation engine = new Aggregation(rulebook, rulebook.defaultWeights());
        CohortTable table = CohortTable.of(rulebook.sizes(), engine, cohort);
        System.out.printf(
                "%d zones, %d of them eligible, %d criteria with weight, %d draws%n",
                ZONES,
                table.places().stream().filter(place -> place.eligible()).count(),
                table.criterionWeights().length,
                DRAWS);
        double plain = median(() -> engine(cohort, engine, rulebook.sizes().equalWithin())) / ENGINE_DRAWS * DRAWS;
        System.out.printf("the engine, one thread: %.1f s (from %d draws)%n", plain, ENGINE_DRAWS);
        for (Cut cut : List.of(Cut.NONE, new Cut(100, 300, 60.0))) {
            RobustnessStudy study = new RobustnessStudy(table, cut, 1, SPREAD);
            for (int threads : new int[] {1, 2}) {
                double seconds = median(() -> study.run(DRAWS, threads, Progress.NONE));
                System.out.printf(
                        "%s, %d thread(s): %.2f s, %.0f times the engine%n", cut, threads, seconds, plain / seconds);
            }
        }
    }

    private static void engine(List<CohortZone> cohort, Aggregation engine, double equalWithin) {
        RankOrder<Evaluation> order = RankOrder.ofZones(
                Evaluation::total,
                one -> one.dimensionScore("ecology"),
                one -> one.dimensionScore("green_manufacturing"),
                equalWithin);
        for (int draw = 0; draw < ENGINE_DRAWS; draw++) {
            List<Evaluation> evaluations = cohort.stream()
                    .map(zone -> engine.total(zone.findings(), zone.circumstances()))
                    .toList();
            order.places(evaluations, one -> one.standing() == Standing.ELIGIBLE);
        }
    }

    private static double median(Runnable work) {
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            work.run();
            seconds[run] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[RUNS / 2];
    }
}
