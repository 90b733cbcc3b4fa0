/**
 * Audit: an append-only, hash-chained trail of every change and every decision.
 *
 * <p>Start at {@link org.zonemark.audit.AuditTrail}. It may use {@code rulebook} (for hashes) and {@code words}; every
 * module that changes something uses it.
 */
@NullMarked
package org.zonemark.audit;

import org.jspecify.annotations.NullMarked;
