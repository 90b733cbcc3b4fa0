package org.zonemark.round;

import org.zonemark.words.Code;

/** Where an application stands. */
public enum State {
    DRAFT,
    SUBMITTED,
    FIRST_CHECKED,
    RECOMMENDED,
    FORMALLY_CHECKED,
    REVIEWED,
    DECIDED,
    IN_NOTICE,
    PUBLISHED,
    RETURNED,
    WITHDRAWN,
    OBJECTED,
    IN_RECHECK,
    SUSPENDED,
    EXITED;

    /** As it stands in documents, for example {@code first_checked}. */
    public String code() {
        return Code.of(this);
    }
}
