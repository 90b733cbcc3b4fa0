package org.zonemark.improvement;

import org.zonemark.rulebook.Criterion;
import org.zonemark.scoring.Answer;

/**
 * Another answer to one clause.
 *
 * @param scoreBefore points of the criterion; NaN for a pure gate
 * @param effort which part it is of the way to the best answer within bounds, 0 to 1
 */
public record Improvement(
        Criterion criterion, Answer before, Answer after, double scoreBefore, double scoreAfter, double effort) {}
