package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** The cut of a round through the interface: twins for one place behind a better zone, and who decides between them. */
abstract class CutScenarios extends RoundScene {

    private static final String CUT = "/api/v1/rounds/r1/cut";
    private static final double ROUNDING = 1e-9;
    private static final String FIRST_COME = "{\"rule\": \"earliest_application\", \"reason\": \"先申报者优先\"}";

    /** Two zones that say the same, one that has less to say, one that is vetoed, and one that has not submitted. */
    private void submittedForPlaces(int places) {
        bring("twin-a", Samples.document("demo-hb-01"));
        bring("twin-b", Samples.document("demo-hb-01"));
        bring("demo-sh-01", "demo-hb-02", "demo-js-02");
        open("r1", ", \"quotaPerProvince\": 5, \"cut\": {\"places\": " + places + "}");
        for (String zone : List.of("twin-b", "twin-a", "demo-sh-01", "demo-hb-02")) {
            take("r1", zone, "submit");
        }
    }

    /** The better zone takes one of two places. */
    private JsonNode tied() {
        submittedForPlaces(2);
        JsonNode cut = cut();
        assertThat(cut.path("ties")).hasSize(1);
        return cut;
    }

    private JsonNode cut() {
        return taken(auditor.get(CUT));
    }

    private static String tie(JsonNode cut) {
        return CUT + "/ties/" + cut.at("/ties/0/id").stringValue();
    }

    @Test
    void everyZoneThatHasSubmittedIsInOrToldWhyNot() {
        submittedForPlaces(3);
        JsonNode cut = cut();

        assertThat(cut.path("submitted").intValue()).isEqualTo(4);
        assertThat(cut.path("eligible").intValue()).isEqualTo(3);
        assertThat(cut.path("in").intValue()).isEqualTo(3);
        assertThat(cut.path("settled").booleanValue()).isTrue();
        assertThat(cut.path("firstOut").isNull()).isTrue();
        assertThat(zone(cut, "demo-hb-02").path("outcome").stringValue()).isEqualTo("not_eligible");
        assertThat(zone(cut, "demo-hb-02").path("standing").stringValue()).isEqualTo("vetoed");
        assertThat(cut.path("zones").findValuesAsString("zone")).doesNotContain("demo-js-02");
        assertThat(cut.path("lines").findValuesAsString("kind")).containsExactly("quota", "quota", "places");
    }

    @Test
    void aTieIsDecidedByARuleThatIsComputedFromTheFigures() {
        JsonNode cut = tied();
        assertThat(cut.path("settled").booleanValue()).isFalse();
        assertThat(zone(cut, "twin-a").path("undecided").booleanValue()).isTrue();
        assertThat(cut.at("/ties/0/orders")
                        .valueStream()
                        .map(one -> one.path("settles").booleanValue()))
                .as("by dimensions they stay equal, by application they do not")
                .containsExactly(false, true);

        JsonNode decided = taken(ministry.put(tie(cut), FIRST_COME));
        assertThat(decided.path("settled").booleanValue()).isTrue();
        assertThat(texts(decided.at("/ties/0/decision/zones"))).containsExactly("twin-b", "twin-a");
        assertThat(zone(decided, "twin-b").path("outcome").stringValue()).isEqualTo("in");
        assertThat(zone(decided, "twin-a").path("outcome").stringValue()).isEqualTo("beyond_places");
        assertThat(zone(decided, "twin-a").path("rank"))
                .as("the rank stays shared")
                .isEqualTo(zone(decided, "twin-b").path("rank"));
        assertThat(decided.path("firstOut").stringValue()).isEqualTo("twin-a");
        assertThat(database.texts("SELECT reason FROM audit_entry WHERE action = 'decideTie'"))
                .containsExactly("先申报者优先");
    }

    @Test
    void anOrderOrARuleThatTheFiguresDoNotGiveIsRefused() {
        String tie = tie(tied());
        assertFault(tie, "{\"rule\": \"next_dimensions\", \"reason\": \"r\"}", "/rule", "does_not_settle");
        assertFault(
                tie,
                "{\"rule\": \"earliest_application\", \"reason\": \"r\", \"zones\": [\"twin-a\", \"twin-b\"]}",
                "/zones",
                "differs");
        assertFault(tie, "{\"rule\": \"one_dimension\", \"reason\": \"r\"}", "/dimension", "required");
        assertFault(
                tie,
                "{\"rule\": \"one_dimension\", \"dimension\": \"luck\", \"reason\": \"r\"}",
                "/dimension",
                "not_one_of");
        assertFault(
                tie,
                "{\"rule\": \"ministry\", \"dimension\": \"ecology\", \"reason\": \"r\", \"zones\": [\"twin-a\"]}",
                "/dimension",
                "contradiction");
        assertFault(tie, "{\"rule\": \"ministry\", \"reason\": \"r\"}", "/zones", "required");
        assertFault(
                tie,
                "{\"rule\": \"ministry\", \"reason\": \"r\", \"zones\": [\"twin-a\", \"twin-a\"]}",
                "/zones",
                "differs");
        assertFault(tie, "{\"rule\": \"ministry\", \"reason\": \"  \", \"zones\": []}", "/reason", "required");
        assertThat(cut().path("settled").booleanValue()).isFalse();
    }

    private void assertFault(String tie, String choice, String pointer, String code) {
        Answer refused = ministry.put(tie, choice);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
        assertThat(refused.json().at("/errors/0/code").stringValue()).isEqualTo(code);
    }

    @Test
    void aDecisionIsChangedOnlyByWhoHasSeenIt() {
        String tie = tie(tied());
        taken(ministry.put(tie, FIRST_COME));
        String judged = "{\"rule\": \"ministry\", \"reason\": \"r\", \"zones\": [\"twin-a\", \"twin-b\"]}";
        assertThat(ministry.put(tie, judged).status()).isEqualTo(412);
        assertThat(ministry.put(tie, judged, "If-Match", "\"2\"").status()).isEqualTo(412);

        JsonNode decided = taken(ministry.put(tie, judged, "If-Match", "\"1\""));
        assertThat(decided.at("/ties/0/decision/version").intValue()).isEqualTo(2);
        assertThat(zone(decided, "twin-a").path("outcome").stringValue()).isEqualTo("in");
        assertThat(zone(decided, "twin-b").path("outcome").stringValue()).isEqualTo("beyond_places");
    }

    @Test
    void ofTwoMinistriesAtOnceOneDecides() {
        String tie = tie(tied());
        List<CompletableFuture<Integer>> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> ministry.put(tie, FIRST_COME).status()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412);
        assertThat(cut().at("/ties/0/decision/version").intValue()).isEqualTo(1);
    }

    @Test
    void aDecisionDoesNotOutliveTheFiguresThatItWasMadeOn() {
        String tie = tie(tied());
        taken(ministry.put(tie, FIRST_COME));
        for (String zone : List.of("twin-a", "twin-b")) {
            taken(ministry.put(
                    application("r1", zone) + "/review/answers/A2-1.2.2",
                    "{\"answer\": {\"value\": 0.1}, \"reason\": \"as booked\"}"));
        }
        JsonNode cut = cut();
        assertThat(cut.path("settled").booleanValue()).isFalse();
        assertThat(tie(cut)).isNotEqualTo(tie);
        assertThat(cut.at("/ties/0").has("decision")).isFalse();
        assertThat(texts(cut.at("/outdated/0/zones"))).containsExactly("twin-b", "twin-a");
        assertThat(ministry.put(tie, FIRST_COME).status()).isEqualTo(409);

        taken(ministry.put(tie(cut), FIRST_COME));
        assertThat(cut().path("settled").booleanValue()).isTrue();
    }

    @Test
    void whoMayNotSeeOrDecideItDoesNot() {
        String tie = tie(tied());
        assertThat(auditor.put(tie, FIRST_COME).status()).isEqualTo(403);
        assertThat(experts.get(0).get(CUT).status()).isEqualTo(200);
        assertThat(zones.get("twin-a").get(CUT).status()).isEqualTo(403);
        assertThat(ministry.get("/api/v1/rounds/none/cut").status()).isEqualTo(404);
        assertThat(ministry.put("/api/v1/rounds/none/cut/ties/" + "0".repeat(64), FIRST_COME)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theOrderOfTheOthersStaysWhenAZoneLeaves() {
        submittedForPlaces(3);
        JsonNode best = cut().at("/zones/0");
        JsonNode without = taken(auditor.get(
                "/api/v1/rounds/r1/ranking/without/" + best.path("zone").stringValue()));
        assertThat(without.path("rank").intValue()).isEqualTo(1);
        assertThat(without.path("others").intValue()).isEqualTo(2);
        assertThat(without.path("orderChanges").booleanValue()).isFalse();
        assertThat(without.at("/model/movedUp").intValue()).isPositive();
        assertThat(without.at("/reason/en").stringValue()).contains("no value of another zone enters it");
        assertThat(without.at("/movedUp/en").stringValue()).contains("not a reversal");
        assertThat(without.path("methods").findValuesAsString("normalisation"))
                .containsExactly("reference", "min_max", "z_score", "rank");

        JsonNode vetoed = taken(auditor.get("/api/v1/rounds/r1/ranking/without/demo-hb-02"));
        assertThat(vetoed.path("rank").isNull()).isTrue();
        assertThat(vetoed.path("others").intValue()).isEqualTo(3);
        assertThat(vetoed.path("methods")).isEmpty();
        assertThat(auditor.get("/api/v1/rounds/r1/ranking/without/demo-js-02").status())
                .isEqualTo(404);
    }

    @Test
    void theTotalsAreThoseOfTheReviews() {
        submittedForPlaces(3);
        JsonNode review = taken(ministry.get(application("r1", "twin-a") + "/review"));
        assertThat(zone(cut(), "twin-a").path("total").doubleValue())
                .isCloseTo(review.at("/verified/total").doubleValue(), within(ROUNDING));
    }

    private static JsonNode zone(JsonNode cut, String code) {
        return cut.path("zones")
                .valueStream()
                .filter(one -> one.path("zone").stringValue().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
