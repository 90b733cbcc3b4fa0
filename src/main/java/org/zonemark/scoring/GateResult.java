package org.zonemark.scoring;

/** Whether a gate holds; unknown where the value that it looks at is missing. */
public enum GateResult {
    PASSED,
    FAILED,
    UNKNOWN
}
