package org.zonemark.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice in the inbox of an account.
 *
 * @param id grows with time
 * @param account name of the account
 * @param readAt null while it is unread
 */
public record Notification(
        long id,
        String account,
        Notice notice,
        Instant createdAt,
        @Nullable Instant readAt) {}
