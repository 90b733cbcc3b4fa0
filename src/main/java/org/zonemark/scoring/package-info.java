/**
 * Scoring: what the rules make of a self-assessment, and what weights make of that.
 *
 * <p>{@link org.zonemark.scoring.Evaluator} fires the rules once and returns one finding for each criterion; it knows
 * no weight. {@link org.zonemark.scoring.Aggregation} turns findings and a weight set into a total; it fires no rule.
 * Together they are {@link org.zonemark.scoring.Scorer}, the place to start.
 *
 * <p>It may use {@code rulebook} and {@code words}. {@link org.zonemark.scoring.Answers},
 * {@link org.zonemark.scoring.ClaimedRow} and {@link org.zonemark.scoring.CriterionScores} are the facts that rules
 * look at, and their methods the words in which rules are written.
 */
@NullMarked
package org.zonemark.scoring;

import org.jspecify.annotations.NullMarked;
