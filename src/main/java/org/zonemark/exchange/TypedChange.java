package org.zonemark.exchange;

import org.jspecify.annotations.Nullable;
import org.zonemark.scoring.Answer;
import org.zonemark.sheet.CellPlace;

/**
 * An answer that a file changes.
 *
 * @param clause empty for the leading industries
 */
public record TypedChange(
        String clause,
        Answer before,
        Answer after,
        @Nullable CellPlace place) {}
