package org.zonemark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zonemark.account.Role;
import org.zonemark.notification.Inboxes;

/** A mail server that takes connections and says nothing: whoever sends mail waits for it, nobody else does. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:silent-mail;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                    + "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            "spring.mail.host=127.0.0.1",
            "spring.mail.properties.mail.smtp.timeout=120000",
            "zonemark.mail.interval=20ms",
            "zonemark.versions.interval=20ms",
            "zonemark.jobs.interval=20ms"
        })
@Import({TestBeans.class, Inboxes.class})
class SilentMailServerIT {

    private static final List<String> FREQUENT =
            List.of("ForceKeeper.look", "ForceKeeper.prepare", "JobRunner.look", "RulebookCheck.look");
    private static final int LOOKS = 10;
    private static final ServerSocket SILENT = open();

    @Autowired
    private Inboxes inboxes;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private ScheduledTaskHolder duties;

    @Autowired
    private ThreadPoolTaskScheduler scheduler;

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", SILENT::getLocalPort);
    }

    @Test
    void whoeverSendsMailWaitsAndAllOtherDutiesGoOn() throws Exception {
        inboxes.tell("event/1", inboxes.account("reader", Role.MINISTRY));
        try (Socket waiting = SILENT.accept()) {
            Map<String, Long> before = done();
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(FREQUENT)
                            .allSatisfy(duty -> assertThat(done().get(duty))
                                    .isGreaterThanOrEqualTo(before.getOrDefault(duty, 0L) + LOOKS)));
            assertThat(done().getOrDefault("MailDelivery.deliver", 0L))
                    .as("the mail is still being sent")
                    .isEqualTo(before.getOrDefault("MailDelivery.deliver", 0L));
            assertThat(waiting.isConnected()).isTrue();
        } finally {
            SILENT.close();
        }
    }

    @Test
    void eachDutyHasAThread() {
        assertThat(duties.getScheduledTasks())
                .hasSizeBetween(2, scheduler.getScheduledThreadPoolExecutor().getCorePoolSize());
    }

    /** How often each duty was done, by its class and method. */
    private Map<String, Long> done() {
        return meters.find("tasks.scheduled.execution").timers().stream()
                .collect(Collectors.toMap(SilentMailServerIT::duty, Timer::count, Long::sum));
    }

    private static String duty(Timer timer) {
        String type = timer.getId().getTag("code.namespace");
        return type.substring(type.lastIndexOf('.') + 1) + "." + timer.getId().getTag("code.function");
    }
}
