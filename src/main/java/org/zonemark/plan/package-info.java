/**
 * The plan's own targets, and which zones serve its rows.
 *
 * <p>It may use review, round, assessment and what lies below them.
 */
@NullMarked
package org.zonemark.plan;

import org.jspecify.annotations.NullMarked;
