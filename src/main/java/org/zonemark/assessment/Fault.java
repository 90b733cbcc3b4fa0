package org.zonemark.assessment;

import org.jspecify.annotations.Nullable;
import org.zonemark.words.Words;

/**
 * One thing that is wrong in a self-assessment.
 *
 * @param pointer JSON pointer (RFC 6901) to the place
 * @param clause the clause concerned, if any
 * @param received what came, as JSON, shortened if long; null if nothing came
 * @param expected what would be right
 * @param detail the whole in one sentence
 */
public record Fault(
        FaultCode code,
        String pointer,
        @Nullable String clause,
        @Nullable String received,
        Words expected,
        Words detail) {}
