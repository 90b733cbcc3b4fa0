package org.zonemark.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.zonemark.words.Words;

class MailComposerTest {

    private static final OutboxProperties PROPERTIES = new OutboxProperties("zonemark@sender.example", null);

    @Test
    void chineseComesFirstAndEnglishBelow() throws Exception {
        MimeMessage message = written(new Words("主题", "Subject"), PROPERTIES);
        assertThat(message.getSubject()).isEqualTo("主题 / Subject");
        assertThat(message.getContent()).isEqualTo("正文\n\nBody\n");
    }

    @Test
    void theLinkStandsWhereReadersFindTheProduct() throws Exception {
        OutboxProperties known = new OutboxProperties("zonemark@sender.example", "https://zonemark.example/");
        MimeMessage message = written(new Words("主题", "Subject"), known);
        assertThat((String) message.getContent()).endsWith("\n\nhttps://zonemark.example/rounds/2026\n");
    }

    @Test
    void aLineBreakInASubjectBeginsNoHeader() throws Exception {
        MimeMessage message = written(new Words("a\r\nBcc: other@example.com", "b\nX: y"), PROPERTIES);
        assertThat(message.getSubject()).isEqualTo("a Bcc: other@example.com / b X: y");
        assertThat(message.getHeader("Bcc")).isNull();
    }

    @Test
    void everyTryCarriesTheSameMessageIdAndAsksForNoAnswer() throws Exception {
        MimeMessage message = written(new Words("主题", "Subject"), PROPERTIES);
        assertThat(message.getMessageID()).isEqualTo("<1@sender.example>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getFrom()[0]).hasToString("zonemark@sender.example");
        assertThat(message.getAllRecipients()[0]).hasToString("reader@example.com");
    }

    private static MimeMessage written(Words subject, OutboxProperties properties) throws Exception {
        Mail mail = new Mail(
                1,
                "<1@sender.example>",
                "reader",
                "reader@example.com",
                1,
                "lease",
                subject,
                new Words("正文", "Body"),
                "/rounds/2026");
        MimeMessage message = Objects.requireNonNull(new JavaMailSenderImpl().createMimeMessage());
        MailComposer.write(mail, properties, message);
        return message;
    }
}
