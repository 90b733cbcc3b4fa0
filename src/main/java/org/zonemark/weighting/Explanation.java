package org.zonemark.weighting;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.zonemark.scoring.Evaluation;

/**
 * What the change of a total is made of: what each criterion brings more or less to the base, and what ceilings and the ends of
 * the scale take or give. Bonuses and penalties do not depend on weights. The parts add up to the change.
 */
public final class Explanation {

    private final Evaluation before;
    private final double[] differences;
    private final double limits;

    /**
     * What a criterion brings to the change.
     *
     * @param points more (or less, below 0) in the base than before
     */
    public record Contribution(String clause, double points) {}

    private Explanation(Evaluation before, double[] differences, double limits) {
        this.before = before;
        this.differences = differences;
        this.limits = limits;
    }

    /** Of two evaluations of the same findings. */
    static Explanation of(Evaluation before, Evaluation after) {
        double[] differences = new double[before.criteria().size()];
        for (int c = 0; c < differences.length; c++) {
            differences[c] =
                    after.criteria().get(c).points() - before.criteria().get(c).points();
        }
        return new Explanation(before, differences, given(after) - given(before));
    }

    /** What ceilings and the ends of the scale give a zone: 0 or less, but for a base that penalties bring below 0. */
    private static double given(Evaluation evaluation) {
        return evaluation.total() - (evaluation.base() + evaluation.adjustment());
    }

    /** The criteria that bring more or less than before, the greatest first; equal ones in the order of the Annex. */
    public List<Contribution> criteria() {
        return IntStream.range(0, differences.length)
                .filter(c -> differences[c] != 0)
                .mapToObj(
                        c -> new Contribution(before.criteria().get(c).finding().clause(), differences[c]))
                .sorted(Comparator.comparingDouble(one -> -Math.abs(one.points())))
                .toList();
    }

    /** What ceilings, and the least and most total, give more (or less, below 0) than before. */
    public double limits() {
        return limits;
    }

    /** All parts together: the change of the total, but for the last bits of a double. */
    public double sum() {
        double sum = limits;
        for (double difference : differences) {
            sum += difference;
        }
        return sum;
    }
}
