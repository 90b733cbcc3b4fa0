package org.zonemark.evidence;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A file that a zone shows for its answers of a year.
 *
 * @param id random; nobody can guess another's
 * @param fileName for people only: nothing is stored or found by it
 * @param size in bytes
 * @param sha256 hash of the content, under which it is stored
 * @param issuingBody who issued the document
 * @param validUntil the last day of its validity; null if it has no end
 * @param addedBy name of the account
 * @param frozenAt when it was submitted, from where on nothing of it changes; null before
 */
public record Evidence(
        String id,
        String zoneCode,
        int year,
        String fileName,
        ContentType contentType,
        long size,
        String sha256,
        String issuingBody,
        LocalDate issuedOn,
        @Nullable LocalDate validUntil,
        String addedBy,
        Instant addedAt,
        @Nullable Instant frozenAt) {

    /** Whether its validity had ended before a day. */
    boolean isExpiredBy(LocalDate day) {
        return validUntil != null && validUntil.isBefore(day);
    }

    public boolean isFrozen() {
        return frozenAt != null;
    }
}
