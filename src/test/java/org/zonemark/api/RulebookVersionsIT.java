package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zonemark.Cast;
import org.zonemark.TimedService;
import org.zonemark.account.Role;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.RulebookArchives;
import org.zonemark.samples.Samples;
import org.zonemark.version.ForceKeeper;
import tools.jackson.databind.JsonNode;

/** A rulebook on its way from upload to force, while the one in force goes on serving. */
@TimedService
class RulebookVersionsIT extends RoundScene {

    private static final String BOOKS = "/api/v1/rulebooks";
    private static final String BECAUSE_ONLY = "{\"reason\": \"because\"}";

    /** Counts from 2025 on: research takes five percent for full points. */
    private static final String REVISION = """
            {"version": "%s", "reason": "依据十四五规划调整", "changes": [{"clause": "A2-1.2.2", "from": "2025-01-01",
             "anchors": [{"value": 0, "points": 0}, {"value": 5, "points": 100}],
             "source": {"zh": "十四五规划", "en": "14th five-year plan"}, "reason": {"zh": "研发要求提高"}}]}""";

    @Autowired
    private Cast cast;

    @Autowired
    private Scorers scorers;

    @Autowired
    private ForceKeeper force;

    private ContractClient second;
    private String old;

    @BeforeEach
    void twoPeople() {
        second = ministry.with(cast.token(cast.add(Cast.account("second", Role.MINISTRY, null, null, null))));
        old = scorers.rulebook().sha256();
    }

    @AfterEach
    void putTheBuiltInOneBackInForce() {
        database.update("DELETE FROM rulebook_activation WHERE activated_by <> 'system'");
        database.update("DELETE FROM rulebook_version WHERE made_by <> 'system'");
        force.refresh();
        assertThat(scorers.rulebook().sha256()).isEqualTo(old);
    }

    @Test
    void aRevisionComesIntoForceByTwoPeopleAndAnOldRoundStaysAsItWas() {
        bring("demo-hb-01", "demo-hb-02");
        open("r1", "");
        take("r1", "demo-hb-01", "submit");
        Answer scoredBefore = score("");
        JsonNode reviewBefore = review();

        String id = revised("2025-revised");
        String sha256 = taken(ministry.get(BOOKS + "/" + id)).path("sha256").stringValue();
        assertThat(ministry.post(BOOKS + "/" + id + "/submit", "")
                        .json()
                        .path("allowedSteps")
                        .toString())
                .contains("previewRulebook");
        JsonNode preview = taken(ministry.post(BOOKS + "/" + id + "/previews?round=r1", ""));
        assertThat(preview.path("cohort").intValue()).isEqualTo(2);
        assertThat(preview.at("/after/rulebook/sha256").stringValue()).isEqualTo(sha256);
        preview.path("zones")
                .forEach(zone -> assertThat(zone.path("criteria").findValuesAsString("clause"))
                        .contains("A2-1.2.2"));
        taken(ministry.post(BOOKS + "/" + id + "/submit", ""));
        assertThat(ministry.post(BOOKS + "/" + id + "/approve", "").status()).isEqualTo(409);
        taken(second.post(BOOKS + "/" + id + "/approve", ""));
        assertThat(score("").body()).as("not in force yet").isEqualTo(scoredBefore.body());
        taken(second.post(BOOKS + "/" + id + "/activate", BECAUSE_ONLY));

        assertThat(score("").json().at("/rulebook/sha256").stringValue()).isEqualTo(sha256);
        assertThat(score("").json().path("total"))
                .isNotEqualTo(scoredBefore.json().path("total"));
        assertThat(score("?rulebook=" + old).body())
                .as("the old version, named, gives the same bytes")
                .isEqualTo(scoredBefore.body());
        assertThat(review()).isEqualTo(reviewBefore);
        take("r1", "demo-hb-02", "submit");
        assertThat(taken(ministry.get(application("r1", "demo-hb-02") + "/review"))
                        .at("/reported/rulebook/sha256")
                        .stringValue())
                .isEqualTo(old);

        taken(second.post(BOOKS + "/" + old + "/activate", "{\"reason\": \"back\"}"));
        assertThat(score("").body()).isEqualTo(scoredBefore.body());
        assertThat(auditor.get("/api/v1/audit?size=50").body())
                .contains("uploadRulebook", "checkRulebook", "approveRulebook", "activateRulebook");
    }

    @Test
    void aWeightSetIsHeldToARulebookThatAnotherInstanceHasJustActivated() {
        bring("demo-hb-01");
        open("r1", "");
        taken(ministry.post("/api/v1/weight-sets", """
                {"id": "eco", "base": "default", "title": {"zh": "生态加权"}, "reason": {"zh": "长江大保护"}}"""));
        taken(ministry.send(
                "PATCH", "/api/v1/weight-sets/eco", """
                {"weights": [{"about": "ecology", "weight": 25, "reason": "生态优先"},
                             {"about": "openness", "weight": 6, "reason": "让出三分"}]}""", "Content-Type", "application/json", "If-Match", "\"1\""));
        taken(ministry.post("/api/v1/weight-sets/eco/previews?round=r1", ""));
        taken(ministry.post("/api/v1/weight-sets/eco/submit", ""));
        taken(second.post("/api/v1/weight-sets/eco/approve", ""));
        String id = uploaded(RulebookArchives.changed(
                scorers.rulebook(),
                Map.of(
                        "rulebook.yaml",
                        text -> text.replaceFirst("(?m)^version: .*$", "version: tighter"),
                        "limits.yaml",
                        text -> text.replace("{least: 5, most: 30}", "{least: 5, most: 24}"))));
        String tighter = settled(id).path("sha256").stringValue();
        database.update(
                "INSERT INTO rulebook_activation (sha256, activated_by, activated_at, reason)"
                        + " VALUES (?, 'elsewhere', CURRENT_TIMESTAMP, 'r')",
                tighter);
        Answer refused = ministry.post("/api/v1/weight-sets/eco/publish", "{\"inForceFrom\": \"2026-03-10\"}");
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo("/weights/ecology");
    }

    @Test
    void theArchiveOfARulebookMakesItAgain() {
        Answer archive = ministry.unchecked("GET", BOOKS + "/" + old + "/archive", "");
        assertThat(archive.status()).isEqualTo(200);
        assertThat(archive.contentType()).startsWith("application/zip");
        String id = uploaded(scorers.rulebook().archive());
        JsonNode refused = settled(id);
        assertThat(refused.path("state").stringValue()).isEqualTo("refused");
        assertThat(refused.at("/faults/0/cause").stringValue()).contains("same files");
    }

    @Test
    void aBrokenRulebookIsRefusedWithFileAndLineAndTheOneInForceGoesOn() {
        Answer before = score("");
        String id = uploaded(changed(
                "annex/2.1-environmental-protection.drl",
                text -> text.replaceFirst("findings\\.add", "findings.add((")));
        JsonNode refused = settled(id);
        assertThat(refused.path("state").stringValue()).isEqualTo("refused");
        assertThat(refused.at("/faults/0/file").stringValue()).isEqualTo("annex/2.1-environmental-protection.drl");
        assertThat(refused.at("/faults/0/line").intValue()).isPositive();
        assertThat(ministry.post(BOOKS + "/" + id + "/submit", "").status()).isEqualTo(409);
        assertThat(score("").body()).isEqualTo(before.body());
    }

    @Test
    void rulesThatReachOutAreRefused() {
        String id = uploaded(changed(
                "annex/2.1-environmental-protection.drl",
                text -> text.replaceFirst("findings\\.add", "java.lang.System.exit(1); findings.add")));
        JsonNode refused = settled(id);
        assertThat(refused.path("state").stringValue()).isEqualTo("refused");
        assertThat(refused.at("/faults/0/file").stringValue()).isEqualTo("annex/2.1-environmental-protection.drl");
        String noZip = uploaded("no zip".getBytes(StandardCharsets.UTF_8));
        assertThat(settled(noZip).path("state").stringValue()).isEqualTo("refused");
    }

    @Test
    void aRevisionThatCannotBeIsRefusedWithClauseAndField() {
        Answer refused = ministry.post(BOOKS + "/" + old + "/revisions", """
                {"version": "x", "reason": "r", "changes": [
                 {"clause": "A2-1.2.2", "from": "2015-01-01", "anchors": [{"value": 5, "points": 0}, {"value": 0, "points": 100}],
                  "source": {"zh": "s"}, "reason": {"zh": "r"}},
                 {"clause": "A2-9.9.9", "from": "2026-01-01", "threshold": 1, "source": {"zh": "s"}, "reason": {"zh": "r"}}]}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsString("clause")).contains("A2-1.2.2", "A2-9.9.9");
        assertThat(refused.json().path("errors").findValuesAsString("pointer")).contains("/changes/0/from");
    }

    @Test
    void whoDoesNotReviewRulebooksSeesTheApprovedOnes() {
        String id = revised("2025-hidden");
        ContractClient nobody = ministry.with((String) null);
        assertThat(nobody.get(BOOKS + "/" + id).status()).isEqualTo(404);
        assertThat(nobody.get(BOOKS).json()).hasSize(1);
        assertThat(nobody.get(BOOKS).json().at("/0/inForce").booleanValue()).isTrue();
        assertThat(nobody.get(BOOKS + "/" + old).status()).isEqualTo(200);
        assertThat(auditor.get(BOOKS).json()).hasSize(2);
    }

    private String revised(String version) {
        Answer accepted = ministry.post(BOOKS + "/" + old + "/revisions", REVISION.formatted(version));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        String id = accepted.json().path("id").stringValue();
        assertThat(settled(id).path("state").stringValue())
                .as(settled(id).toString())
                .isEqualTo("checked");
        return id;
    }

    private String uploaded(byte[] archive) {
        Answer accepted = ministry.send(
                "POST",
                BOOKS + "?reason=because",
                BodyPublishers.ofByteArray(archive),
                "Content-Type",
                "application/zip");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.json().path("id").stringValue();
    }

    private JsonNode settled(String id) {
        return await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> taken(ministry.get(BOOKS + "/" + id)),
                        one -> !one.path("state").stringValue().equals("checking"));
    }

    private byte[] changed(String path, UnaryOperator<String> change) {
        return RulebookArchives.changed(scorers.rulebook(), Map.of(path, change));
    }

    private Answer score(String query) {
        Answer answer = ministry.post("/api/v1/score" + query, Samples.text("demo-hb-01"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private JsonNode review() {
        return taken(ministry.get(application("r1", "demo-hb-01") + "/review"));
    }
}
