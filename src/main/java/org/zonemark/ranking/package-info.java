/**
 * Ranking: zones in order, with equal ones sharing a rank.
 *
 * <p>{@link org.zonemark.ranking.RankingService} fills the pure order of the scoring model's section 4.6,
 * {@link org.zonemark.scoring.RankOrder}, from what is stored. {@link org.zonemark.ranking.CutService} says who of a round is in
 * and why the others are not, {@link org.zonemark.ranking.ScenarioService} what it would be otherwise, and
 * {@link org.zonemark.ranking.ReversalService} what one zone does to the others. It may use {@code review}, {@code round},
 * {@code version}, {@code robustness}, {@code weighting}, {@code assessment},
 * {@code scoring}, {@code rulebook} and {@code words}.
 */
@NullMarked
package org.zonemark.ranking;

import org.jspecify.annotations.NullMarked;
