package org.zonemark.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zonemark.MovableClock;
import org.zonemark.account.Account;
import org.zonemark.account.Role;

@ServiceWithMail
class MailDeliveryIT {

    @Autowired
    private MailDelivery delivery;

    @Autowired
    private Outbox outbox;

    @Autowired
    private FakeMailServer server;

    @Autowired
    private Inboxes inboxes;

    @Autowired
    private MovableClock clock;

    private Account reader;

    @BeforeEach
    void begin() {
        inboxes.empty();
        server.reset();
        clock.stopAt(ServiceWithMail.START);
        reader = inboxes.account("reader", Role.MINISTRY);
    }

    @Test
    void mailGoesOutOnceInBothLanguages() throws Exception {
        inboxes.tell("event/1", reader);
        delivery.deliver();
        clock.moveBy(Duration.ofDays(1));
        delivery.deliver();
        assertThat(server.taken()).hasSize(1);
        MimeMessage mail = server.taken().get(0);
        assertThat(mail.getSubject()).isEqualTo("主题event/1 / Subject event/1");
        assertThat((String) mail.getContent()).contains("https://zonemark.example/rounds/1");
        assertThat(mail.getAllRecipients()[0]).hasToString("reader@example.com");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@sender\\.example>");
        assertThat(inboxes.mails("SENT")).isEqualTo(1);
    }

    @Test
    void mailThatIsRefusedIsTriedAgainLaterAndLater() {
        server.refuse("451 not now");
        inboxes.tell("event/1", reader);
        delivery.deliver();
        clock.moveBy(Duration.ofSeconds(59));
        assertThat(outbox.due(10)).isEmpty();
        clock.moveBy(Duration.ofSeconds(1));
        assertThat(outbox.due(10)).hasSize(1);
        delivery.deliver();
        clock.moveBy(Duration.ofSeconds(119));
        assertThat(outbox.due(10)).isEmpty();
        clock.moveBy(Duration.ofSeconds(1));
        server.reset();
        delivery.deliver();
        assertThat(server.taken()).hasSize(1);
        assertThat(inboxes.mails("SENT")).isEqualTo(1);
    }

    @Test
    void mailThatIsRefusedTwelveTimesIsGivenUpAndShownToAdministratorsInTheInboxOnly() {
        inboxes.account("root", Role.ADMINISTRATOR);
        server.refuse("550 no such user");
        inboxes.tell("event/1", reader);
        for (int i = 0; i < Backoff.MOST_TRIES; i++) {
            assertThat(inboxes.mails("DUE")).isEqualTo(1);
            delivery.deliver();
            clock.moveBy(Duration.ofHours(6));
        }
        assertThat(inboxes.mails("GIVEN_UP")).isEqualTo(1);
        assertThat(inboxes.mails("DUE")).isZero();
        Notice notice = inboxes.all("root").get(0).notice();
        assertThat(notice.kind()).isEqualTo(NoticeKind.MAIL_GIVEN_UP);
        assertThat(notice.body().en()).contains("reader@example.com", "12 times", "550 no such user");
        assertThat(notice.body().zh()).contains("reader@example.com", "12次", "550 no such user");
        server.reset();
        clock.moveBy(Duration.ofDays(30));
        delivery.deliver();
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void nobodyElseTakesAMailThatSomebodyIsSending() {
        inboxes.tell("event/1", reader);
        long id = outbox.due(10).get(0);
        assertThat(outbox.claim(id)).isPresent();
        assertThat(outbox.claim(id)).isEmpty();
        assertThat(outbox.due(10)).isEmpty();
        clock.moveBy(Outbox.LEASE.minusMillis(1));
        delivery.deliver();
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void aSenderThatIsGoneLosesItsMailAndTheRepeatHasTheSameMessageId() throws Exception {
        inboxes.tell("event/1", reader);
        Mail lost = outbox.claim(outbox.due(10).get(0)).orElseThrow();
        clock.moveBy(Outbox.LEASE);
        delivery.deliver();
        assertThat(server.taken()).hasSize(1);
        assertThat(server.taken().get(0).getMessageID()).isEqualTo(lost.messageId());
    }

    @Test
    void theWordOfASenderWhoseLeaseIsOverDoesNotCount() {
        inboxes.tell("event/1", reader);
        long id = outbox.due(10).get(0);
        Mail late = outbox.claim(id).orElseThrow();
        clock.moveBy(Outbox.LEASE);
        Mail present = outbox.claim(id).orElseThrow();
        outbox.sent(late);
        outbox.failed(late, "timeout");
        assertThat(inboxes.mails("SENT")).isZero();
        outbox.sent(present);
        outbox.failed(late, "timeout");
        assertThat(inboxes.mails("SENT")).isEqualTo(1);
    }

    @Test
    void mailThatEndsEverySenderIsGivenUp() {
        inboxes.account("root", Role.ADMINISTRATOR);
        inboxes.tell("event/1", reader);
        long id = outbox.due(10).get(0);
        for (int i = 0; i < Backoff.MOST_TRIES; i++) {
            assertThat(outbox.claim(id)).isPresent();
            clock.moveBy(Outbox.LEASE);
        }
        delivery.deliver();
        assertThat(server.taken()).isEmpty();
        assertThat(inboxes.mails("GIVEN_UP")).isEqualTo(1);
        assertThat(inboxes.all("root")).hasSize(1);
    }

    @Test
    void sendersThatRaceNeverSendTheSameMail() throws Exception {
        int mails = 40;
        int senders = 4;
        IntStream.range(0, mails).forEach(i -> inboxes.tell("event/" + i, reader));
        CyclicBarrier start = new CyclicBarrier(senders);
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            List<Future<?>> all = IntStream.range(0, senders)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        start.await();
                        delivery.deliver();
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Set<String> ids = new HashSet<>();
        for (MimeMessage mail : server.taken()) {
            ids.add(mail.getMessageID());
        }
        assertThat(server.taken()).hasSize(mails);
        assertThat(ids).hasSize(mails);
        assertThat(inboxes.mails("SENT")).isEqualTo(mails);
    }
}
