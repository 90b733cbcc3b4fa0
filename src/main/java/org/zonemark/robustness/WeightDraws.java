package org.zonemark.robustness;

/**
 * Draws weights around those of a set (section 6 of the scoring model): each dimension weight and each criterion weight is
 * multiplied by U(1 - spread, 1 + spread), then scaled back to what the dimensions, and the criteria inside a dimension,
 * add up to.
 *
 * <p>Each draw has a generator of its own, so that any of them can be made alone and threads do not matter. It is
 * SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014), begun at
 * mix(mix(seed) + number x golden gamma).
 */
public final class WeightDraws {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIT = 0x1.0p-53;
    private static final int UNUSED_BITS = 11;

    private final long seed;
    private final double spread;

    /** @param spread 0 to below 1; the model has 0.2 */
    public WeightDraws(long seed, double spread) {
        if (!(spread >= 0 && spread < 1)) {
            throw new IllegalArgumentException("the spread of weights is 0 to below 1, not " + spread);
        }
        this.seed = seed;
        this.spread = spread;
    }

    /**
     * The weights of one draw.
     *
     * @param number from 0
     */
    DrawnWeights draw(CohortTable table, long number) {
        Generator generator = new Generator(seed, number);
        double[] dimensions = noisy(table.dimensionWeights(), generator);
        double[] criteria = noisy(table.criterionWeights(), generator);
        scaleBack(dimensions, table.dimensionWeights(), 0, dimensions.length);
        for (int d = 0; d < dimensions.length; d++) {
            scaleBack(criteria, table.criterionWeights(), table.firstCriterion(d), table.firstCriterion(d + 1));
        }
        return new DrawnWeights(dimensions, criteria);
    }

    private double[] noisy(double[] weights, Generator generator) {
        double[] noisy = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            noisy[i] = weights[i] * (1 - spread + 2 * spread * generator.next());
        }
        return noisy;
    }

    private static void scaleBack(double[] noisy, double[] weights, int from, int to) {
        double before = 0;
        double after = 0;
        for (int i = from; i < to; i++) {
            before += weights[i];
            after += noisy[i];
        }
        for (int i = from; i < to && after > 0; i++) {
            noisy[i] *= before / after;
        }
    }

    /** Numbers of [0, 1). */
    static final class Generator {

        private long state;

        Generator(long seed, long number) {
            this.state = mix(mix(seed) + number * GOLDEN_GAMMA);
        }

        double next() {
            state += GOLDEN_GAMMA;
            return (mix(state) >>> UNUSED_BITS) * TO_UNIT;
        }

        private static long mix(long bits) {
            long z = bits;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }
    }
}
