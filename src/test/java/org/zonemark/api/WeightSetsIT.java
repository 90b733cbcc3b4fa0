package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zonemark.Cast;
import org.zonemark.TimedService;
import org.zonemark.account.Role;
import org.zonemark.assessment.Scorers;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** A weight set on its way from draft to force. It is 10 March 2026 in Beijing. */
@TimedService
class WeightSetsIT extends RoundScene {

    private static final String SETS = "/api/v1/weight-sets";
    private static final String NEW = """
            {"id": "%s", "base": "default", "title": {"zh": "生态加权"}, "reason": {"zh": "长江大保护", "en": "Protect the river"}}""";
    private static final String LEGAL = """
            {"weights": [{"about": "ecology", "weight": 25, "reason": "生态优先"},
                         {"about": "openness", "weight": %s, "reason": "让出三分"},
                         {"about": "A2-2.1.7", "weight": 5, "reason": "水质优先"}]}""";

    @Autowired
    private Cast cast;

    @Autowired
    private Scorers scorers;

    @Test
    void aDraftBecomesTheSetInForceByTwoPeople() {
        ContractClient second =
                ministry.with(cast.token(cast.add(Cast.account("second", Role.MINISTRY, null, null, null))));
        bring("demo-hb-01");
        assertThat(rankedTotal()).isEqualTo(totalOf("demo-hb-01"));
        open("r1", "");
        drafted("eco");
        assertThat(refused(409, ministry.post(SETS + "/eco/submit", ""), "allowedSteps"))
                .contains("previewWeightSet");
        previewed("eco");
        assertThat(taken(ministry.post(SETS + "/eco/submit", "")).path("state").stringValue())
                .isEqualTo("submitted");
        assertThat(ministry.post(SETS + "/eco/approve", "").status())
                .as("who wrote it does not approve it")
                .isEqualTo(409);
        assertThat(second.post(SETS + "/eco/approve", "", "If-Match", "\"2\"").status())
                .as("what was read is what is approved")
                .isEqualTo(412);
        taken(second.post(SETS + "/eco/approve", "", "If-Match", "\"3\""));
        String before = totalOf("demo-hb-01");
        assertThat(ministry.post(SETS + "/eco/publish", "{\"inForceFrom\": \"2026-03-09\"}")
                        .status())
                .isEqualTo(422);
        JsonNode published = taken(second.post(SETS + "/eco/publish", "{\"inForceFrom\": \"2026-03-10\"}"));
        assertThat(published.path("state").stringValue()).isEqualTo("published");
        assertThat(totalOf("demo-hb-01")).as("at once").isNotEqualTo(before);
        assertThat(rankedTotal()).as("in the ranking too").isEqualTo(totalOf("demo-hb-01"));
        assertThat(inForce("")).isEqualTo("eco");
        assertThat(inForce("?date=2026-03-09")).isEqualTo("default");
        assertThat(ministry.post(SETS + "/eco/give-back", "{\"reason\": \"no\"}")
                        .status())
                .isEqualTo(409);
        assertThat(ministry.send("PATCH", SETS + "/eco", LEGAL.formatted(7), json("3"))
                        .status())
                .isEqualTo(409);
        assertThat(taken(auditor.get("/api/v1/audit?subject=weight-set/eco"))).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void aDateOfForceIsKept() {
        ContractClient second =
                ministry.with(cast.token(cast.add(Cast.account("second", Role.MINISTRY, null, null, null))));
        open("r1", "");
        drafted("later");
        previewed("later");
        taken(ministry.post(SETS + "/later/submit", ""));
        taken(second.post(SETS + "/later/approve", ""));
        taken(second.post(SETS + "/later/publish", "{\"inForceFrom\": \"2026-03-11\"}"));
        assertThat(scorers.inForce().scorer().weights().id()).isEqualTo("default");
        clock.stopAt(NOW.plus(Duration.ofDays(1)));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(scorers.inForce().scorer().weights().id()).isEqualTo("later"));
    }

    @Test
    void everyBrokenLimitAndMissingReasonIsSaid() {
        taken(ministry.post(SETS, NEW.formatted("bad")));
        JsonNode changed = taken(ministry.send("PATCH", SETS + "/bad", """
                {"weights": [{"about": "ecology", "weight": 17}, {"about": "openness", "weight": 31, "reason": "x"},
                             {"about": "A2-2.1.7", "weight": 6}]}""", json("1")));
        assertThat(changed.path("brokenLimits").findValuesAsString("pointer"))
                .contains("/weights/ecology", "/weights/openness", "/weights/A2-2.1.7");
        Answer refusal = ministry.post(SETS + "/bad/submit", "");
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.json().path("errors").findValuesAsString("code")).contains("breaks_limit", "required");
        assertThat(refusal.json().path("errors").findValuesAsString("pointer"))
                .contains("/weights/A2-2.1.7", "/reasons/ecology", "/reasons/A2-2.1.7")
                .doesNotContain("/reasons/openness");
    }

    @Test
    void whatIsNoWeightIsRefusedWithItsPlace() {
        taken(ministry.post(SETS, NEW.formatted("odd")));
        Answer refusal = ministry.send("PATCH", SETS + "/odd", """
                {"weights": [{"about": "A2-9.9.9", "weight": 1}, {"about": "ecology", "weight": -1},
                             {"about": "openness", "weight": 8}, {"about": "openness", "weight": 9},
                             {"about": "A2-2.1.5", "weight": 1},
                             {"about": "innovation", "weight": 1e308}]}""", json("1"));
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.json().path("errors").findValuesAsString("pointer"))
                .containsExactly(
                        "/weights/0/about",
                        "/weights/1/weight",
                        "/weights/3/about",
                        "/weights/4/about",
                        "/weights/5/weight");
        assertThat(taken(ministry.get(SETS + "/odd")).path("version").intValue())
                .isEqualTo(1);
    }

    @Test
    void ofTwoPeopleAtOnceTheSecondLosesNothingOfTheFirst() {
        drafted("two");
        Answer late = experts.get(0).send("PATCH", SETS + "/two", LEGAL.formatted(6), json("1"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(experts.get(0)
                        .send("PATCH", SETS + "/two", LEGAL.formatted(6), "Content-Type", "application/json")
                        .status())
                .isEqualTo(428);
        assertThat(ministry.post(SETS, NEW.formatted("two")).status()).isEqualTo(409);
        assertThat(ministry.post(SETS, NEW.formatted("default")).status()).isEqualTo(409);
    }

    @Test
    void draftsAreShownToWhoReviewsThem() {
        bring("demo-hb-01");
        drafted("hidden");
        ContractClient zone = zones.get("demo-hb-01");
        for (ContractClient other : List.of(zone, ministry.with((String) null))) {
            assertThat(other.get(SETS + "/hidden").status()).isEqualTo(404);
            assertThat(other.get(SETS).json()).hasSize(1);
            assertThat(other.get(SETS + "/in-force").json().at("/made/by").stringValue())
                    .isEqualTo("-");
        }
        assertThat(experts.get(0).get(SETS + "/hidden").status()).isEqualTo(200);
        String named = "/api/v1/score?weightSet=hidden";
        assertThat(zone.with((String) null)
                        .post(named, Samples.text("demo-hb-01"))
                        .status())
                .as("nobody is told a draft's weights by being scored")
                .isEqualTo(404);
        assertThat(ministry.post(named, Samples.text("demo-hb-01")).status()).isEqualTo(200);
        assertThat(ministry.post(SETS, NEW.formatted("upon").replace("default", "hidden"))
                        .status())
                .as("changes without a reason come in by no other draft")
                .isEqualTo(409);
        JsonNode diff = taken(auditor.get(SETS + "/default/diff/hidden"));
        assertThat(diff.path("changes").findValuesAsString("about")).contains("ecology", "openness", "A2-2.1.7");
        assertThat(diff.at("/changes/0/before").doubleValue()).isEqualTo(22);
        assertThat(diff.at("/changes/0/after").doubleValue()).isEqualTo(25);
        assertThat(diff.at("/changes/0/reason").stringValue()).isEqualTo("生态优先");
    }

    private void drafted(String id) {
        taken(ministry.post(SETS, NEW.formatted(id)));
        double openness = taken(ministry.get(SETS + "/default"))
                .path("dimensions")
                .valueStream()
                .filter(one -> one.path("id").stringValue().equals("openness"))
                .findFirst()
                .orElseThrow()
                .path("weight")
                .doubleValue();
        JsonNode changed = taken(ministry.send("PATCH", SETS + "/" + id, LEGAL.formatted(openness - 3), json("1")));
        assertThat(changed.path("brokenLimits")).isEmpty();
        assertThat(changed.path("version").intValue()).isEqualTo(2);
    }

    private void previewed(String id) {
        String sha256 =
                taken(ministry.get(SETS + "/" + id)).at("/weights/sha256").stringValue();
        database.update("INSERT INTO effect_preview VALUES (?, 'r1', 'ministry', CURRENT_TIMESTAMP)", sha256);
    }

    private String totalOf(String sample) {
        return taken(ministry.post("/api/v1/score", Samples.text(sample)))
                .path("total")
                .toString();
    }

    private String rankedTotal() {
        return taken(ministry.get("/api/v1/ranking?year=2025"))
                .at("/zones/0/total")
                .toString();
    }

    private String inForce(String query) {
        return taken(auditor.get(SETS + "/in-force" + query)).at("/weights/id").stringValue();
    }

    private static String refused(int status, Answer answer, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().path(field).toString();
    }

    private static String[] json(String version) {
        return new String[] {"Content-Type", "application/json", "If-Match", "\"" + version + "\""};
    }
}
