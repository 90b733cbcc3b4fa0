package org.zonemark.robustness;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Cut;
import org.zonemark.weighting.Progress;

/**
 * How ranking under other weights grows with zones, draws and threads: gates, ceilings, ties and quantiles included, beside the
 * least that any ranking must do for each draw, which is to multiply and to sort.
 */
public final class RankingBenchmark {

    private static final long SEED = 20261125;
    private static final int RUNS = 7;
    private static final double SPREAD = 0.2;
    private static final int[] ZONES = {318, 636, 1_272, 2_543};
    private static final int[] DRAWS = {1_000, 10_000};

    private double sink;

    private RankingBenchmark() {}

    public static void main(String[] arguments) {
        new RankingBenchmark().print();
    }

    private void print() {
        Rulebook rulebook = Rulebooks.own();
        Aggregation engine = new Aggregation(rulebook, rulebook.defaultWeights());
        System.out.printf(
                "%nRe-weighting and ranking; JDK %s, %d processors, medians of %d runs%n%6s %6s %8s %12s %14s %14s%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                RUNS,
                "zones",
                "draws",
                "threads",
                "seconds",
                "us a draw",
                "x bare, 1 core");
        for (int zones : ZONES) {
            List<CohortZone> cohort = new RandomCohorts(SEED).next(zones);
            CohortTable table = CohortTable.of(rulebook.sizes(), engine, cohort);
            double bare = bare(zones, table.criterionWeights().length);
            RobustnessStudy study = new RobustnessStudy(table, Cut.NONE, SEED, SPREAD);
            for (int draws : DRAWS) {
                for (int threads : new int[] {1, 2}) {
                    double seconds = median(() -> study.run(draws, threads, Progress.NONE));
                    System.out.printf(
                            "%6d %6d %8d %12.3f %14.1f %14.1f%n",
                            zones, draws, threads, seconds, 1e6 * seconds / draws, seconds / draws / bare);
                }
            }
            System.out.printf("%6d %6s %8d %12s %14.1f%n", zones, "bare", 1, "", 1e6 * bare);
        }
        System.out.println(sink > 0 ? "" : "nothing was ranked");
    }

    /** Seconds to weigh a table of numbers and to sort the sums, and no more. */
    private double bare(int zones, int criteria) {
        Random random = new Random(SEED);
        double[][] scores = new double[zones][criteria];
        Arrays.stream(scores).forEach(row -> Arrays.setAll(row, i -> 100 * random.nextDouble()));
        double[] weights = new double[criteria];
        double[] totals = new double[zones];
        int times = 500;
        return median(() -> {
                    for (int time = 0; time < times; time++) {
                        Arrays.setAll(weights, i -> random.nextDouble());
                        for (int zone = 0; zone < zones; zone++) {
                            double sum = 0;
                            for (int i = 0; i < criteria; i++) {
                                sum += weights[i] * scores[zone][i];
                            }
                            totals[zone] = sum;
                        }
                        Arrays.sort(totals);
                        sink += totals[0];
                    }
                })
                / times;
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
