/**
 * Long computations that tell how far they are, can be cancelled, and go on after a restart.
 *
 * <p>It may use account, audit, assessment and storage.
 */
@NullMarked
package org.zonemark.job;

import org.jspecify.annotations.NullMarked;
