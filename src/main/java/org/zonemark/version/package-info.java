/**
 * Versions of what makes a score: weight sets and rulebooks, and which of them are in force.
 *
 * <p>{@link org.zonemark.version.WeightSetService} and {@link org.zonemark.version.RulebookVersionService} take versions
 * from draft to force; {@link org.zonemark.version.ForceKeeper} puts what is in force into
 * {@link org.zonemark.assessment.Scorers}, on every instance. It may use {@code assessment} and what lies below.
 */
@NullMarked
package org.zonemark.version;

import org.jspecify.annotations.NullMarked;
