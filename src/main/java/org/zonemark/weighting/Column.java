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
        return Math.sqrt(covariance(own, own));
    }

    /** Sample covariance, with n - 1, of figures without gaps; 0 where there are fewer than two. */
    static double covariance(double[] one, double[] other) {
        double meanOne = mean(one);
        double meanOther = mean(other);
        double products = 0;
        for (int i = 0; i < one.length; i++) {
            products += (one[i] - meanOne) * (other[i] - meanOther);
        }
        return one.length < 2 ? 0 : products / (one.length - 1);
    }

    /** Pearson's correlation over the zones to which both apply; NaN where one of them does not vary there. */
    static double correlation(double[] one, double[] other) {
        double[] a = both(one, other);
        double[] b = both(other, one);
        if (remark(a) != null || remark(b) != null) {
            return Double.NaN;
        }
        double r = covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
        return Math.max(-1, Math.min(1, r));
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
