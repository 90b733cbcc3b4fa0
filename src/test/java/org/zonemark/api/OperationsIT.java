package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.TimedService;
import org.zonemark.account.Role;
import org.zonemark.samples.Samples;

/** What operators see, and what becomes of more requests than the service can do. */
@TimedService
@TestPropertySource(
        properties = {"zonemark.overload.at-once=1", "zonemark.overload.waiting=1", "zonemark.overload.patience=50ms"})
class OperationsIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Database database;

    @Autowired
    private Cast cast;

    private ContractClient anyone;

    @BeforeEach
    void empty() {
        database.empty();
        anyone = new ContractClient(port);
    }

    @Test
    void figuresNameScoresRefusalsTrialsAndJobs() {
        assertThat(anyone.post("/api/v1/score", Samples.text("demo-hb-01")).status())
                .isEqualTo(200);
        assertThat(anyone.post("/api/v1/score", "{}").status()).isEqualTo(422);

        String figures = anyone.page("/actuator/prometheus").body();

        assertThat(figures)
                .containsPattern("zonemark_scorings_total\\{[^}]*} [1-9]")
                .containsPattern("zonemark_refusals_total\\{[^}]*cause=\"faulty-input\"[^}]*} [1-9]")
                .contains(
                        "zonemark_jobs_unfinished{",
                        "zonemark_jobs_oldest_age_seconds{",
                        "zonemark_overload_refused_total{",
                        "zonemark_rulebook_trials_seconds_count",
                        "http_server_requests_seconds_bucket{",
                        "hikaricp_connections_active{",
                        "jvm_memory_used_bytes{");
    }

    @Test
    void whatAClientSendsWronglyIsNoErrorOfTheService() {
        for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data")) {
            assertThat(anyone.unchecked("POST", "/api/v1/score", "%zz=%", "Content-Type", type)
                            .status())
                    .isEqualTo(400);
        }
        assertThat(anyone.page("/actuator/prometheus").body())
                .doesNotContainPattern("http_server_requests_seconds_count\\{[^}]*status=\"5");
    }

    @Test
    void everyAnswerHasAnIdAndTakesASoundOneFromAProxy() {
        assertThat(anyone.get("/api/v1/rulebook").header("X-Request-Id")).matches("[0-9a-f-]{36}");
        assertThat(anyone.get("/api/v1/rulebook", "X-Request-Id", "proxy-17").header("X-Request-Id"))
                .isEqualTo("proxy-17");
        assertThat(anyone.get("/api/v1/rulebook", "X-Request-Id", "a b\\u000aforged")
                        .header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void sessionsLieInTheDatabaseAndEndThere() {
        cast.add(Cast.account("reader", Role.MINISTRY, null, null, null));
        Browser browser = new Browser(port);
        browser.get("/login");
        assertThat(database.count("SELECT COUNT(*) FROM SPRING_SESSION"))
                .as("looking costs none")
                .isZero();
        String before = browser.cookie(Browser.SESSION);
        browser.login("reader", Cast.PASSWORD);
        assertThat(database.count("SELECT COUNT(*) FROM SPRING_SESSION WHERE PRINCIPAL_NAME = 'reader'"))
                .isEqualTo(1);
        assertThat(browser.cookie(Browser.SESSION)).isNotEqualTo(before);
        assertThat(browser.get("/account").status()).isEqualTo(200);

        browser.submit("/logout");

        assertThat(database.count("SELECT COUNT(*) FROM SPRING_SESSION")).isZero();
        assertThat(browser.get("/account").status()).isEqualTo(302);
    }

    @Test
    void whatIsTooMuchIsSentAwayAtOnceAndHealthGetsThrough() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(24);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Answer>> answers = IntStream.range(0, 96)
                    .mapToObj(i -> pool.submit(() -> {
                        go.await();
                        return anyone.get("/api/v1/clauses", "Accept-Language", i % 2 == 0 ? "zh" : "en");
                    }))
                    .toList();
            go.countDown();
            assertThat(anyone.page("/actuator/health").status()).isEqualTo(200);
            int refused = 0;
            int answered = 0;
            for (Future<Answer> future : answers) {
                Answer answer = future.get();
                if (answer.status() == 503) {
                    refused++;
                    assertThat(answer.header("Retry-After")).isEqualTo("1");
                    assertThat(answer.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:overloaded");
                } else {
                    answered++;
                    assertThat(answer.status()).isEqualTo(200);
                }
            }
            assertThat(refused).isPositive();
            assertThat(answered).isPositive();
        } finally {
            pool.shutdownNow();
        }
        assertThat(anyone.get("/api/v1/clauses").status()).as("it goes on").isEqualTo(200);
    }
}
