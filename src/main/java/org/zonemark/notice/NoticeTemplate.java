package org.zonemark.notice;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A template of a notice: HTML with places in double braces (Mustache).
 *
 * @param version 0 for the one that comes with the program
 * @param changedBy null for the one that comes with the program
 */
public record NoticeTemplate(
        NoticeKind kind,
        Locale language,
        String body,
        int version,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    /** Whether it comes with the program. */
    public boolean isBuiltIn() {
        return version == 0;
    }
}
