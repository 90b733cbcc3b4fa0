package org.zonemark.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.account.Account;

/** Tells accounts what has happened, and keeps their inboxes. */
@Service
public class NotificationService {

    private static final int LARGEST_PAGE = 200;

    private final NotificationRepository notifications;
    private final ObjectProvider<Outbox> outbox;
    private final Clock clock;

    NotificationService(NotificationRepository notifications, ObjectProvider<Outbox> outbox, Clock clock) {
        this.notifications = notifications;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Tells accounts of an event, in the transaction of that event, so that neither is there without the other. An account
     * that has been told of it is left alone. Whoever has an address gets mail as well, where mail is configured.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notify(Collection<Account> accounts, Notice notice) {
        Instant now = now();
        for (Account account : accounts) {
            notifications
                    .add(account.name(), notice, now)
                    .ifPresent(id -> outbox.ifAvailable(box -> box.add(account, id, now)));
        }
    }

    /**
     * What an account was told, the newest first.
     *
     * @param before only what has an id below this one
     */
    @Transactional(readOnly = true)
    public List<Notification> list(String account, boolean unreadOnly, long before, int size) {
        return notifications.page(account, unreadOnly, before, Math.min(Math.max(size, 1), LARGEST_PAGE));
    }

    @Transactional(readOnly = true)
    public int countUnread(String account) {
        return notifications.countUnread(account);
    }

    /** Marks one as read; false if the account has none of that id. */
    @Transactional
    public boolean markRead(String account, long id) {
        if (!notifications.has(account, id)) {
            return false;
        }
        notifications.markRead(id, now());
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
