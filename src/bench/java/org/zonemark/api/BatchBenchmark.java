package org.zonemark.api;

import static org.zonemark.bench.Figures.at;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.zonemark.api.model.EvaluationDto;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.assessment.StrictJson;
import org.zonemark.samples.Samples;
import org.zonemark.scoring.Rulebooks;
import tools.jackson.databind.json.JsonMapper;

/** Lines scored as a batch, on all cores, beside the least that any such service does: to read each and to write its answer. */
public final class BatchBenchmark {

    private static final int LINES = 2_543;
    private static final int WARM_UPS = 8;
    private static final int ROUNDS = 11;
    private static final int AT_ONCE = 64;

    private final JsonMapper json = StrictJson.mapper();
    private final SelfAssessmentScorer scorer = new SelfAssessmentScorer(Rulebooks.scorer());
    private final BatchScoring batch = new BatchScoring(json);
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final List<byte[]> lines = new ArrayList<>();
    private final List<EvaluationDto> answers = new ArrayList<>();
    private byte[] all = {};

    private BatchBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        new BatchBenchmark().print();
        System.exit(0);
    }

    private void print() throws Exception {
        List<byte[]> samples = Samples.codes().stream()
                .map(code -> Samples.line(code).getBytes(StandardCharsets.UTF_8))
                .toList();
        for (byte[] sample : samples) {
            answers.add(EvaluationMapper.evaluation(scorer.score(json.readTree(sample)), Locale.SIMPLIFIED_CHINESE));
        }
        IntStream.range(0, LINES).forEach(i -> lines.add(samples.get(i % samples.size())));
        all = String.join(
                        "\n",
                        lines.stream()
                                .map(line -> new String(line, StandardCharsets.UTF_8))
                                .toList())
                .getBytes(StandardCharsets.UTF_8);
        double[] bare = new double[ROUNDS];
        double[] scored = new double[ROUNDS];
        double[] shares = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            double bareMillis = bare();
            double scoredMillis = scored();
            if (round >= 0) {
                bare[round] = bareMillis;
                scored[round] = scoredMillis;
                shares[round] = bareMillis / scoredMillis;
            }
        }
        System.out.printf(
                "%nBatch of %d lines; JDK %s, %d processors%n",
                LINES, System.getProperty("java.version"), Runtime.getRuntime().availableProcessors());
        System.out.printf(
                "of bare reading and writing %.0f %% (%.0f to %.0f)%nbare %.0f lines a second, scored %.0f%n",
                100 * at(shares, 50),
                100 * at(shares, 10),
                100 * at(shares, 90),
                LINES * 1e3 / at(bare, 50),
                LINES * 1e3 / at(scored, 50));
    }

    private double scored() throws IOException {
        long start = System.nanoTime();
        batch.score(scorer, new ByteArrayInputStream(all), OutputStream.nullOutputStream(), Locale.SIMPLIFIED_CHINESE);
        return (System.nanoTime() - start) / 1e6;
    }

    private double bare() throws Exception {
        long start = System.nanoTime();
        OutputStream out = OutputStream.nullOutputStream();
        for (int first = 0; first < LINES; first += AT_ONCE) {
            List<Callable<byte[]>> some = IntStream.range(first, Math.min(first + AT_ONCE, LINES))
                    .<Callable<byte[]>>mapToObj(i -> () -> {
                        json.readTree(lines.get(i));
                        return json.writeValueAsBytes(answers.get(i % answers.size()));
                    })
                    .toList();
            for (Future<byte[]> one : workers.invokeAll(some)) {
                out.write(one.get());
            }
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
