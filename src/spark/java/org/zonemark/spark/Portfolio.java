package org.zonemark.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores portfolios of any size, and tells how sure the places of their years are. */
@Command(
        name = "portfolio",
        mixinStandardHelpOptions = true,
        description = "Scores self-assessments on Spark by the same rulebook and kernel as the service.",
        subcommands = {Portfolio.Score.class, Portfolio.Sure.class})
public final class Portfolio {

    /** What all commands need to know. */
    abstract static class Job implements Callable<Integer> {

        @Parameters(index = "0", description = "Where they are: lines of JSON, or Parquet with the column document")
        String in;

        @Parameters(index = "1", description = "Where the results go")
        String out;

        @Option(names = "--rulebook", defaultValue = "", description = "Folder of a rulebook that every machine has")
        String rulebook;

        @Option(
                names = "--master",
                defaultValue = "local[*]",
                description = "Spark's master (default: ${DEFAULT-VALUE})")
        String master;

        @Option(
                names = "--format",
                defaultValue = "parquet",
                description = "parquet or json (default: ${DEFAULT-VALUE})")
        String format;

        @Override
        public Integer call() throws IOException {
            try (SparkSession spark = SparkSession.builder()
                    .appName("zonemark " + getClass().getSimpleName())
                    .master(System.getProperty("spark.master", master))
                    .config("spark.ui.enabled", "false")
                    .getOrCreate()) {
                Dataset<String> lines = in.endsWith(".parquet")
                        ? spark.read().parquet(in).select("document").as(Encoders.STRING())
                        : spark.read().textFile(in).filter((org.apache.spark.api.java.function.FilterFunction<String>)
                                line -> !line.isBlank());
                long begin = System.nanoTime();
                results(lines).write().mode(SaveMode.Overwrite).format(format).save(out);
                System.out.printf(
                        "done in %.1f s on %s%n",
                        (System.nanoTime() - begin) / 1e9, spark.sparkContext().master());
                return CommandLine.ExitCode.OK;
            }
        }

        abstract Dataset<Row> results(Dataset<String> lines);
    }

    /** {@code score IN OUT}. */
    @Command(name = "score", description = "A score for each line")
    static final class Score extends Job {

        @Override
        Dataset<Row> results(Dataset<String> lines) {
            return lines.mapPartitions(new ScoreLines(rulebook), Encoders.row(ScoreLines.columns(rulebook)));
        }
    }

    /** {@code robustness IN OUT}. */
    @Command(name = "robustness", description = "Ranks of each year under drawn weights")
    static final class Sure extends Job {

        private static final Pattern YEAR = Pattern.compile("\"year\"\\s*:\\s*([0-9]{4})");

        @Option(names = "--draws", defaultValue = "1000", description = "default: ${DEFAULT-VALUE}")
        int draws;

        @Option(names = "--seed", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
        long seed;

        @Option(names = "--spread", split = ",", defaultValue = "0.2", description = "default: ${DEFAULT-VALUE}")
        List<Double> spreads = new ArrayList<>();

        @Override
        Dataset<Row> results(Dataset<String> lines) {
            return lines.groupByKey((MapFunction<String, String>) Sure::year, Encoders.STRING())
                    .flatMapGroups(
                            new YearRobustness(rulebook, draws, seed, spreads), Encoders.row(YearRobustness.columns()));
        }

        private static String year(String line) {
            Matcher matcher = YEAR.matcher(line);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    private Portfolio() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Portfolio()).execute(arguments));
    }
}
