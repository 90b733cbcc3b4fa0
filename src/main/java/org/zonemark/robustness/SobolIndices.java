package org.zonemark.robustness;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/**
 * How much of the variance of a figure each of its independent inputs makes, by itself and with all that it does together with
 * others.
 *
 * <p>First-order indices by A. Saltelli and others, Variance based sensitivity analysis of model output, Computer Physics
 * Communications 181, 2010, table 2 (b); total indices by M. J. W. Jansen, Analysis of variance designs for model output,
 * Computer Physics Communications 117, 1999. Both are estimates from drawn points, and come with their standard errors.
 *
 * @param mean of the figure
 * @param variance of the figure; where it is 0, no input makes any of it
 * @param inputs in their order
 */
public record SobolIndices(int points, double mean, double variance, List<Index> inputs) {

    /**
     * What one input makes of the variance.
     *
     * @param first share that is gone, on average, when the input is known; an estimate, so that it may be a little below 0
     * @param total share that stays, on average, when all others are known
     */
    public record Index(double first, double firstError, double total, double totalError) {}

    public SobolIndices {
        inputs = List.copyOf(inputs);
    }

    /**
     * Estimates the indices; the same for any number of threads.
     *
     * @param figure of inputs in [0, 1); called by several threads, points x (inputs + 2) times
     * @throws java.util.concurrent.CancellationException if {@code progress} throws it
     */
    public static SobolIndices of(
            ToDoubleFunction<double[]> figure, int inputs, int points, long seed, int threads, Progress progress) {
        double[][] figures = new double[inputs + 2][points];
        AtomicLong done = new AtomicLong();
        Parallel.each(points, threads, point -> {
            WeightDraws.Generator generator = new WeightDraws.Generator(seed, point);
            double[] one = drawn(generator, inputs);
            double[] other = drawn(generator, inputs);
            figures[inputs][point] = figure.applyAsDouble(one.clone());
            figures[inputs + 1][point] = figure.applyAsDouble(other.clone());
            for (int i = 0; i < inputs; i++) {
                double[] mixed = one.clone();
                mixed[i] = other[i];
                figures[i][point] = figure.applyAsDouble(mixed);
            }
            progress.at(done.incrementAndGet(), points);
        });
        return estimated(figures, inputs, points);
    }

    private static double[] drawn(WeightDraws.Generator generator, int inputs) {
        double[] drawn = new double[inputs];
        Arrays.setAll(drawn, i -> generator.next());
        return drawn;
    }

    private static SobolIndices estimated(double[][] figures, int inputs, int points) {
        double[] one = figures[inputs];
        double[] other = figures[inputs + 1];
        double mean = (Arrays.stream(one).sum() + Arrays.stream(other).sum()) / (2.0 * points);
        double squares = 0;
        for (int p = 0; p < points; p++) {
            squares += (one[p] - mean) * (one[p] - mean) + (other[p] - mean) * (other[p] - mean);
        }
        double variance = squares / (2.0 * points - 1);
        Index[] indices = new Index[inputs];
        for (int i = 0; i < inputs; i++) {
            double[] first = new double[points];
            double[] total = new double[points];
            for (int p = 0; p < points; p++) {
                double change = figures[i][p] - one[p];
                // Without the mean, which is the same in expectation, the estimate would scatter more.
                first[p] = (other[p] - mean) * change;
                total[p] = change * change / 2;
            }
            indices[i] = variance > 0
                    ? new Index(
                            mean(first) / variance,
                            error(first) / variance,
                            mean(total) / variance,
                            error(total) / variance)
                    : new Index(0, 0, 0, 0);
        }
        return new SobolIndices(points, mean, variance, List.of(indices));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double error(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
