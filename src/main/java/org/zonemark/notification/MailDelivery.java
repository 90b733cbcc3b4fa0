package org.zonemark.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waits in the outbox, each mail outside of any transaction.
 *
 * <p>No mail is lost: it stays in the outbox until a server has taken it. If the process ends after the server has taken a
 * mail and before that is written down, the mail is sent a second time, which no sender can rule out. Every try of a mail
 * carries the same Message-ID, so that receivers can drop the repeat.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    private static final int MOST_AT_ONCE = 100;
    private static final int LONGEST_ERROR = 300;

    private final Outbox outbox;
    private final JavaMailSender sender;
    private final OutboxProperties properties;

    MailDelivery(Outbox outbox, JavaMailSender sender, OutboxProperties properties) {
        this.outbox = outbox;
        this.sender = sender;
        this.properties = properties;
    }

    /** Tries what is due, each claimed right before it is sent; not all at once, so that a shutdown need not wait long. */
    @Scheduled(initialDelayString = "${zonemark.mail.interval}", fixedDelayString = "${zonemark.mail.interval}")
    void deliver() {
        for (long id : outbox.due(MOST_AT_ONCE)) {
            outbox.claim(id).ifPresent(this::deliver);
        }
    }

    private void deliver(Mail mail) {
        String error = send(mail);
        if (error == null) {
            outbox.sent(mail);
        } else {
            LOG.info("Mail {} was not taken in try {}: {}", mail.notificationId(), mail.tries(), error);
            outbox.failed(mail, error);
        }
    }

    /** What went wrong; null if the server has taken it. */
    private @Nullable String send(Mail mail) {
        try {
            MimeMessage message = sender.createMimeMessage();
            MailComposer.write(mail, properties, message);
            sender.send(message);
            return null;
        } catch (MessagingException | RuntimeException e) {
            return firstLine(NestedExceptionUtils.getMostSpecificCause(e).toString());
        }
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), LONGEST_ERROR));
    }
}
