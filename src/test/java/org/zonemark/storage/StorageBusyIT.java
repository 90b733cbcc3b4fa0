package org.zonemark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.InMemoryService;
import org.zonemark.Tokens;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import org.zonemark.samples.Samples;

/** Whoever waits in vain for what another transaction holds is told to come back. */
@InMemoryService
class StorageBusyIT {

    private static final String ADDRESS = "/api/v1/zones/demo-hb-01/self-assessments/2025";
    private static final String DRAFT = "{\"values\": {}}";

    private ContractClient client;

    @BeforeEach
    void register(@LocalServerPort int port, @Autowired Cast cast, @Autowired Database database) {
        database.empty();
        client = new ContractClient(port).with(new Tokens(cast));
        client.put("/api/v1/zones/demo-hb-01", Samples.zone("demo-hb-01"));
    }

    @Test
    void whoeverWaitedInVainForALockIsToldToComeBackAndNothingIsStored(@Autowired DataSource source)
            throws SQLException {
        try (Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM zone FOR UPDATE").close();
            assertBusy(client.put(ADDRESS, DRAFT), "数据库繁忙");
            assertBusy(client.put(ADDRESS, DRAFT, "Accept-Language", "en"), "The database is busy");
            other.rollback();
        }
        assertThat(client.get(ADDRESS).status()).isEqualTo(404);
        assertThat(client.put(ADDRESS, DRAFT).status()).isEqualTo(200);
    }

    private static void assertBusy(Answer answer, String title) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:storage-busy");
        assertThat(answer.json().get("title").stringValue()).isEqualTo(title);
    }
}
