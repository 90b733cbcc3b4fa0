package org.zonemark.weighting;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.scoring.Evaluation;

/**
 * What the change of a total is made of: what each criterion brings more or less to the base, and what bonuses and
 * penalties do (they do not depend on weights, but on the rulebook), and what ceilings and the ends of the scale take or give.
 * The parts add up to the change.
 */
public final class Explanation {

    private final Evaluation before;
    private final Evaluation after;

    /**
     * What a criterion brings to the change.
     *
     * @param points more (or less, below 0) in the base than before
     */
    public record Contribution(String clause, double points) {}

    private Explanation(Evaluation before, Evaluation after) {
        this.before = before;
        this.after = after;
    }

    /** Of two evaluations of one zone; a criterion that only one of them has brings nothing in the other. */
    static Explanation of(Evaluation before, Evaluation after) {
        return new Explanation(before, after);
    }

    /** What ceilings and the ends of the scale give a zone: 0 or less, but for a base that penalties bring below 0. */
    private static double given(Evaluation evaluation) {
        return evaluation.total() - (evaluation.base() + evaluation.adjustment());
    }

    /** The criteria that bring more or less than before, the greatest first; equal ones in the order of the Annex. */
    public List<Contribution> criteria() {
        return differences().entrySet().stream()
                .filter(one -> one.getValue() != 0)
                .map(one -> new Contribution(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingDouble(one -> -Math.abs(one.points())))
                .toList();
    }

    /** What ceilings, and the least and most total, give more (or less, below 0) than before. */
    public double limits() {
        return given(after) - given(before);
    }

    /** What bonuses less penalties give more (or less, below 0) than before. */
    public double adjustments() {
        return after.adjustment() - before.adjustment();
    }

    /** The ceilings that hold and did not before. */
    public List<CeilingRule> ceilingsBegun() {
        return without(after, before);
    }

    /** The ceilings that held before and do not any more. */
    public List<CeilingRule> ceilingsEnded() {
        return without(before, after);
    }

    /** By their ids: another rulebook may set another limit. */
    private static List<CeilingRule> without(Evaluation one, Evaluation other) {
        Set<String> known = other.ceilings().stream().map(CeilingRule::id).collect(Collectors.toSet());
        return one.ceilings().stream()
                .filter(rule -> !known.contains(rule.id()))
                .toList();
    }

    /** All parts together: the change of the total, but for the last bits of a double. */
    public double sum() {
        double sum = limits() + adjustments();
        for (double difference : differences().values()) {
            sum += difference;
        }
        return sum;
    }

    private Map<String, Double> differences() {
        Map<String, Double> differences = new LinkedHashMap<>();
        before.criteria().forEach(one -> differences.put(one.finding().clause(), -one.points()));
        after.criteria().forEach(one -> differences.merge(one.finding().clause(), one.points(), Double::sum));
        return differences;
    }
}
