package org.zonemark.pages;

import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.zonemark.notification.Notification;
import org.zonemark.notification.NotificationService;

/** What an account has not read yet, in the reader's language and in Beijing time. */
final class Notices {

    private static final int SHOWN = 20;

    /** One line of the inbox. */
    record Line(long id, String at, String subject, String body) {}

    private Notices() {}

    static List<Line> unreadOf(NotificationService notifications, String account) {
        return notifications.list(account, true, Long.MAX_VALUE, SHOWN).stream()
                .map(Notices::line)
                .toList();
    }

    private static Line line(Notification one) {
        var locale = LocaleContextHolder.getLocale();
        return new Line(
                one.id(),
                Beijing.time(one.createdAt()),
                one.notice().subject().in(locale),
                one.notice().body().in(locale));
    }
}
