package org.zonemark.review;

import org.zonemark.voice.Measurement;

/**
 * What a survey measured for a clause of an application under review.
 *
 * @param counts whether it stands in the verified evaluation; it does not where a reviewer's own answer does
 */
public record Measured(Measurement measurement, boolean counts) {}
