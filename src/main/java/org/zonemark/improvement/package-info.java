/**
 * The way up: what a zone loses by clause, and the smallest set of improvements that gets it where it wants to be.
 *
 * <p>It may use weighting, scoring, rulebook and words.
 */
@NullMarked
package org.zonemark.improvement;

import org.jspecify.annotations.NullMarked;
