package org.zonemark.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zonemark.Cast;
import org.zonemark.MySqlServer;
import org.zonemark.RunningService;
import org.zonemark.account.Role;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** Two instances on one database, on MySQL where a server is named: what one puts in force the other uses at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesIT {

    private static final String SETS = "/api/v1/weight-sets/";
    private static final String SAMPLE = "demo-hb-01";
    private static final List<String> SHARED_IN_MEMORY =
            List.of("--spring.datasource.url=jdbc:h2:mem:two-instances;DB_CLOSE_DELAY=-1;MODE=MySQL;"
                    + "DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    private static final List<String> AS_OFTEN_AS_THEY_CAN =
            List.of("--zonemark.limits.score=1000000", "--zonemark.limits.all=1000000");

    private RunningService one;
    private RunningService other;
    private ContractClient author;
    private ContractClient approver;
    private ContractClient elsewhere;

    @BeforeAll
    void start() {
        List<String> all = new ArrayList<>(AS_OFTEN_AS_THEY_CAN);
        if (MySqlServer.isNamed()) {
            MySqlServer.emptied("two_instances");
            all.addAll(MySqlServer.settingsFor("two_instances"));
        } else {
            all.addAll(SHARED_IN_MEMORY);
        }
        String[] settings = all.toArray(String[]::new);
        one = RunningService.start(settings);
        other = RunningService.start(settings);
        Cast cast = one.cast();
        ContractClient nobody = new ContractClient(one.port());
        author = nobody.with(cast.token(cast.add(Cast.account("author", Role.MINISTRY, null, null, null))));
        approver = nobody.with(cast.token(cast.add(Cast.account("approver", Role.MINISTRY, null, null, null))));
        elsewhere = new ContractClient(other.port());
        done(author.put("/api/v1/zones/" + SAMPLE, Samples.zone(SAMPLE)));
        done(nobody.with(cast.ofZone(SAMPLE))
                .put("/api/v1/zones/" + SAMPLE + "/self-assessments/2025", Samples.text(SAMPLE)));
        done(author.put("/api/v1/rounds/r1", """
                {"name": "r1", "dataYear": 2025, "submitFrom": "2020-01-01", "submitUntil": "2099-12-31"}"""));
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void aPublishedSetIsInForceOnBothWithinASecondAndNoAnswerMixesTwo() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger scored = new AtomicInteger();
        Map<String, String> bodies = new ConcurrentHashMap<>();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ContractClient client = i % 2 == 0 ? author.with((String) null) : elsewhere;
            running.add(clients.submit(() -> score(client, over, scored, bodies)));
        }
        for (int i = 1; i <= 5; i++) {
            publish("set-" + i, i * 0.5);
            String id = "set-" + i;
            try (RunningTime time = RunningTime.start()) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> weightSet(elsewhere).equals(id));
                assertThat(time.passed()).isLessThan(Duration.ofSeconds(1));
            }
            assertThat(weightSet(author)).isEqualTo(id);
        }
        over.set(true);
        for (Future<?> one : running) {
            one.get();
        }
        clients.shutdown();

        assertThat(bodies).hasSizeGreaterThanOrEqualTo(6);
        assertThat(scored.get()).isGreaterThan(bodies.size());
        bodies.forEach((versions, body) -> {
            String[] hashes = versions.split(" ");
            String named = "/api/v1/score?rulebook=" + hashes[0] + "&weightSet=" + hashes[1];
            assertThat(done(elsewhere.post(named, Samples.text(SAMPLE))).body()).isEqualTo(body);
        });
    }

    /** The same versions must always give the same bytes, whoever answers and whatever is published meanwhile. */
    private static void score(
            ContractClient client, AtomicBoolean over, AtomicInteger scored, Map<String, String> bodies) {
        while (!over.get()) {
            Answer answer = done(client.post("/api/v1/score", Samples.text(SAMPLE)));
            JsonNode json = answer.json();
            String versions = json.at("/rulebook/sha256").stringValue() + " "
                    + json.at("/weightSet/sha256").stringValue();
            assertThat(bodies.computeIfAbsent(versions, none -> answer.body())).isEqualTo(answer.body());
            scored.incrementAndGet();
        }
    }

    private void publish(String id, double moved) {
        done(author.post("/api/v1/weight-sets", """
                {"id": "%s", "base": "default", "title": {"zh": "试行"}, "reason": {"zh": "试行"}}""".formatted(id)));
        done(author.send(
                "PATCH",
                SETS + id,
                """
                {"weights": [{"about": "ecology", "weight": %s, "reason": "r"}, {"about": "openness", "weight": %s, "reason": "r"}]}""".formatted(22 + moved, 9 - moved),
                "Content-Type",
                "application/json",
                "If-Match",
                "\"1\""));
        done(author.post(SETS + id + "/previews?round=r1", ""));
        done(author.post(SETS + id + "/submit", ""));
        done(approver.post(SETS + id + "/approve", ""));
        String today =
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        done(approver.post(SETS + id + "/publish", "{\"inForceFrom\": \"" + today + "\"}"));
    }

    private static String weightSet(ContractClient client) {
        return done(client.post("/api/v1/score", Samples.text(SAMPLE)))
                .json()
                .at("/weightSet/id")
                .stringValue();
    }

    private static Answer done(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 204);
        return answer;
    }
}
