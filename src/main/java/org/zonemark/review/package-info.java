/**
 * Review: claims against evidence.
 *
 * <p>{@link org.zonemark.review.ReviewService} keeps what reviewers say and shows reported and verified side by side; what
 * was measured from outside it takes from {@code voice}. It may use {@code voice}, {@code round}, {@code evidence} and what
 * lies below. {@link org.zonemark.review.PartnershipService} keeps which zones build parks together.
 *
 * <p>{@link org.zonemark.review.ConsistencyChecker} fires the consistency rules of the rulebook and returns flags for
 * reviewers; a flag never changes a score. It is pure and uses {@code scoring} and what lies below; the facts that its
 * rules look at are {@link org.zonemark.review.Check}, {@link org.zonemark.review.ReportedFigures},
 * {@link org.zonemark.review.YearlyChange}, {@link org.zonemark.review.OpenGate},
 * {@link org.zonemark.review.NotApplicableClaim} and {@link org.zonemark.review.Partnership}.
 */
@NullMarked
package org.zonemark.review;

import org.jspecify.annotations.NullMarked;
