package org.zonemark.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.account.Account;
import org.zonemark.account.AccountService;
import org.zonemark.account.Role;
import org.zonemark.words.Phrases;

/**
 * Mail that waits to be sent; there is none where no server is configured.
 *
 * <p>Whoever wants to send a mail claims it with a lease, so that two senders never have the same one. A sender that is gone
 * before it says what came of it loses the mail when the lease ends, and another one tries it again.
 */
@Service
@ConditionalOnProperty("spring.mail.host")
class Outbox {

    /** Far longer than a mail server may take: the time limits under {@code spring.mail} are seconds. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String NEVER_SAID = "nothing was heard of the last try";

    private final MailRepository mails;
    private final NotificationRepository notifications;
    private final AccountService accounts;
    private final OutboxProperties properties;
    private final Clock clock;

    Outbox(
            MailRepository mails,
            NotificationRepository notifications,
            AccountService accounts,
            OutboxProperties properties,
            Clock clock) {
        this.mails = mails;
        this.notifications = notifications;
        this.accounts = accounts;
        this.properties = properties;
        this.clock = clock;
    }

    /** Puts in the mail of a notification, in the same transaction, if the account has an address. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Account account, long notificationId, Instant now) {
        String email = account.email();
        if (email != null) {
            String messageId = "<" + UUID.randomUUID() + "@" + properties.domain() + ">";
            mails.add(notificationId, messageId, email, now);
        }
    }

    /** The mails that are due, by the ids of their notifications, the longest waiting first. */
    @Transactional(readOnly = true)
    List<Long> due(int most) {
        return mails.due(now(), most);
    }

    /** Takes a mail; empty if it is not due any more, or was given up. */
    @Transactional
    Optional<Mail> claim(long notificationId) {
        Instant now = now();
        if (!mails.claim(notificationId, UUID.randomUUID().toString(), now, now.plus(LEASE))) {
            return Optional.empty();
        }
        Mail mail = mails.read(notificationId);
        if (mail.tries() > Backoff.MOST_TRIES) {
            giveUp(mail, NEVER_SAID);
            return Optional.empty();
        }
        return Optional.of(mail);
    }

    @Transactional
    void sent(Mail mail) {
        mails.markSent(mail, now());
    }

    /** Keeps a mail for another try, or gives it up after the last. */
    @Transactional
    void failed(Mail mail, String error) {
        if (mail.tries() < Backoff.MOST_TRIES) {
            mails.retry(mail, now().plus(Backoff.after(mail.tries())), error);
        } else {
            giveUp(mail, error);
        }
    }

    /** Administrators see it in their inboxes, and only there: mail about mail that does not arrive would not either. */
    private void giveUp(Mail mail, String error) {
        if (!mails.giveUp(mail, error)) {
            return;
        }
        LOG.warn("Mail {} is given up after {} tries: {}", mail.notificationId(), Backoff.MOST_TRIES, error);
        Notice notice = new Notice(
                "mail/" + mail.notificationId() + "/given-up",
                NoticeKind.MAIL_GIVEN_UP,
                Phrases.phrase("notice.mail_given_up", mail.account()),
                Phrases.phrase(
                        "notice.mail_given_up.body",
                        mail.account(),
                        mail.recipient(),
                        Integer.toString(Backoff.MOST_TRIES),
                        error),
                "/accounts");
        for (Account administrator : accounts.holding(Role.ADMINISTRATOR, null)) {
            notifications.add(administrator.name(), notice, now());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
