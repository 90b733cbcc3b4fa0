package org.zonemark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;

/** A database that takes its time: everybody is answered in bounded time, some told to come back, and all is well after it. */
@OnMySql
class SlowDatabaseIT {

    private static final String NAME = "test_slow";
    private static final Duration HELD_UP = Duration.ofMillis(400);
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int REQUESTS = 120;

    private record Timed(Answer answer, Duration took) {}

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void everyRequestIsAnsweredInBoundedTimeAndAllIsWellAfterwards() throws Exception {
        var source = MySqlServer.emptied(NAME);
        new SubmissionScene(source);
        URI real = URI.create(MySqlServer.urlOf(NAME).substring("jdbc:".length()));
        try (TcpProxy proxy = new TcpProxy(List.of(real.getPort()))) {
            List<String> settings = new ArrayList<>(MySqlServer.settingsFor(NAME));
            settings.replaceAll(one -> one.replace(":" + real.getPort() + "/", ":" + proxy.port() + "/"));
            settings.addAll(KillScenario.WITH_MAIL);
            try (ServiceProcess service = ServiceProcess.start(folder, settings.toArray(String[]::new))) {
                ContractClient ministry = service.client().with(SubmissionScene.token("ministry"));
                assertThat(ministry.get("/api/v1/zones").status()).isEqualTo(200);

                proxy.delayBy(HELD_UP);
                List<Timed> slow = ask(ministry);
                assertThat(slow).allSatisfy(one -> {
                    assertThat(one.answer().status()).isIn(200, 503);
                    assertThat(one.took()).isLessThan(BOUND);
                });
                assertThat(slow)
                        .anySatisfy(one -> assertThat(one.answer().status()).isEqualTo(200));
                assertThat(slow)
                        .filteredOn(one -> one.answer().status() == 503)
                        .allSatisfy(one ->
                                assertThat(one.answer().header("Retry-After")).isNotEmpty());

                proxy.delayBy(Duration.ZERO);
                Instant end = Instant.now().plusSeconds(20);
                while (ministry.get("/api/v1/zones").status() != 200) {
                    assertThat(Instant.now()).as("well again").isBefore(end);
                }
                assertThat(ask(ministry))
                        .filteredOn(one -> one.answer().status() == 200)
                        .hasSizeGreaterThan(REQUESTS / 2);
            }
        }
    }

    private static List<Timed> ask(ContractClient client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(REQUESTS);
        try {
            List<Future<Timed>> asked = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                asked.add(threads.submit(() -> {
                    Instant begin = Instant.now();
                    Answer answer = client.get("/api/v1/zones");
                    return new Timed(answer, Duration.between(begin, Instant.now()));
                }));
            }
            List<Timed> answers = new ArrayList<>();
            for (Future<Timed> one : asked) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
