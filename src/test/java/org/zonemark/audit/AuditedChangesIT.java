package org.zonemark.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** Every kind of change leaves one entry that says who did what to what; what is refused, or only read, leaves none. */
@TimedService
class AuditedChangesIT {

    private static final String ZONE = "demo-hb-01";
    private static final String DRAFT = "/api/v1/zones/" + ZONE + "/self-assessments/2025";
    private static final String APPLICATION = "/api/v1/rounds/r/applications/" + ZONE;
    private static final String PLAN = """
            {"name": "r", "dataYear": 2025, "submitFrom": "2020-01-01", "submitUntil": "2099-12-31"}""";
    private static final String ACCOUNT = """
            {"displayName": "%s", "roles": ["expert"], "password": "%s"}""";

    @Autowired
    private Database database;

    private ContractClient anyone;
    private ContractClient ministry;
    private ContractClient zone;
    private ContractClient administrator;
    private ContractClient auditor;

    @BeforeEach
    void openAccounts(@LocalServerPort int port, @Autowired Cast cast, @Autowired MovableClock clock) {
        clock.reset();
        database.empty();
        anyone = new ContractClient(port);
        ministry = anyone.with(cast.of(Role.MINISTRY));
        zone = anyone.with(cast.ofZone(ZONE));
        administrator = anyone.with(cast.of(Role.ADMINISTRATOR));
        auditor = anyone.with(cast.of(Role.AUDITOR));
    }

    @Test
    void zonesAndDrafts() {
        register();
        JsonNode entry = told("ministry", "registerZone", "zone/" + ZONE);
        assertThat(entry.get("before").isNull()).isTrue();
        assertThat(entry.get("after").stringValue()).contains("江城示例经济技术开发区");
        assertThat(ministry.put("/api/v1/zones/" + ZONE, Samples.zone(ZONE).replace("武汉", "宜昌"))
                        .status())
                .isEqualTo(200);
        entry = told("ministry", "registerZone", "zone/" + ZONE);
        assertThat(entry.get("before").stringValue()).contains("武汉").doesNotContain("宜昌");
        assertThat(entry.get("after").stringValue()).contains("宜昌").doesNotContain("武汉");

        String draft = "zone/" + ZONE + "/self-assessment/";
        String body = "{\"values\": {\"A2-1.1.5\": {\"value\": 1}}}";
        assertThat(zone.put(DRAFT, body).status()).isEqualTo(200);
        told("zone-" + ZONE, "saveSelfAssessment", draft + "2025");
        patch("\"1\"", 3);
        entry = told("zone-" + ZONE, "saveSelfAssessment", draft + "2025");
        assertThat(entry.get("after").stringValue())
                .contains("/values/A2-1.1.5/value")
                .contains("1", "3");
        assertThat(zone.post("/api/v1/zones/" + ZONE + "/self-assessments/2026/carry-over", "")
                        .status())
                .isEqualTo(200);
        told("zone-" + ZONE, "saveSelfAssessment", draft + "2026");
    }

    @Test
    void roundsAndSteps() {
        openRound();
        register();
        zone.put(DRAFT, "{}");
        settle();
        assertThat(zone.post(APPLICATION + "/submit", "{\"pledge\": true}").status())
                .isEqualTo(200);
        JsonNode entry = told("zone-" + ZONE, "submit", "round/r/zone/" + ZONE);
        assertThat(entry.get("before").stringValue()).isEqualTo("\"draft\"");
        assertThat(entry.get("after").stringValue()).contains("SUBMITTED");
        assertThat(zone.post(APPLICATION + "/withdraw", "{\"reason\": \"重新核算\"}")
                        .status())
                .isEqualTo(200);
        entry = told("zone-" + ZONE, "withdraw", "round/r/zone/" + ZONE);
        assertThat(entry.get("reason").stringValue()).isEqualTo("重新核算");
        assertThat(ministry.post("/api/v1/rounds/r/close", "").status()).isEqualTo(200);
        entry = told("ministry", "closeRound", "round/r");
        assertThat(entry.get("before").stringValue()).contains("OPEN");
        assertThat(entry.get("after").stringValue()).contains("CLOSED");
    }

    @Test
    void accountsAndTokens() {
        assertThat(administrator
                        .put("/api/v1/accounts/new", ACCOUNT.formatted("One", "a first password"))
                        .status())
                .isEqualTo(200);
        told("administrator", "addAccount", "account/new");
        administrator.put("/api/v1/accounts/new", ACCOUNT.formatted("Two", "a second password"));
        JsonNode entry = told("administrator", "changeAccount", "account/new");
        assertThat(entry.get("before").stringValue()).contains("One");
        assertThat(entry.get("after").stringValue()).contains("Two");
        JsonNode token = anyone.post("/api/v1/tokens", "{\"name\": \"new\", \"password\": \"a second password\"}")
                .json();
        told("new", "issueToken", "account/new");
        ContractClient own = anyone.with(token.get("secret").stringValue());
        own.put("/api/v1/me/password", "{\"old\": \"a second password\", \"new\": \"a third password\"}");
        told("new", "changePassword", "account/new");
        token = anyone.post("/api/v1/tokens", "{\"name\": \"new\", \"password\": \"a third password\"}")
                .json();
        told("new", "issueToken", "account/new");
        String id = token.at("/token/id").stringValue();
        anyone.with(token.get("secret").stringValue()).send("DELETE", "/api/v1/me/tokens/" + id, "");
        entry = told("new", "revokeToken", "account/new");
        assertThat(entry.get("before").stringValue()).contains(id);
    }

    @Test
    void whatIsRefusedOrOnlyReadLeavesNothing() {
        register();
        zone.put(DRAFT, "{}");
        openRound();
        settle();
        for (Answer refused : new Answer[] {
            zone.put(DRAFT, "{\"values\": {\"A2-1.1.5\": {\"value\": -1}}}"),
            patch("\"7\"", 1),
            zone.put("/api/v1/zones/" + ZONE + "/self-assessments/1900", "{}"),
            zone.post(APPLICATION + "/submit", "{}"),
            zone.post(APPLICATION + "/withdraw", "{\"reason\": \"none\"}"),
            ministry.post(APPLICATION + "/publish", "{}"),
            ministry.post("/api/v1/rounds/r/open", ""),
            ministry.put("/api/v1/rounds/r", PLAN),
            zone.put("/api/v1/rounds/other", PLAN),
            anyone.post("/api/v1/tokens", "{\"name\": \"ministry\", \"password\": \"wrong\"}"),
            administrator.put("/api/v1/accounts/x", "{\"displayName\": \"x\", \"roles\": [\"expert\"]}"),
            auditor.send("DELETE", "/api/v1/me/tokens/unknown", "")
        }) {
            assertThat(refused.status()).as(refused.body()).isBetween(400, 499);
        }
        for (String path : new String[] {
            "/api/v1/zones", DRAFT, DRAFT + "/check", "/api/v1/ranking?year=2025", "/api/v1/rounds", APPLICATION
        }) {
            assertThat(ministry.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(database.count("SELECT COUNT(*) FROM audit_entry")).isEqualTo(settled);
    }

    private long settled;

    private void settle() {
        settled = database.count("SELECT COUNT(*) FROM audit_entry");
    }

    /** The newest entry, which is the only one since the last was looked at. */
    private JsonNode told(String actor, String action, String subject) {
        JsonNode entry = auditor.get("/api/v1/audit?size=1").json().get(0);
        assertThat(entry.get("action").stringValue()).isEqualTo(action);
        assertThat(entry.get("subject").stringValue()).isEqualTo(subject);
        assertThat(entry.get("actor").stringValue()).isEqualTo(actor);
        if (settled > 0) {
            assertThat(entry.get("number").longValue()).isEqualTo(settled + 1);
        }
        settle();
        return entry;
    }

    private void register() {
        assertThat(ministry.put("/api/v1/zones/" + ZONE, Samples.zone(ZONE)).status())
                .isEqualTo(200);
    }

    private void openRound() {
        assertThat(ministry.put("/api/v1/rounds/r", PLAN).status()).isEqualTo(200);
        told("ministry", "saveRound", "round/r");
        assertThat(ministry.post("/api/v1/rounds/r/open", "").status()).isEqualTo(200);
        JsonNode entry = told("ministry", "openRound", "round/r");
        assertThat(entry.get("before").stringValue()).contains("PLANNED");
        assertThat(entry.get("after").stringValue()).contains("OPEN", "rulebookSha256");
        settled = 0;
    }

    private Answer patch(String version, int value) {
        String patch = "{\"values\": {\"A2-1.1.5\": {\"value\": %d}}}".formatted(value);
        return zone.send("PATCH", DRAFT, patch, "Content-Type", "application/merge-patch+json", "If-Match", version);
    }
}
