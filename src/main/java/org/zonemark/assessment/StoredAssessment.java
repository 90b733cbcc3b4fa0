package org.zonemark.assessment;

import java.time.Instant;

/**
 * A self-assessment as it is kept.
 *
 * @param body the JSON document as it was sent
 */
public record StoredAssessment(String zoneCode, int year, String body, Instant savedAt) {}
