package org.zonemark.rulebook;

/**
 * The values that can be true at all, both ends included.
 *
 * @param least smallest true value, or negative infinity
 * @param most largest true value, or positive infinity
 */
public record Range(double least, double most) {

    /** Every finite number. */
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Range {
        if (!(least <= most)) {
            throw new IllegalArgumentException("range [" + least + ", " + most + "] is empty");
        }
    }

    public boolean contains(double value) {
        return Double.isFinite(value) && value >= least && value <= most;
    }

    public boolean hasLeast() {
        return least != Double.NEGATIVE_INFINITY;
    }

    public boolean hasMost() {
        return most != Double.POSITIVE_INFINITY;
    }
}
