package org.zonemark.plan;

import java.time.Instant;

/**
 * What an indicator of the plan really came to in a year.
 *
 * @param row of box 1, for example {@code P1-03}
 * @param source where the figure is published
 */
public record TargetFigure(String row, int year, double value, String source, String enteredBy, Instant enteredAt) {}
