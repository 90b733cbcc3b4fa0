package org.zonemark.round;

import java.util.Locale;

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
        return name().toLowerCase(Locale.ROOT);
    }
}
