package org.zonemark.rulebook;

/** What kind of criterion a clause is (section 1 of the scoring model). */
public enum Kind {
    GATE,
    QUANTITATIVE,
    COUNT,
    CHECKLIST,
    MATURITY
}
