package org.zonemark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.zonemark.RunningService;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;

/** The database goes away under a running service, and comes back. */
class DatabaseGoneIT {

    private static final String URL = "jdbc:h2:mem:gone;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
            + "CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    private static final String READINESS = "/actuator/health/readiness";
    private static final String LIVENESS = "/actuator/health/liveness";
    private static final String LOGIN = "{\"name\": \"nobody\", \"password\": \"no password\"}";

    @Test
    void theServiceSaysSoInBoundedTimeAndIsReadyAgainByItself() throws SQLException {
        connect().close();
        try (RunningService service = RunningService.start(
                "--spring.datasource.url=" + URL + ";IFEXISTS=TRUE",
                "--spring.datasource.hikari.connection-timeout=500")) {
            ContractClient client = service.client();
            assertThat(client.page(READINESS).status()).isEqualTo(200);
            assertThat(client.with((String) null).post("/api/v1/tokens", LOGIN).status())
                    .isEqualTo(401);
            try (Connection last = connect()) {
                last.createStatement().execute("SHUTDOWN");
            }
            long start = System.nanoTime();
            assertThat(client.page(READINESS).status()).isEqualTo(503);
            assertThat(client.page(LIVENESS).status()).isEqualTo(200);
            assertUnavailable(client.with((String) null).post("/api/v1/tokens", LOGIN), "暂时无法访问");
            // Its token is looked up before any controller is asked.
            ContractClient withToken = client.with("zmk_0123456789abcdef_x");
            assertUnavailable(withToken.get("/api/v1/rounds"), "暂时无法访问");
            assertUnavailable(withToken.get("/api/v1/rounds", "Accept-Language", "en"), "cannot be reached at present");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            connect().close();
            // Seldom enough that the pool asks its connections whether they still work before it hands them out.
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(client.page(READINESS).status()).isEqualTo(200));
        }
    }

    private static void assertUnavailable(Answer answer, String detail) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("10");
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:storage-unavailable");
        assertThat(answer.json().get("detail").stringValue()).contains(detail);
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(URL, "zonemark", "");
    }
}
