/**
 * Published results: frozen, signed, and recomputed by anyone from the bundle alone.
 *
 * <p>It may use ranking and what lies below it.
 */
@NullMarked
package org.zonemark.publication;

import org.jspecify.annotations.NullMarked;
