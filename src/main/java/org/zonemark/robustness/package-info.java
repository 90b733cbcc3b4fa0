/**
 * How sure a place is: ranks under drawn weights, under other methods, and with a zone more or less (section 6 of the
 * scoring model). Pure arithmetic on findings.
 *
 * <p>It may use weighting, scoring, rulebook and words.
 */
@NullMarked
package org.zonemark.robustness;

import org.jspecify.annotations.NullMarked;
