package org.zonemark.weighting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Statistics of scores that apply. */
final class Column {

    private Column() {}

    /** Why the scores tell no zone from another; null if they do. */
    static @Nullable Remark remark(double[] own) {
        if (own.length == 0) {
            return Remark.NOT_APPLICABLE;
        }
        if (own.length == 1) {
            return Remark.ONE_ZONE;
        }
        if (Arrays.stream(own).anyMatch(score -> score != own[0])) {
            return null;
        }
        return own[0] == 0 ? Remark.ALL_ZERO : Remark.CONSTANT;
    }

    static double mean(double[] own) {
        return Arrays.stream(own).average().orElse(0);
    }

    /** Sample standard deviation, with n - 1; 0 where nothing varies. */
    static double standardDeviation(double[] own) {
        if (remark(own) != null) {
            return 0;
        }
        double mean = mean(own);
        double squares = 0;
        for (double score : own) {
            squares += (score - mean) * (score - mean);
        }
        return Math.sqrt(squares / (own.length - 1));
    }

    /** Pearson's correlation over the zones to which both apply; NaN where one of them does not vary there. */
    static double correlation(double[] one, double[] other) {
        double[] a = both(one, other);
        double[] b = both(other, one);
        if (remark(a) != null || remark(b) != null) {
            return Double.NaN;
        }
        double meanA = mean(a);
        double meanB = mean(b);
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return Math.max(-1, Math.min(1, product / Math.sqrt(squaresA * squaresB)));
    }

    private static double[] both(double[] wanted, double[] other) {
        double[] both = new double[wanted.length];
        int count = 0;
        for (int i = 0; i < wanted.length; i++) {
            if (!Double.isNaN(wanted[i]) && !Double.isNaN(other[i])) {
                both[count++] = wanted[i];
            }
        }
        return Arrays.copyOf(both, count);
    }
}
