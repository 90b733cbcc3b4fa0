package org.zonemark.improvement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.rulebook.Dimension;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Evaluation.CriterionResult;
import org.zonemark.scoring.Evaluation.DimensionResult;
import org.zonemark.scoring.SelfAssessment;

/**
 * Where a zone loses points against a full score, by clause, and what the next step brings back.
 *
 * @param losses the greatest first; equal ones in the order of the Annex
 * @param toLimits points that ceilings and the ends of the scale take, whatever the criteria bring; 0 or more
 */
public record PointsLost(Evaluation evaluation, List<Loss> losses, double toLimits) {

    /**
     * What one criterion loses.
     *
     * @param points that it lacks in the base
     * @param next the nearest better answer; null where nothing better can be answered
     */
    public record Loss(
            CriterionResult result,
            double points,
            Answer now,
            @Nullable Step next) {}

    /**
     * A better answer.
     *
     * @param points that it brings to the base
     */
    public record Step(Answer answer, double score, double points) {}

    public PointsLost {
        losses = List.copyOf(losses);
    }

    public static PointsLost of(SelfAssessment assessment, Evaluation evaluation) {
        Map<Dimension, Double> inside = new HashMap<>();
        for (CriterionResult one : evaluation.criteria()) {
            if (one.finding().counts()) {
                inside.merge(dimension(one), one.weight(), Double::sum);
            }
        }
        double all = 0;
        Map<Dimension, Double> weights = new HashMap<>();
        for (DimensionResult one : evaluation.dimensions()) {
            weights.put(one.dimension(), one.weight());
            all += one.hasScore() ? one.weight() : 0;
        }
        List<Loss> losses = new ArrayList<>();
        for (CriterionResult one : evaluation.criteria()) {
            if (one.finding().counts() && one.weight() > 0) {
                double share = weights.get(dimension(one)) * one.weight() / inside.get(dimension(one)) / all;
                losses.add(loss(one, share, assessment));
            }
        }
        losses.sort(Comparator.comparingDouble((Loss one) -> -one.points()));
        double unlimited = evaluation.base() + evaluation.adjustment();
        return new PointsLost(evaluation, losses, Math.max(0, unlimited - evaluation.total()));
    }

    private static Loss loss(CriterionResult one, double share, SelfAssessment assessment) {
        Criterion criterion = one.finding().yardstick().criterion();
        double score = one.finding().score();
        Answer now = assessment.answers().getOrDefault(criterion.id(), Answer.NONE);
        Step next = null;
        if (criterion.source() == AnswerSource.ANSWER) {
            next = Room.of(one.finding().yardstick(), now, Bound.none(criterion.id()))
                    .next(score)
                    .map(step -> new Step(step.answer(), step.score(), share * (step.score() - score)))
                    .orElse(null);
        }
        return new Loss(one, share * (FULL - score), now, next);
    }

    private static final double FULL = 100;

    private static Dimension dimension(CriterionResult one) {
        return one.finding().yardstick().criterion().dimension();
    }
}
