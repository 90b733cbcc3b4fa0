package org.zonemark.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.ScoringSizes;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.rulebook.ScoringSizes.Grade;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Evaluation.CriterionResult;
import org.zonemark.scoring.Evaluation.DimensionResult;

/**
 * From findings to a total under one weight set (section 4 of the scoring model). Arithmetic only: no rule fires.
 *
 * <p>Sums run in the order of the Annex, so that anyone gets the same digits.
 */
public final class Aggregation {

    private final ScoringSizes sizes;
    private final Adjustments adjustments;
    private final List<Dimension> dimensions;
    private final WeightSet weights;
    private final double[] dimensionWeights;
    private final double[] criterionWeights;
    private final int[] dimensionOfCriterion;

    public Aggregation(Rulebook rulebook, WeightSet weights) {
        this(rulebook.sizes(), rulebook.dimensions(), rulebook.criteria(), weights);
    }

    /** Of any criteria in any dimensions: the same arithmetic serves indices that are no rulebook. */
    Aggregation(ScoringSizes sizes, List<Dimension> dimensions, List<Criterion> criteria, WeightSet weights) {
        this.sizes = sizes;
        this.adjustments = new Adjustments(sizes);
        this.dimensions = dimensions;
        this.weights = weights;
        this.dimensionWeights =
                dimensions.stream().mapToDouble(weights::weightOf).toArray();
        this.criterionWeights = criteria.stream()
                .mapToDouble(criterion -> criterion.carriesWeight() ? weights.weightOf(criterion) : 0)
                .toArray();
        this.dimensionOfCriterion = criteria.stream()
                .mapToInt(criterion -> dimensions.indexOf(criterion.dimension()))
                .toArray();
    }

    public Evaluation total(Findings reported) {
        return total(reported, Circumstances.NONE);
    }

    /**
     * @throws IllegalArgumentException if an adjustment is of a kind that the rulebook does not have, or lacks the
     *     clause that its kind needs
     */
    public Evaluation total(Findings reported, Circumstances circumstances) {
        Findings findings = adjustments.withFalseDataZeroed(reported, circumstances);
        double[] sums = weightsThatApply(findings);
        List<DimensionResult> results = dimensionResults(findings, sums);
        double base = sumInOrder(results);
        double adjustment = adjustments.points(circumstances);
        List<CeilingRule> ceilings =
                sizes.ceilings().stream().filter(rule -> holds(rule, results)).toList();
        double limit = ceilings.stream().mapToDouble(CeilingRule::limit).min().orElse(sizes.mostTotal());
        double total = Math.max(sizes.leastTotal(), Math.min(Math.min(limit, sizes.mostTotal()), base + adjustment));
        Standing standing = standing(findings, circumstances);
        return new Evaluation(
                findings,
                weights,
                criterionResults(findings, sums),
                results,
                base,
                geometric(results),
                adjustment,
                ceilings,
                total,
                standing,
                standing == Standing.ELIGIBLE ? grade(total) : null);
    }

    /** For each dimension the sum of the weights of its criteria that apply. */
    private double[] weightsThatApply(Findings findings) {
        double[] sums = new double[dimensions.size()];
        for (Finding finding : findings.all()) {
            if (finding.counts()) {
                sums[dimensionOf(finding)] += weightOf(finding);
            }
        }
        return sums;
    }

    private List<DimensionResult> dimensionResults(Findings findings, double[] sums) {
        double[] weighted = new double[dimensions.size()];
        for (Finding finding : findings.all()) {
            if (finding.counts()) {
                weighted[dimensionOf(finding)] += weightOf(finding) * finding.score();
            }
        }
        double applying = dimensionWeightsThatApply(sums);
        List<DimensionResult> results = new ArrayList<>();
        for (int d = 0; d < sums.length; d++) {
            Dimension dimension = dimensions.get(d);
            double weight = dimensionWeights[d];
            double score = sums[d] > 0 ? weighted[d] / sums[d] : Double.NaN;
            double points = sums[d] > 0 && applying > 0 ? weight * score / applying : 0;
            results.add(new DimensionResult(dimension, score, weight, points));
        }
        return results;
    }

    private List<CriterionResult> criterionResults(Findings findings, double[] sums) {
        double applying = dimensionWeightsThatApply(sums);
        List<CriterionResult> results = new ArrayList<>();
        for (Finding finding : findings.all()) {
            int d = dimensionOf(finding);
            double weight = weightOf(finding);
            double points = finding.counts() && weight > 0 && applying > 0
                    ? dimensionWeights[d] * weight * finding.score() / (sums[d] * applying)
                    : 0;
            results.add(new CriterionResult(finding, weight, points));
        }
        return results;
    }

    private double dimensionWeightsThatApply(double[] sums) {
        double sum = 0;
        for (int d = 0; d < sums.length; d++) {
            sum += sums[d] > 0 ? dimensionWeights[d] : 0;
        }
        return sum;
    }

    private double geometric(List<DimensionResult> results) {
        double logs = 0;
        double sum = 0;
        for (DimensionResult result : results) {
            if (result.hasScore()) {
                logs += result.weight() * StrictMath.log(Math.max(sizes.geometricFloor(), result.score()));
                sum += result.weight();
            }
        }
        return sum > 0 ? StrictMath.exp(logs / sum) : 0;
    }

    /** A mean that misses the line by no more than rounding does not lie below it. */
    private boolean holds(CeilingRule rule, List<DimensionResult> results) {
        double[] scores = results.stream()
                .filter(result -> result.hasScore()
                        && rule.dimensions().contains(result.dimension().id()))
                .mapToDouble(DimensionResult::score)
                .toArray();
        if (scores.length == 0) {
            return false;
        }
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double score : scores) {
            sum += score;
            least = Math.min(least, score);
        }
        return (rule.anyOf() ? least : sum / scores.length) < rule.below() - sizes.equalWithin();
    }

    private static double sumInOrder(List<DimensionResult> results) {
        double sum = 0;
        for (DimensionResult result : results) {
            sum += result.points();
        }
        return sum;
    }

    private Standing standing(Findings findings, Circumstances circumstances) {
        Standing strictest = circumstances.fraudProven() ? Standing.VETOED : Standing.ELIGIBLE;
        if (strictest == Standing.ELIGIBLE && lacksEvidence(findings, circumstances.acceptedEvidence())) {
            strictest = Standing.PROVISIONAL;
        }
        for (Finding finding : findings.all()) {
            Standing one = standing(finding);
            strictest = one.compareTo(strictest) < 0 ? one : strictest;
        }
        return strictest;
    }

    private static Standing standing(Finding finding) {
        if (finding.gate() == null || finding.gate() == GateResult.PASSED) {
            return Standing.ELIGIBLE;
        }
        if (finding.gate() == GateResult.UNKNOWN) {
            return Standing.SUSPENDED;
        }
        return switch (finding.yardstick().gate().onFail()) {
            case VETO -> Standing.VETOED;
            case SUSPEND -> Standing.SUSPENDED;
        };
    }

    private boolean lacksEvidence(Findings findings, @Nullable Set<String> accepted) {
        if (accepted == null) {
            return false;
        }
        List<Finding> values = findings.all().stream()
                .filter(finding -> finding.status() == Status.SCORED && weightOf(finding) > 0)
                .toList();
        long proven = values.stream()
                .filter(finding -> accepted.contains(finding.clause()))
                .count();
        return proven < sizes.acceptedEvidence() * values.size();
    }

    private Grade grade(double total) {
        return sizes.grades().stream()
                .filter(grade -> total >= grade.from() - sizes.equalWithin())
                .findFirst()
                .orElseGet(() -> sizes.grades().stream()
                        .min(Comparator.comparingDouble(Grade::from))
                        .orElseThrow());
    }

    private int dimensionOf(Finding finding) {
        return dimensionOfCriterion[finding.yardstick().criterion().position()];
    }

    private double weightOf(Finding finding) {
        return criterionWeights[finding.yardstick().criterion().position()];
    }
}
