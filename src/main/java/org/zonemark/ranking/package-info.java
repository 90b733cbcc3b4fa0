/**
 * Ranking: zones in order, with equal ones sharing a rank.
 *
 * <p>{@link org.zonemark.ranking.RankingService} fills the pure order of the scoring model's section 4.6,
 * {@link org.zonemark.scoring.RankOrder}, from what is stored. It may use {@code assessment},
 * {@code scoring}, {@code rulebook} and {@code words}.
 */
@NullMarked
package org.zonemark.ranking;

import org.jspecify.annotations.NullMarked;
