package org.zonemark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.MySqlService;
import org.zonemark.Tokens;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import org.zonemark.samples.Samples;

/** Two transactions that wait for each other: MySQL undoes one, the service's, and the service does it again. */
@MySqlService
@ExtendWith(OutputCaptureExtension.class)
class DeadlockOnMySqlIT {

    private static final String ADDRESS = "/api/v1/zones/demo-hb-01/self-assessments/2025";

    /** MySQL undoes the transaction that has changed less. */
    private static final int ROWS_THAT_WEIGH = 100;

    @Autowired
    private DataSource source;

    @Autowired
    private Database database;

    private ContractClient client;

    @BeforeEach
    void register(@LocalServerPort int port, @Autowired Cast cast, @Autowired MovableClock clock) {
        clock.reset();
        database.empty();
        client = new ContractClient(port).with(new Tokens(cast));
        client.put("/api/v1/zones/demo-hb-01", Samples.zone("demo-hb-01"));
        client.put(ADDRESS, "{\"values\": {}}");
    }

    @Test
    void theServicesTransactionIsTriedAgainAndStoredOnce(CapturedOutput output) throws Exception {
        try (Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            for (int i = 0; i < ROWS_THAT_WEIGH; i++) {
                statement.executeUpdate("INSERT INTO evidence_content VALUES ('" + i + "', '2026-01-01')");
            }
            statement.executeQuery("SELECT * FROM audit_head FOR UPDATE").close();
            CompletableFuture<Answer> save =
                    CompletableFuture.supplyAsync(() -> client.put(ADDRESS, "{\"values\": {}}"));
            awaitWaitingForTheTrail();
            // The service's has the zone and waits for the end of the trail; now this one waits for the zone.
            statement.executeUpdate("UPDATE zone SET name = 'a' WHERE code = 'demo-hb-01'");
            other.rollback();
            assertThat(save.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
        assertThat(output).contains("Deadlock in AssessmentService.save");
        assertThat(database.count("SELECT version FROM self_assessment")).isEqualTo(2);
        assertThat(database.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'saveSelfAssessment'"))
                .isEqualTo(2);
    }

    @Test
    void whoeverWaitsInVainForALockIsNotMadeToWaitAgain(@Autowired TransactionTemplate transactions)
            throws SQLException {
        int[] tries = {0};
        try (Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM zone FOR UPDATE").close();
            assertThatThrownBy(() -> transactions.execute(status -> {
                        tries[0]++;
                        database.update("SET SESSION innodb_lock_wait_timeout = 1");
                        try {
                            return database.update("UPDATE zone SET name = 'a'");
                        } finally {
                            database.update("SET SESSION innodb_lock_wait_timeout = 10");
                        }
                    }))
                    .isInstanceOf(ConcurrencyFailureException.class)
                    .hasMessageContaining("Lock wait timeout");
            other.rollback();
        }
        assertThat(tries[0]).isEqualTo(1);
    }

    @Test
    void nobodyWaitsForALockLongerThanTenSeconds() {
        assertThat(database.count("SELECT @@innodb_lock_wait_timeout")).isEqualTo(10);
    }

    private void awaitWaitingForTheTrail() throws InterruptedException, SQLException {
        for (int i = 0; i < 300; i++) {
            boolean waits =
                    database.texts("SELECT info FROM information_schema.processlist WHERE info IS NOT NULL").stream()
                            .anyMatch(sql -> sql.contains("audit_head") && sql.contains("FOR UPDATE"));
            if (waits) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("nobody waits for the end of the trail");
    }
}
