package org.zonemark.review;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * What a reviewer said of one subject of an application.
 *
 * @param subject the clause; for the mapping of an industry {@code industry-<position from 1>}; for an adjustment its id;
 *     {@code fraud} for fraud
 * @param voter the expert of a vote; empty otherwise
 * @param content what was said, by kind
 * @param reason why
 */
public record ReviewMark(
        Kind kind, String subject, String voter, JsonNode content, String reason, String author, Instant at) {

    /** What a mark is about, and what its content is. */
    public enum Kind {
        /** The verified answer: an answer as the zone would give it. */
        ANSWER,
        /** What the evidence of a clause is worth: {@code accepted}, {@code doubted} or {@code rejected}. */
        EVIDENCE,
        /** Whether a claim of not applicable, or an industry's rows, are confirmed: true or false. */
        CONFIRMATION,
        /** An expert's maturity level. */
        VOTE,
        /** The level that the ministry sets where experts lie apart. */
        ARBITRATION,
        /** A bonus or penalty: {@code {"kind", "times", "clause", "notice"}}. */
        ADJUSTMENT,
        /** Fraud that is proven: {@code {"notice"}}. */
        FRAUD
    }

    /** Whether it is of the same subject, and by the same voter where each has a mark of their own. */
    boolean takesThePlaceOf(ReviewMark other) {
        return kind == other.kind && subject.equals(other.subject) && voter.equals(other.voter);
    }
}
