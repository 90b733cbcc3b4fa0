package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zonemark.TimedService;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.RulebookArchives;
import tools.jackson.databind.JsonNode;

/** Scenarios of a round side by side, through the interface. */
@TimedService
class ScenariosIT extends RoundScene {

    private static final String SCENARIOS = "/api/v1/rounds/r1/scenarios";
    private static final String SETS = "/api/v1/weight-sets";
    private static final String BOOKS = "/api/v1/rulebooks";
    private static final double ROUNDING = 1e-9;

    @Autowired
    private Scorers scorers;

    @BeforeEach
    void aRoundWithAPenalty() {
        bring("demo-sh-01", "demo-hb-01", "demo-js-02", "demo-hb-02");
        open("r1", ", \"cut\": {\"places\": 1}");
        take("r1", "demo-sh-01", "submit");
        take("r1", "demo-hb-01", "submit");
        taken(ministry.post(
                application("r1", "demo-sh-01") + "/review/adjustments",
                "{\"kind\": \"major_accident\", \"times\": 4, \"notice\": \"2026-1\", \"reason\": \"four of them\"}"));
    }

    @AfterEach
    void removeRulebooks() {
        database.update("DELETE FROM rulebook_version WHERE made_by <> 'system'");
    }

    @Test
    void weightsAdjustmentsAndCutsStandSideBySideAndEveryMoveIsExplained() {
        drafted();
        JsonNode answer = taken(auditor.post(SCENARIOS, """
                {"scenarios": [{"name": "as it is"}, {"name": "eco", "weightSet": "eco"},
                 {"name": "bare", "adjustments": false}, {"name": "wide", "cut": {"places": 3, "leastTotal": 60}}]}"""));

        assertThat(answer.path("scenarios").findValuesAsString("name"))
                .containsExactly("as it is", "eco", "bare", "wide");
        assertThat(answer.at("/scenarios/1/versions/weightSet/id").stringValue())
                .isEqualTo("eco");
        assertThat(answer.at("/scenarios/0/in").intValue()).isEqualTo(1);
        assertThat(answer.at("/scenarios/3/in").intValue()).isEqualTo(3);
        assertThat(answer.path("pairs")).hasSize(6);
        for (JsonNode zone : answer.path("zones")) {
            for (int i = 0; i < 3; i++) {
                JsonNode move = zone.path("moves").get(i);
                double change = zone.at("/positions/" + (i + 1) + "/total").doubleValue()
                        - zone.at("/positions/0/total").doubleValue();
                assertThat(move.path("change").doubleValue()).isCloseTo(change, within(ROUNDING));
                assertThat(explained(move)).isCloseTo(change, within(ROUNDING));
            }
            assertThat(zone.at("/moves/2/change").doubleValue()).isZero();
        }
        JsonNode punished = zone(answer, "demo-sh-01");
        assertThat(punished.at("/moves/1/adjustments").doubleValue()).isCloseTo(4, within(ROUNDING));
        assertThat(punished.at("/moves/1/criteria")).isEmpty();
        assertThat(punished.path("submitted").booleanValue()).isTrue();
        assertThat(zone(answer, "demo-js-02").path("submitted").booleanValue()).isFalse();
        assertThat(database.count("SELECT COUNT(*) FROM effect_preview")).isZero();
    }

    @Test
    void whoEntersAndWhoLeavesIsSaidForEachPair() {
        JsonNode answer = taken(ministry.post(SCENARIOS, """
                {"scenarios": [{"name": "bare", "adjustments": false}, {"name": "as it is"}]}"""));
        JsonNode pair = answer.at("/pairs/0");
        assertThat(texts(pair.path("leaving"))).containsExactly("demo-sh-01");
        assertThat(pair.path("entering")).hasSize(1);
        String entering = pair.at("/entering/0").stringValue();
        assertThat(zone(answer, entering).at("/positions/1/in").booleanValue()).isTrue();
        assertThat(zone(answer, entering).at("/positions/0/in").booleanValue()).isFalse();
        assertThat(pair.at("/swaps/count").intValue()).isPositive();
        assertThat(pair.path("kendall").doubleValue()).isLessThan(1);
        assertThat(answer.at("/zones/0/positions/0/rank").intValue()).isEqualTo(1);
        assertThat(zone(answer, "demo-hb-02").at("/positions/0/standing").stringValue())
                .isEqualTo("vetoed");
    }

    @Test
    void aRulebookThatIsNotInForceStandsBesideTheOneOfTheRound() {
        String id = revised();
        JsonNode answer = taken(ministry.post(
                SCENARIOS, "{\"scenarios\": [{\"name\": \"a\"}, {\"name\": \"b\", \"rulebook\": \"" + id + "\"}]}"));
        assertThat(answer.at("/scenarios/0/versions/rulebook/sha256").stringValue())
                .isEqualTo(scorers.rulebook().sha256());
        assertThat(answer.at("/scenarios/1/versions/rulebook/version").stringValue())
                .isEqualTo("2025-scenario");
        assertThat(answer.path("zones")
                        .valueStream()
                        .filter(zone -> !zone.at("/moves/0/criteria").isEmpty()))
                .isNotEmpty()
                .allSatisfy(zone -> assertThat(zone.at("/moves/0/criteria").findValuesAsString("clause"))
                        .containsExactly("A2-1.2.2"));
        assertThat(answer.path("notScorable")).isEmpty();
    }

    /** The other rulebook has no penalty for accidents, and demo-sh-01 has one. */
    @Test
    void aZoneThatOneRulebookCannotScoreIsNamedAndStandsInNone() {
        Answer accepted = ministry.send(
                "POST",
                BOOKS + "?reason=because",
                BodyPublishers.ofByteArray(RulebookArchives.changed(
                        scorers.rulebook(),
                        Map.of(
                                "rulebook.yaml",
                                text -> text.replaceFirst("(?m)^version: .*$", "version: no-accidents"),
                                "scoring.yaml",
                                text -> text.replace("{id: major_accident,", "{id: other_accident,")))),
                "Content-Type",
                "application/zip");
        String id = checked(accepted);
        String scenarios = "{\"scenarios\": [{\"name\": \"a\"}, {\"name\": \"b\", \"rulebook\": \"" + id + "\"%s}]}";

        JsonNode answer = taken(ministry.post(SCENARIOS, scenarios.formatted("")));
        assertThat(answer.at("/notScorable/0/zone").stringValue()).isEqualTo("demo-sh-01");
        assertThat(texts(answer.at("/notScorable/0/scenarios"))).containsExactly("b");
        assertThat(answer.path("zones").findValuesAsString("zone")).doesNotContain("demo-sh-01");

        JsonNode bare = taken(ministry.post(SCENARIOS, scenarios.formatted(", \"adjustments\": false")));
        assertThat(bare.path("notScorable")).isEmpty();
        assertThat(zone(bare, "demo-sh-01").at("/moves/0/adjustments").doubleValue())
                .isCloseTo(4, within(ROUNDING));

        JsonNode preview = taken(ministry.post(BOOKS + "/" + id + "/previews?round=r1", ""));
        assertThat(texts(preview.path("notScorable"))).containsExactly("demo-sh-01");
        assertThat(preview.path("cohort").intValue()).isEqualTo(3);
    }

    @Test
    void whatIsNotThereOrDoesNotGoTogetherIsRefusedWithItsPlace() {
        Answer refused = ministry.post(SCENARIOS, """
                {"scenarios": [{"name": "a", "weightSet": "none"}, {"name": "a", "rulebook": "none"}]}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsString("pointer"))
                .containsExactly("/scenarios/0/weightSet", "/scenarios/1/name", "/scenarios/1/rulebook");
        assertThat(ministry.post(SCENARIOS, "{\"scenarios\": [{\"name\": \"a\"}]}")
                        .status())
                .isEqualTo(422);
        assertThat(ministry.post("/api/v1/rounds/none/scenarios", """
                {"scenarios": [{"name": "a"}, {"name": "b"}]}""").status()).isEqualTo(404);
    }

    @Test
    void draftsAreComparedByMinistryAndAuditorOnly() {
        String body = "{\"scenarios\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}";
        assertThat(experts.get(0).post(SCENARIOS, body).status()).isEqualTo(403);
        assertThat(provinces.get("demo-hb-01").post(SCENARIOS, body).status()).isEqualTo(403);
        assertThat(auditor.post(SCENARIOS, body).status()).isEqualTo(200);
    }

    private static double explained(JsonNode move) {
        double sum = move.path("others").doubleValue()
                + move.path("adjustments").doubleValue()
                + move.path("limits").doubleValue();
        for (JsonNode criterion : move.path("criteria")) {
            sum += criterion.path("change").doubleValue();
        }
        return sum;
    }

    private void drafted() {
        taken(ministry.post(SETS, """
                {"id": "eco", "base": "default", "title": {"zh": "生态加权"}, "reason": {"zh": "长江大保护"}}"""));
        taken(ministry.send("PATCH", SETS + "/eco", """
                {"weights": [{"about": "ecology", "weight": 25, "reason": "生态优先"},
                             {"about": "openness", "weight": 6, "reason": "让出三分"}]}""", "Content-Type", "application/json", "If-Match", "\"1\""));
    }

    private String revised() {
        Answer accepted = ministry.post(BOOKS + "/" + scorers.rulebook().sha256() + "/revisions", """
                {"version": "2025-scenario", "reason": "试算", "changes": [{"clause": "A2-1.2.2", "from": "2025-01-01",
                 "anchors": [{"value": 0, "points": 0}, {"value": 50, "points": 100}],
                 "source": {"zh": "试算"}, "reason": {"zh": "试算"}}]}""");
        return checked(accepted);
    }

    private String checked(Answer accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        String id = accepted.json().path("id").stringValue();
        await().atMost(Duration.ofSeconds(90))
                .until(() -> ministry.get(BOOKS + "/" + id)
                        .json()
                        .path("state")
                        .stringValue()
                        .equals("checked"));
        return id;
    }

    private static JsonNode zone(JsonNode answer, String code) {
        return answer.path("zones")
                .valueStream()
                .filter(one -> one.path("zone").stringValue().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
