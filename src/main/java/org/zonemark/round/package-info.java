/**
 * Rounds: evaluation exercises, and the ladder that each zone's application climbs in them.
 *
 * <p>{@link org.zonemark.round.Ladder} is the pure table of states and steps; {@link org.zonemark.round.ApplicationService}
 * takes steps, {@link org.zonemark.round.RoundService} keeps rounds. It may use {@code assessment}, {@code account},
 * {@code audit}, {@code notification} and what lies below them.
 */
@NullMarked
package org.zonemark.round;

import org.jspecify.annotations.NullMarked;
