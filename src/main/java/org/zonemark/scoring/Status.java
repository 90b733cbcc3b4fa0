package org.zonemark.scoring;

/** What became of a criterion for one zone (section 2 of the scoring model). */
public enum Status {
    /** It has a value and a score. */
    SCORED,
    /** It carries weight and has no value: scores 0. */
    MISSING,
    /** It does not apply to this zone: no score, and its weight falls to the others of its dimension. */
    NOT_APPLICABLE,
    /** A pure gate that holds. */
    PASSED,
    /** A pure gate that does not hold. */
    FAILED,
    /** A pure gate with no value. */
    UNKNOWN,
    /** It shows the mean of other clauses and never counts. */
    ROLL_UP
}
