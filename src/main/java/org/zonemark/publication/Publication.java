package org.zonemark.publication;

import java.time.Instant;

/**
 * A publication of a round.
 *
 * @param number counts those of the round, from 1; each takes the place of the one before
 * @param sha256 of the bundle
 * @param zones how many it says something of
 */
public record Publication(
        String id,
        String round,
        int number,
        String reason,
        String sha256,
        String keyFingerprint,
        int zones,
        String publishedBy,
        Instant publishedAt) {}
