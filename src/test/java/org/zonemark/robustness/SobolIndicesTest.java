package org.zonemark.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.zonemark.robustness.SobolIndices.Index;

class SobolIndicesTest {

    private static final Offset<Double> CLOSE = within(0.02);
    private static final int POINTS = 1 << 16;

    /** T. Ishigami, T. Homma, 1990, with a = 7 and b = 0.1; its indices are known in closed form. */
    @Test
    void theIshigamiFunctionHasItsAnalyticIndices() {
        double a = 7;
        double b = 0.1;
        double pi4 = Math.pow(Math.PI, 4);
        double alone = (1 + b * pi4 / 5) * (1 + b * pi4 / 5) / 2;
        double together = b * b * pi4 * pi4 * 8 / 225;
        double variance = alone + a * a / 8 + together;
        SobolIndices indices = SobolIndices.of(x -> ishigami(x, a, b), 3, POINTS, 20261125, 2, Progress.NONE);
        assertThat(indices.mean()).isCloseTo(a / 2, within(0.05));
        assertThat(indices.variance()).isCloseTo(variance, within(0.2));
        assertIndex(indices.inputs().get(0), alone / variance, (alone + together) / variance);
        assertIndex(indices.inputs().get(1), a * a / 8 / variance, a * a / 8 / variance);
        assertIndex(indices.inputs().get(2), 0, together / variance);
    }

    @Test
    void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() {
        SobolIndices one = SobolIndices.of(x -> x[0] + x[1] * x[2], 3, 500, 7, 1, Progress.NONE);
        assertThat(SobolIndices.of(x -> x[0] + x[1] * x[2], 3, 500, 7, 4, Progress.NONE))
                .isEqualTo(one);
        assertThat(SobolIndices.of(x -> x[0] + x[1] * x[2], 3, 500, 8, 1, Progress.NONE))
                .isNotEqualTo(one);
    }

    @Test
    void whatNeverVariesHasNoIndices() {
        assertThat(SobolIndices.of(x -> 3, 2, 50, 1, 1, Progress.NONE).inputs()).containsOnly(new Index(0, 0, 0, 0));
    }

    private static void assertIndex(Index index, double first, double total) {
        assertThat(index.first()).isCloseTo(first, CLOSE);
        assertThat(index.total()).isCloseTo(total, CLOSE);
        assertThat(index.firstError()).isLessThan(0.01);
        assertThat(Math.abs(index.first() - first)).isLessThan(4 * index.firstError());
        assertThat(Math.abs(index.total() - total)).isLessThan(4 * index.totalError());
    }

    private static double ishigami(double[] x, double a, double b) {
        double one = Math.PI * (2 * x[0] - 1);
        double two = Math.PI * (2 * x[1] - 1);
        double three = Math.PI * (2 * x[2] - 1);
        return Math.sin(one) + a * Math.sin(two) * Math.sin(two) + b * Math.pow(three, 4) * Math.sin(one);
    }
}
