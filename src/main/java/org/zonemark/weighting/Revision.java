package org.zonemark.weighting;

/**
 * What the revision of one judgement would do, all others left as they are.
 *
 * @param given the judgement as it is
 * @param fits the ratio with which the principal eigenvalue, and so the consistency ratio, is least
 * @param nearestOnScale the value of Saaty's scale (1/9 to 9) nearest to it
 * @param ratioThen the consistency ratio with {@code fits} in its place
 */
public record Revision(Judgement given, double fits, double nearestOnScale, double ratioThen) {

    private static final int SCALE = 9;

    static Revision of(Judgement given, double fits, double ratioThen) {
        return new Revision(given, fits, onScale(fits), ratioThen);
    }

    /** By ratio, not by difference: 1/3 is as far from 1 as 3 is. */
    private static double onScale(double ratio) {
        double nearest = 1;
        for (int step = 2; step <= SCALE; step++) {
            nearest = nearer(ratio, nearest, step);
            nearest = nearer(ratio, nearest, 1.0 / step);
        }
        return nearest;
    }

    private static double nearer(double ratio, double one, double other) {
        return Math.abs(Math.log(ratio / other)) < Math.abs(Math.log(ratio / one)) ? other : one;
    }
}
