package org.zonemark.robustness;

import org.zonemark.robustness.SobolIndices.Index;
import org.zonemark.words.Words;

/**
 * Which choice moves the ranking most: the weights, the mean, or the normalisation. What is looked at is by how many ranks an
 * eligible zone moves on average against the model's method with the weights that are in force.
 *
 * @param meanShift over all choices drawn
 */
public record ChoiceSensitivity(
        long seed,
        double spread,
        int points,
        double meanShift,
        double variance,
        Index weights,
        Index mean,
        Index normalisation) {

    /** A choice that somebody has made. */
    public enum Choice {
        WEIGHTS(new Words("权重", "weights")),
        MEAN(new Words("合成方法", "aggregation")),
        NORMALISATION(new Words("标准化方法", "normalisation"));

        private final Words words;

        Choice(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    private static final int CHOICES = Choice.values().length;
    private static final double NUMBERS = 0x1.0p53;

    /**
     * Estimates the indices; the same for any number of threads.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} throws it
     */
    public static ChoiceSensitivity of(
            CohortTable table, long seed, double spread, int points, int threads, Progress progress) {
        Bases bases = Bases.ofEligible(table);
        int[] before = bases.ranks(bases.of(Method.MODEL));
        WeightDraws draws = new WeightDraws(seed, spread);
        SobolIndices indices = SobolIndices.of(
                chosen -> {
                    // The first number stands for a draw of weights: each has one of its own.
                    DrawnWeights weights = draws.draw(table, (long) (chosen[0] * NUMBERS));
                    Method method = new Method(
                            Normalisation.values()[(int) (chosen[2] * Normalisation.values().length)],
                            Mean.values()[(int) (chosen[1] * Mean.values().length)],
                            null);
                    return Bases.meanShift(before, bases.ranks(bases.of(method, weights)));
                },
                CHOICES,
                points,
                seed,
                threads,
                progress);
        return new ChoiceSensitivity(
                seed,
                spread,
                points,
                indices.mean(),
                indices.variance(),
                indices.inputs().get(0),
                indices.inputs().get(1),
                indices.inputs().get(2));
    }

    public Index of(Choice choice) {
        return switch (choice) {
            case WEIGHTS -> weights;
            case MEAN -> mean;
            case NORMALISATION -> normalisation;
        };
    }

    /** The choice with the greatest total index. */
    public Choice decisive() {
        Choice most = Choice.WEIGHTS;
        for (Choice choice : Choice.values()) {
            most = of(choice).total() > of(most).total() ? choice : most;
        }
        return most;
    }
}
