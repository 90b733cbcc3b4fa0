package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.TimedService;
import org.zonemark.account.Role;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** One zone with a draft, at version 1, of the sample of its code. */
@TimedService
abstract class DraftScene {

    static final String ZONE = "demo-hb-01";
    static final String ADDRESS = "/api/v1/zones/" + ZONE + "/self-assessments/";
    static final String DRAFT = ADDRESS + "2025";
    static final String MERGE_PATCH = "application/merge-patch+json";

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private MovableClock clock;

    @Autowired
    Database database;

    ContractClient ministry;
    ContractClient zone;

    @BeforeEach
    void saveDraft() {
        clock.reset();
        database.empty();
        ministry = new ContractClient(port).with(cast.of(Role.MINISTRY));
        zone = new ContractClient(port).with(cast.ofZone(ZONE));
        assertThat(ministry.put("/api/v1/zones/" + ZONE, Samples.zone(ZONE)).status())
                .isEqualTo(200);
        assertThat(zone.put(DRAFT, Samples.text(ZONE)).status()).isEqualTo(200);
    }

    /** @param version as it stands in the header */
    Answer patch(String version, String body) {
        return zone.send("PATCH", DRAFT, body, "Content-Type", MERGE_PATCH, "If-Match", version);
    }

    static String answer(String clause, double value) {
        return "{\"values\": {\"%s\": {\"value\": %s}}}".formatted(clause, value);
    }

    JsonNode stored() {
        return zone.get(DRAFT).json();
    }

    JsonNode document() {
        return stored().get("selfAssessment");
    }

    int version() {
        return stored().get("version").intValue();
    }
}
