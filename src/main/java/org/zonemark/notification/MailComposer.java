package org.zonemark.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Writes mail as it goes out: the words of its notification, Chinese first and English below, and the link. */
final class MailComposer {

    private MailComposer() {}

    static void write(Mail mail, OutboxProperties properties, MimeMessage message) throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(properties.from());
        helper.setTo(mail.recipient());
        helper.setSubject(oneLine(mail.subject().zh() + " / " + mail.subject().en()));
        helper.setText(text(mail, properties));
        message.setHeader("Message-ID", mail.messageId());
        // No program need answer that somebody is on holiday.
        message.setHeader("Auto-Submitted", "auto-generated");
    }

    private static String text(Mail mail, OutboxProperties properties) {
        String link = properties.link(mail.link());
        return mail.body().zh() + "\n\n" + mail.body().en() + "\n" + (link == null ? "" : "\n" + link + "\n");
    }

    /** A line break in a header would begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
