package org.zonemark.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSender;
import org.zonemark.account.Role;

/** Where no mail server is configured, which is the default. */
@SpringBootTest(
        properties = "spring.datasource.url=jdbc:h2:mem:no_mail;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                + "CASE_INSENSITIVE_IDENTIFIERS=TRUE")
@Import(Inboxes.class)
class WithoutMailIT {

    @Autowired
    private Inboxes inboxes;

    @Autowired
    private ObjectProvider<JavaMailSender> senders;

    @Autowired
    private ObjectProvider<MailDelivery> deliveries;

    @Test
    void theInboxWorksAndNoMailIsWritten() {
        inboxes.tell("event/1", inboxes.account("reader", Role.MINISTRY));
        assertThat(inboxes.keys("reader")).containsExactly("event/1");
        assertThat(inboxes.mails("DUE")).isZero();
        assertThat(senders.stream()).isEmpty();
        assertThat(deliveries.stream()).isEmpty();
    }
}
