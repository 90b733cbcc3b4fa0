package org.zonemark.scoring;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.rulebook.ScoringSizes.Grade;
import org.zonemark.rulebook.WeightSet;

/**
 * All findings of one self-assessment under one rulebook, and the total under one weight set. Nothing is rounded.
 *
 * @param criteria findings with what they weigh and bring, in the order of the Annex
 * @param base weighted mean of the dimensions, 0 to 100
 * @param geometric weighted geometric mean of the dimensions, for comparison only
 * @param adjustment bonuses less penalties, each within its most
 * @param ceilings the ceilings that hold, whether or not they bind
 * @param grade null unless the zone is eligible
 */
public record Evaluation(
        Findings findings,
        WeightSet weights,
        List<CriterionResult> criteria,
        List<DimensionResult> dimensions,
        double base,
        double geometric,
        double adjustment,
        List<CeilingRule> ceilings,
        double total,
        Standing standing,
        @Nullable Grade grade) {

    /**
     * A finding under a weight set.
     *
     * @param weight inside its dimension
     * @param points what it brings to the base; the points of all criteria add up to it
     */
    public record CriterionResult(Finding finding, double weight, double points) {}

    /**
     * A dimension under a weight set.
     *
     * @param score weighted mean of its criteria that apply, 0 to 100; NaN where none does
     * @param points what it brings to the base
     */
    public record DimensionResult(Dimension dimension, double score, double weight, double points) {

        public boolean hasScore() {
            return !Double.isNaN(score);
        }

        public OptionalDouble scoreIfAny() {
            return hasScore() ? OptionalDouble.of(score) : OptionalDouble.empty();
        }
    }

    public Evaluation {
        criteria = List.copyOf(criteria);
        dimensions = List.copyOf(dimensions);
        ceilings = List.copyOf(ceilings);
    }

    /** The score of a dimension; NaN where it has none. */
    public double dimensionScore(String id) {
        return dimensions.stream()
                .filter(one -> one.dimension().id().equals(id))
                .mapToDouble(DimensionResult::score)
                .findFirst()
                .orElse(Double.NaN);
    }
}
