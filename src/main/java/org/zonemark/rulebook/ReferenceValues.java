package org.zonemark.rulebook;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Words;

/**
 * The numbers of a criterion from one date on.
 *
 * @param from the first day on which they are in force
 * @param anchors the scale from value to points, if the criterion has one
 * @param threshold what the gate compares with, if the criterion has a gate
 * @param source where the numbers come from; the Annex itself sets none
 * @param reason why they took the place of those before; null for the first
 */
public record ReferenceValues(
        LocalDate from,
        @Nullable Anchors anchors,
        OptionalDouble threshold,
        Words source,
        @Nullable Words reason) {}
