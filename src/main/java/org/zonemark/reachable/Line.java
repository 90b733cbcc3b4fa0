package org.zonemark.reachable;

import java.util.ArrayList;
import java.util.List;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.ScoringSizes;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Evaluation.CriterionResult;
import org.zonemark.scoring.Evaluation.DimensionResult;

/**
 * What the total of a zone is as a linear function of the weights that may change: base plus adjustments, above and below it, and
 * the limits that ceilings may set. Where everything applies, above and below are the same.
 *
 * <p>What does not apply leaves its weight to the others, which makes the base a quotient. A mean lies between the least and the
 * most of its parts, so that whoever counts what does not apply at the most score gets a linear function that is never below the
 * base, and with the least one that is never above.
 *
 * @param above by variable; points for each point of weight, divided by the sum of all weights
 * @param mostLimit the limit under the most favourable legal weights
 * @param leastLimit the limit under the least favourable
 * @param keys what decides between equal totals, where it does not depend on the weights; otherwise empty
 */
record Line(double adjustment, double[] above, double[] below, double mostLimit, double leastLimit, double[] keys) {

    /** A part that may get a weight of its own. */
    private record Part(double least, double most, boolean applies) {}

    static Line of(Evaluation evaluation, ScoringSizes sizes, double sum, Scope scope) {
        List<List<Part>> parts = new ArrayList<>();
        for (DimensionResult dimension : evaluation.dimensions()) {
            parts.add(
                    scope == Scope.DIMENSIONS
                            ? List.of(new Part(dimension.score(), dimension.score(), dimension.hasScore()))
                            : criteria(evaluation, dimension));
        }
        double least = parts.stream()
                .flatMap(List::stream)
                .filter(Part::applies)
                .mapToDouble(Part::least)
                .min()
                .orElse(0);
        double most = parts.stream()
                .flatMap(List::stream)
                .filter(Part::applies)
                .mapToDouble(Part::most)
                .max()
                .orElse(0);
        List<Double> above = new ArrayList<>();
        List<Double> below = new ArrayList<>();
        for (List<Part> dimension : parts) {
            double ownLeast = least(dimension, least);
            double ownMost = most(dimension, most);
            for (Part part : dimension) {
                above.add((part.applies() ? part.most() : ownMost) / sum);
                below.add((part.applies() ? part.least() : ownLeast) / sum);
            }
        }
        return new Line(
                evaluation.adjustment(),
                above.stream().mapToDouble(one -> one).toArray(),
                below.stream().mapToDouble(one -> one).toArray(),
                limit(evaluation, parts, sizes, true),
                limit(evaluation, parts, sizes, false),
                scope == Scope.ALL
                        ? new double[0]
                        : new double[] {
                            evaluation.dimensionScore("ecology"), evaluation.dimensionScore("green_manufacturing")
                        });
    }

    /** Whether it stands behind another of the same total, under any weights. */
    boolean losesTie(Line other, double equalWithin) {
        for (int key = 0; key < keys.length; key++) {
            double difference = orWorst(keys[key]) - orWorst(other.keys[key]);
            if (Math.abs(difference) > equalWithin) {
                return difference < 0;
            }
        }
        return false;
    }

    private static double orWorst(double key) {
        return Double.isNaN(key) ? -1 : key;
    }

    private static List<Part> criteria(Evaluation evaluation, DimensionResult dimension) {
        List<Part> parts = new ArrayList<>();
        for (CriterionResult one : evaluation.criteria()) {
            Criterion criterion = one.finding().yardstick().criterion();
            if (criterion.carriesWeight() && criterion.dimension().equals(dimension.dimension())) {
                boolean applies = one.finding().counts();
                double score = one.finding().score();
                parts.add(new Part(score, score, applies));
            }
        }
        return parts;
    }

    private static double least(List<Part> parts, double otherwise) {
        return parts.stream()
                .filter(Part::applies)
                .mapToDouble(Part::least)
                .min()
                .orElse(otherwise);
    }

    private static double most(List<Part> parts, double otherwise) {
        return parts.stream()
                .filter(Part::applies)
                .mapToDouble(Part::most)
                .max()
                .orElse(otherwise);
    }

    /** The limit if each ceiling that can be avoided is avoided, or each that can hold holds. */
    private static double limit(Evaluation evaluation, List<List<Part>> parts, ScoringSizes sizes, boolean favourable) {
        double limit = sizes.mostTotal();
        for (CeilingRule rule : sizes.ceilings()) {
            double lowest = Double.POSITIVE_INFINITY;
            double all = 0;
            int count = 0;
            for (int d = 0; d < parts.size(); d++) {
                String id = evaluation.dimensions().get(d).dimension().id();
                boolean looked =
                        rule.dimensions().contains(id) && parts.get(d).stream().anyMatch(Part::applies);
                if (looked) {
                    double score = favourable ? most(parts.get(d), 0) : least(parts.get(d), 0);
                    lowest = Math.min(lowest, score);
                    all += score;
                    count++;
                }
            }
            double figure = rule.anyOf() ? lowest : all / Math.max(1, count);
            if (count > 0 && figure < rule.below() - sizes.equalWithin()) {
                limit = Math.min(limit, rule.limit());
            }
        }
        return limit;
    }
}
