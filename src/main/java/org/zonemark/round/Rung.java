package org.zonemark.round;

/** A rung of the ladder that a ministry can leave out of a round. */
public enum Rung {
    FIRST_CHECK,
    RECOMMENDATION,
    FORMAL_CHECK,
    EXPERT_REVIEW,
    NOTICE
}
