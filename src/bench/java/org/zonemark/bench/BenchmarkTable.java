package org.zonemark.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import org.zonemark.api.BatchBenchmark;
import org.zonemark.api.HttpBenchmark;
import org.zonemark.api.ImportBenchmark;
import org.zonemark.robustness.RankingBenchmark;
import org.zonemark.scoring.PairBenchmark;
import org.zonemark.scoring.PeersBenchmark;
import org.zonemark.scoring.ScoringBenchmark;

/**
 * Runs all benchmarks and prints one table: ratios first, then medians with their spread, and bytes.
 *
 * <p>Without an argument everything runs; {@code scoring} leaves out what runs in processes of its own.
 */
public final class BenchmarkTable {

    private static final int FORKS = 2;
    /** The rules are many small pieces of code, and take the compiler longer than one large one. */
    private static final int WARM_UP = 12;

    private static final int RUNS = 10;

    /** What a benchmark is measured against. */
    private static final Map<String, String> AGAINST = Map.of(
            "rules", "plainJava",
            "rulesInSessions", "plainJava",
            "easyRules", "plainJava",
            "evrete", "plainJava",
            "camundaDmn", "plainJava",
            "rulesInWords", "plainJavaInWords");

    /** Programs that print their own lines. */
    private static final List<Class<?>> OTHERS = List.of(
            PairBenchmark.class,
            RankingBenchmark.class,
            HttpBenchmark.class,
            BatchBenchmark.class,
            ImportBenchmark.class);

    /** @param allocated bytes an operation */
    private record Measured(String name, int threads, Statistics micros, double allocated) {

        double median() {
            return micros.getPercentile(50);
        }
    }

    private BenchmarkTable() {}

    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        List<Measured> all = new ArrayList<>(measure(ScoringBenchmark.class, 1));
        all.addAll(measure(PeersBenchmark.class, 1));
        all.addAll(measure(ScoringBenchmark.class, processors));
        System.out.printf(
                "%nOne self-assessment of the rulebook's criteria; JDK %s, %d processors, %d x %d runs of 1 s%n",
                System.getProperty("java.version"), processors, FORKS, RUNS);
        System.out.printf(
                "%-20s %8s %14s %16s %12s %12s %12s %10s%n",
                "", "threads", "of plain Java", "rules are faster", "median us", "10 %", "90 %", "kB");
        for (Measured one : all) {
            System.out.printf(
                    "%-20s %8d %14s %16s %12.2f %12.2f %12.2f %10.1f%n",
                    one.name(),
                    one.threads(),
                    share(one, all),
                    faster(one, all),
                    one.median(),
                    one.micros().getPercentile(10),
                    one.micros().getPercentile(90),
                    one.allocated() / 1e3);
        }
        if (arguments.length == 0) {
            for (Class<?> other : OTHERS) {
                run(other);
            }
        }
    }

    private static void run(Class<?> program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms1g",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program + " failed");
        }
    }

    private static List<Measured> measure(Class<?> benchmark, int threads) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .threads(threads)
                .forks(FORKS)
                .warmupIterations(WARM_UP)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(RUNS)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC")
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options)
                .run().stream().map(run -> measured(run, threads)).toList();
    }

    private static Measured measured(RunResult run, int threads) {
        Result<?> allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Measured(
                run.getPrimaryResult().getLabel(),
                threads,
                run.getPrimaryResult().getStatistics(),
                allocated == null ? Double.NaN : allocated.getScore());
    }

    /** How many the rules do while it does one. */
    private static String faster(Measured one, List<Measured> all) {
        boolean comparable =
                "plainJava".equals(AGAINST.get(one.name())) && !one.name().equals("rules");
        return all.stream()
                .filter(other -> comparable
                        && other.threads() == one.threads()
                        && other.name().equals("rules"))
                .findFirst()
                .map(rules -> "%.1f x".formatted(one.median() / rules.median()))
                .orElse("");
    }

    /** How many it does in the time in which plain Java does a hundred. */
    private static String share(Measured one, List<Measured> all) {
        return all.stream()
                .filter(other ->
                        other.threads() == one.threads() && other.name().equals(AGAINST.get(one.name())))
                .findFirst()
                .map(other -> "%.1f %%".formatted(100 * other.median() / one.median()))
                .orElse("");
    }
}
