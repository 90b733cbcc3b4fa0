package org.zonemark.assessment;

import org.zonemark.words.Code;

/** What can be wrong with a part of a self-assessment. */
public enum FaultCode {
    /** A field that must be there is not. */
    REQUIRED,
    /** A field that nobody reads. */
    UNKNOWN_FIELD,
    /** A text where a number is due, and the like. */
    WRONG_TYPE,
    /** A text that is too long, too short or has characters that do not belong there. */
    BAD_TEXT,
    /** A word that is not in its list. */
    NOT_ONE_OF,
    /** A value that cannot be true. */
    OUT_OF_RANGE,
    /** A whole number is due. */
    NOT_WHOLE,
    UNKNOWN_CLAUSE,
    /** A weight, or a sum of weights, that breaks a limit of the rulebook. */
    BREAKS_LIMIT,
    /** Pairwise judgements from which no weights can be taken. */
    BAD_JUDGEMENTS,
    /** A rule under which zones stay equal that a line would split. */
    DOES_NOT_SETTLE,
    /** A reference value that cannot take the place of the one before. */
    BAD_REFERENCE,
    /** An answer in a form that is not that of the criterion's kind. */
    WRONG_KIND,
    /** The clause takes no answer. */
    NO_ANSWER_ACCEPTED,
    BAD_LEVEL,
    BAD_ITEM,
    DUPLICATE_ITEM,
    /** Not applicable claimed where the clause allows no claim. */
    NOT_APPLICABLE_NOT_ALLOWED,
    /** Not applicable claimed without a reason. */
    REASON_REQUIRED,
    /** Not applicable claimed together with a value. */
    CONTRADICTION,
    UNKNOWN_ROW,
    UNKNOWN_SEGMENT,
    SHARE_NOT_POSITIVE,
    TOO_MANY_INDUSTRIES,
    /** Says something else than what is stored or addressed. */
    DIFFERS,
    /** A heading that must be there is not. */
    MISSING_COLUMN,
    /** Cells of a form that are one, so that it cannot be told whose their value is. */
    MERGED_CELLS,
    /** Another draft is stored already, and is not to be replaced. */
    ALREADY_STORED,
    /** It is submitted, and so cannot be changed. */
    SUBMITTED;

    /** As it stands in problem documents, for example {@code out_of_range}. */
    public String code() {
        return Code.of(this);
    }
}
