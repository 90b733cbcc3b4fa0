package org.zonemark.pages;

import org.jspecify.annotations.Nullable;

/**
 * What is asked for a new token.
 *
 * @param label what its owner calls it, 1 to {@value #LONGEST_LABEL} characters
 * @param scope {@code READ} or {@code WRITE}
 * @param days how long it is good, 1 to {@value #MOST_DAYS}
 */
record TokenForm(
        @Nullable String label,
        @Nullable String scope,
        @Nullable Integer days) {

    static final int LONGEST_LABEL = 100;
    static final int MOST_DAYS = 366;

    TokenForm {
        label = label == null ? "" : label;
        scope = scope == null ? "" : scope;
        days = days == null ? 0 : days;
    }

    /** The key of what is wrong; null if nothing is. */
    @Nullable
    String fault() {
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            return "page.token.bad_label";
        }
        if (!scope.equals("READ") && !scope.equals("WRITE")) {
            return "page.token.bad_scope";
        }
        return days < 1 || days > MOST_DAYS ? "page.token.bad_days" : null;
    }
}
