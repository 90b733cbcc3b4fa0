package org.zonemark.publication;

/**
 * What a publication says of one zone.
 *
 * @param code {@link VerificationCode} by which anyone finds its hash
 * @param report JSON: the zone, and its part of the results
 * @param sha256 of the report
 */
public record ScoreReport(String code, String publication, String zone, String report, String sha256) {}
