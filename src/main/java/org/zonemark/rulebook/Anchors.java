package org.zonemark.rulebook;

import java.util.List;

/**
 * A piecewise linear scale from values to points, constant beyond both ends (section 2 of the scoring model).
 *
 * <p>Values may be given in either direction; they are kept rising.
 */
public final class Anchors {

    /** One pair of a value and the points that it earns. */
    public record Anchor(double value, double points) {}

    private final List<Anchor> given;
    private final boolean logarithmic;
    private final double[] values;
    private final double[] points;

    /**
     * @throws IllegalArgumentException with fewer than two anchors, values that neither rise nor fall throughout,
     *     points outside 0 to 100, or a logarithm of nothing
     */
    public Anchors(List<Anchor> anchors, boolean logarithmic) {
        if (anchors.size() < 2) {
            throw new IllegalArgumentException("a scale needs two anchors or more, not " + anchors.size());
        }
        this.given = List.copyOf(anchors);
        this.logarithmic = logarithmic;
        int size = anchors.size();
        boolean falling = anchors.get(0).value() > anchors.get(size - 1).value();
        this.values = new double[size];
        this.points = new double[size];
        for (int i = 0; i < size; i++) {
            Anchor anchor = anchors.get(falling ? size - 1 - i : i);
            values[i] = scaled(anchor.value());
            points[i] = anchor.points();
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("anchor " + anchor.value() + " has no finite place on the scale");
            }
            if (!(points[i] >= 0 && points[i] <= 100)) {
                throw new IllegalArgumentException("anchor points " + points[i] + " are not between 0 and 100");
            }
            if (i > 0 && values[i] <= values[i - 1]) {
                throw new IllegalArgumentException("anchor values must rise or fall throughout");
            }
        }
    }

    /** The anchors as the rulebook gives them. */
    public List<Anchor> given() {
        return given;
    }

    /** Points for a value, 0 to 100. */
    public double score(double value) {
        double x = scaled(value);
        int last = values.length - 1;
        if (!(x > values[0])) {
            return points[0];
        }
        if (x >= values[last]) {
            return points[last];
        }
        int i = 1;
        while (x >= values[i]) {
            i++;
        }
        return points[i - 1] + (x - values[i - 1]) * (points[i] - points[i - 1]) / (values[i] - values[i - 1]);
    }

    /** Whether more is never worth fewer points, or the other way round for {@link Direction#LOWER_BETTER}. */
    public boolean agreesWith(Direction direction) {
        for (int i = 1; i < points.length; i++) {
            double step = points[i] - points[i - 1];
            if (direction == Direction.HIGHER_BETTER ? step < 0 : step > 0) {
                return false;
            }
        }
        return points[0] != points[points.length - 1];
    }

    /** The strict logarithm has the same bits on every machine. */
    private double scaled(double value) {
        return logarithmic ? StrictMath.log1p(value) : value;
    }
}
