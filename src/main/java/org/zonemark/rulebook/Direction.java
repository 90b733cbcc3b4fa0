package org.zonemark.rulebook;

/** Whether more or less of an indicator is better. */
public enum Direction {
    HIGHER_BETTER,
    LOWER_BETTER
}
