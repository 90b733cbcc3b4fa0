/**
 * Review: claims against evidence.
 *
 * <p>{@link org.zonemark.review.ReviewService} keeps what reviewers say and shows reported and verified side by side; it may
 * use {@code round} and what lies below.
 */
@NullMarked
package org.zonemark.review;

import org.jspecify.annotations.NullMarked;
