package org.zonemark.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.MovableClock;
import org.zonemark.account.Account;
import org.zonemark.account.Role;

@ServiceWithMail
class NotificationServiceIT {

    @Autowired
    private NotificationService notifications;

    @Autowired
    private Inboxes inboxes;

    @Autowired
    private MovableClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private Account reader;

    @BeforeEach
    void begin() {
        inboxes.empty();
        clock.stopAt(ServiceWithMail.START);
        reader = inboxes.account("reader", Role.MINISTRY);
    }

    @Test
    void anEventIsToldOnce() {
        inboxes.tell("event/1", reader);
        inboxes.tell("event/1", reader, inboxes.account("other", Role.MINISTRY));
        assertThat(inboxes.keys("reader")).containsExactly("event/1");
        assertThat(inboxes.keys("other")).containsExactly("event/1");
        assertThat(inboxes.mails("DUE")).isEqualTo(2);
    }

    @Test
    void anEventIsToldOnceEvenIfSeveralTellItTogether() throws Exception {
        int together = 6;
        CyclicBarrier start = new CyclicBarrier(together);
        ExecutorService threads = Executors.newFixedThreadPool(together);
        try {
            List<Future<?>> all = IntStream.range(0, together)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        start.await();
                        inboxes.tell("event/1", reader);
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(inboxes.keys("reader")).containsExactly("event/1");
        assertThat(inboxes.mails("DUE")).isEqualTo(1);
    }

    @Test
    void nothingIsToldOutsideOfTheEventsTransaction() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> notifications.notify(List.of(reader), Inboxes.notice("event/1")));
    }

    @Test
    void anEventThatDoesNotHappenIsNotTold() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            notifications.notify(List.of(reader), Inboxes.notice("event/1"));
            assertThat(inboxes.keys("reader")).containsExactly("event/1");
            status.setRollbackOnly();
        });
        assertThat(inboxes.keys("reader")).isEmpty();
        assertThat(inboxes.mails("DUE")).isZero();
    }

    @Test
    void whoeverHasNoAddressGetsNoMail() {
        Account without = new Account("without", "without", reader.roles(), null, null, null, false, false, 1);
        inboxes.account("without", Role.MINISTRY);
        inboxes.tell("event/1", without);
        assertThat(inboxes.keys("without")).containsExactly("event/1");
        assertThat(inboxes.mails("DUE")).isZero();
    }

    @Test
    void theNewestComesFirstAndPagesGoOnWhereTheLastEnded() {
        IntStream.rangeClosed(1, 5).forEach(i -> inboxes.tell("event/" + i, reader));
        List<Notification> first = notifications.list("reader", false, Long.MAX_VALUE, 3);
        assertThat(first).extracting(one -> one.notice().eventKey()).containsExactly("event/5", "event/4", "event/3");
        assertThat(notifications.list("reader", false, first.get(2).id(), 3))
                .extracting(one -> one.notice().eventKey())
                .containsExactly("event/2", "event/1");
    }

    @Test
    void whatIsReadIsCountedNoMoreAndKeepsItsFirstTime() {
        IntStream.rangeClosed(1, 3).forEach(i -> inboxes.tell("event/" + i, reader));
        long second = inboxes.all("reader").get(1).id();
        assertThat(notifications.markRead("reader", second)).isTrue();
        clock.moveBy(Duration.ofMinutes(5));
        assertThat(notifications.markRead("reader", second)).isTrue();
        assertThat(inboxes.all("reader").get(1).readAt()).isEqualTo(ServiceWithMail.START);
        assertThat(notifications.countUnread("reader")).isEqualTo(2);
        assertThat(notifications.list("reader", true, Long.MAX_VALUE, 50))
                .extracting(one -> one.notice().eventKey())
                .containsExactly("event/3", "event/1");
    }

    @Test
    void anotherAccountsNotificationIsAsIfItDidNotExist() {
        inboxes.tell("event/1", reader);
        inboxes.account("other", Role.MINISTRY);
        long id = inboxes.all("reader").get(0).id();
        assertThat(notifications.markRead("other", id)).isFalse();
        assertThat(notifications.countUnread("reader")).isEqualTo(1);
        assertThat(inboxes.keys("other")).isEmpty();
    }
}
