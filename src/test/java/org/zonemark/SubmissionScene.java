package org.zonemark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.zonemark.api.ContractClient;
import org.zonemark.rulebook.Fingerprint;
import tools.jackson.databind.JsonNode;

/**
 * Zones with a draft and a document for each of many rounds, all ready to be submitted; with a colleague of each
 * zone's, and a city, who are told of each submission in their inboxes and by mail.
 */
final class SubmissionScene {

    static final int ZONES = 20;
    static final int ROUNDS = 50;

    private static final int FIRST_YEAR = 2025;
    private static final String DRAFT = "{\"values\": {\"A2-1.1.5\": {\"value\": 12}}}";
    private static final String SECRET = "a-secret-of-a-test";
    private static final String OTHER_SHA = "0".repeat(64);

    private final Database tables;

    /** @param source an empty database */
    SubmissionScene(DataSource source) {
        Flyway.configure().dataSource(source).load().migrate();
        tables = new Database(source);
        account("ministry", "ministry", null);
        account("auditor", "auditor", null);
        account("city", "city", null);
        for (int zone = 0; zone < ZONES; zone++) {
            tables.update(
                    "INSERT INTO zone (code, name, province, city, basin, type)"
                            + " VALUES (?, '𠮷祥开发区', '湖北', '武汉', 'middle', 'economic_technological')",
                    zone(zone));
            account(signer(zone), "zone_editor zone_signer", zone(zone));
            account("editor-" + zone(zone), "zone_editor", zone(zone));
        }
        for (int round = 0; round < ROUNDS; round++) {
            tables.update(
                    "INSERT INTO assessment_round (id, name, data_year, submit_from, submit_until, provinces, zones,"
                            + " rungs_left_out, state) VALUES (?, 'r', ?, '2020-01-01', '2099-12-31', '', '', '',"
                            + " 'PLANNED')",
                    "r" + round,
                    FIRST_YEAR + round);
        }
        addDraftsAndEvidence();
    }

    private void account(String name, String roles, String zone) {
        tables.update(
                "INSERT INTO account (name, display_name, password_hash, roles, zone_code, province, city, email,"
                        + " disabled, demo, failures, version) VALUES (?, ?, 'none', ?, ?, '湖北', '武汉', ?, FALSE,"
                        + " FALSE, 0, 1)",
                name,
                name,
                roles,
                zone,
                name + "@zonemark.example");
        tables.update(
                "INSERT INTO access_token (id, account_name, label, secret_sha256, scope, created_at, expires_at)"
                        + " VALUES (?, ?, 'test', ?, 'WRITE', '2026-01-01 00:00:00', '2099-01-01 00:00:00')",
                tokenId(name),
                name,
                Fingerprint.ofText(SECRET));
    }

    private void addDraftsAndEvidence() {
        String ofAll = " FROM zone CROSS JOIN assessment_round r";
        String draft =
                "INSERT INTO self_assessment (zone_code, data_year, body, input_sha256, saved_at, version) SELECT"
                        + " zone.code, %s, '" + DRAFT + "', '" + OTHER_SHA + "', '2026-01-01 00:00:00', 1";
        tables.update(draft.formatted("r.data_year") + ofAll);
        tables.update(draft.formatted(FIRST_YEAR - 1) + " FROM zone");
        tables.update(
                "INSERT INTO evidence_content (sha256, announced_at) VALUES (?, '2026-01-01 00:00:00')", OTHER_SHA);
        tables.update(
                "INSERT INTO evidence (id, zone_code, data_year, file_name, content_type, file_size, sha256,"
                        + " issuing_body, issued_on, added_by, added_at) SELECT"
                        + " LPAD(CONCAT(zone.code, '-', r.data_year), 32, '0'), zone.code, r.data_year, 'a.pdf', 'pdf', 1,"
                        + " ?, 'a', '2026-01-01', 'a', '2026-01-01 00:00:00'" + ofAll,
                OTHER_SHA);
        tables.update("INSERT INTO evidence_link (evidence_id, clause) SELECT id, 'A2-1.1.5' FROM evidence");
    }

    /** Opens all rounds, for which the service must run. */
    static void open(ContractClient client) {
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(client.with(token("ministry"))
                            .post("/api/v1/rounds/r" + round + "/open", "")
                            .status())
                    .isEqualTo(200);
        }
    }

    static String zone(int zone) {
        return "zone-" + zone;
    }

    static String signer(int zone) {
        return "signer-" + zone;
    }

    static String token(String account) {
        return "zmk_" + tokenId(account) + "_" + SECRET;
    }

    /** The draft that is saved and not submitted. */
    static String otherDraft(int zone) {
        return "/api/v1/zones/" + zone(zone) + "/self-assessments/" + (FIRST_YEAR - 1);
    }

    /** The number of entries of a trail that is whole. */
    static int verified(ContractClient client) {
        JsonNode found =
                client.with(token("auditor")).get("/api/v1/audit/verification").json();
        assertThat(found.get("whole").booleanValue()).as(found.toString()).isTrue();
        return found.get("entries").intValue();
    }

    /**
     * How many submissions there are. Of each there is all that belongs to it, and of no other there is any of it:
     * application, document, step, lock of the draft, freeze of the evidence, both entries in the trail, both
     * notifications and their mails.
     */
    long wholeSubmissions() {
        return wholeSubmissions(tables);
    }

    /** The same in any database. */
    static long wholeSubmissions(Database tables) {
        long whole = tables.count("SELECT COUNT(*) FROM application a"
                + " JOIN assessment_round r ON r.id = a.round_id"
                + " JOIN submission s ON s.round_id = a.round_id AND s.zone_code = a.zone_code AND s.number = 1"
                + " JOIN application_step t ON t.round_id = a.round_id AND t.zone_code = a.zone_code"
                + "   AND t.number = 1 AND t.step = 'SUBMIT' AND t.submission_sha256 = s.input_sha256"
                + " JOIN self_assessment d ON d.zone_code = a.zone_code AND d.data_year = r.data_year AND d.locked"
                + "   AND d.body = s.body"
                + " JOIN evidence v ON v.zone_code = a.zone_code AND v.data_year = r.data_year"
                + "   AND v.frozen_at IS NOT NULL"
                + " JOIN audit_entry e ON e.action = 'submit'"
                + "   AND e.subject = CONCAT('round/', a.round_id, '/zone/', a.zone_code)"
                + " JOIN audit_entry f ON f.action = 'freezeEvidence'"
                + "   AND f.subject = CONCAT('zone/', a.zone_code, '/self-assessment/', r.data_year)"
                + notified("editor", "CONCAT('editor-', a.zone_code)")
                + notified("city", "'city'")
                + " WHERE a.state = 'SUBMITTED' AND a.total IS NOT NULL");
        for (String part : List.of(
                "application",
                "submission",
                "application_step",
                "self_assessment WHERE locked",
                "evidence WHERE frozen_at IS NOT NULL",
                "audit_entry WHERE action = 'submit'",
                "audit_entry WHERE action = 'freezeEvidence'",
                "notification WHERE account_name = 'city'",
                "notification WHERE account_name <> 'city'",
                "mail m JOIN notification n ON n.id = m.notification_id WHERE n.account_name = 'city'",
                "mail m JOIN notification n ON n.id = m.notification_id WHERE n.account_name <> 'city'")) {
            assertThat(tables.count("SELECT COUNT(*) FROM " + part)).as(part).isEqualTo(whole);
        }
        return whole;
    }

    private static String notified(String as, String account) {
        return (" JOIN notification X ON X.account_name = " + account + " AND X.event_key ="
                        + " CONCAT('round/', a.round_id, '/zone/', a.zone_code, '/step/1')"
                        + " JOIN mail X_mail ON X_mail.notification_id = X.id AND X_mail.state = 'DUE'")
                .replace("X", as);
    }

    private static String tokenId(String account) {
        return Fingerprint.ofText(account).substring(0, 16);
    }
}
