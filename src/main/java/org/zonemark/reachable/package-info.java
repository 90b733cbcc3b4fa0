/**
 * The best and the worst rank that legal weights can give a zone.
 *
 * <p>It may use weighting, scoring, rulebook and words.
 */
@NullMarked
package org.zonemark.reachable;

import org.jspecify.annotations.NullMarked;
