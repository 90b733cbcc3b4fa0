package org.zonemark.assessment;

import java.time.Instant;

/**
 * A self-assessment as it is kept.
 *
 * @param body the JSON document as it was sent
 * @param version counts changes, from 1
 * @param locked whether it is submitted, so that nobody changes it
 */
public record StoredAssessment(String zoneCode, int year, String body, Instant savedAt, int version, boolean locked) {}
