/**
 * Self-assessments as officials exchange them: a form to fill in for one zone, and a table of many.
 *
 * <p>What comes back is read as people write it, and every fault in it is told by sheet and cell.
 */
@NullMarked
package org.zonemark.exchange;

import org.jspecify.annotations.NullMarked;
