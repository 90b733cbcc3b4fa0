package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonemark.TimedService;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** What a weight set does to a round, before anybody approves it; and where weights can come from. */
@TimedService
class EffectsIT extends RoundScene {

    private static final double ROUNDING = 1e-9;
    private static final String SETS = "/api/v1/weight-sets";

    @Test
    void everyMoveIsExplainedAndTheSetCanBeSubmittedAfterwards() {
        List<String> codes = Samples.codes().subList(0, 8);
        bring(codes.toArray(String[]::new));
        open("r1", ", \"cut\": {\"places\": 3}");
        take("r1", codes.get(0), "submit");
        take("r1", codes.get(1), "submit");
        drafted();
        JsonNode effect = taken(experts.get(0).post(SETS + "/eco/previews?round=r1&zone=" + codes.get(2), ""));
        assertThat(effect.path("cohort").intValue()).isEqualTo(8);
        assertThat(effect.at("/before/weightSet/id").stringValue()).isEqualTo("default");
        assertThat(effect.at("/after/weightSet/id").stringValue()).isEqualTo("eco");
        assertThat(effect.path("kendall").doubleValue()).isBetween(-1.0, 1.0);
        for (JsonNode zone : effect.path("zones")) {
            String code = zone.path("zone").stringValue();
            double sum =
                    zone.path("others").doubleValue() + zone.path("remainder").doubleValue();
            for (JsonNode criterion : zone.path("criteria")) {
                sum += criterion.path("change").doubleValue();
            }
            assertThat(sum).as(code).isCloseTo(zone.path("change").doubleValue(), within(ROUNDING));
            assertThat(zone.at("/after/total").doubleValue()
                            - zone.at("/before/total").doubleValue())
                    .isCloseTo(zone.path("change").doubleValue(), within(ROUNDING));
            assertThat(zone.path("submitted").booleanValue()).isEqualTo(codes.indexOf(code) < 2);
            assertThat(zone.path("criteria").size() > 8).isEqualTo(code.equals(codes.get(2)));
        }
        assertThat(scoredWith("eco", codes.get(3)))
                .as("the preview and a scoring that names the set agree")
                .isCloseTo(after(effect, codes.get(3)), within(ROUNDING));
        taken(ministry.post(SETS + "/eco/submit", ""));
    }

    @Test
    void aRoundInWhichNobodyHasSaidAnythingHasNoEffectToShow() {
        open("r1", "");
        drafted();
        assertThat(ministry.post(SETS + "/eco/previews?round=r1", "").status()).isEqualTo(409);
        assertThat(ministry.post(SETS + "/eco/previews?round=none", "").status())
                .isEqualTo(404);
        assertThat(ministry.post(SETS + "/none/previews?round=r1", "").status()).isEqualTo(404);
        assertThat(ministry.get("/api/v1/rounds/r1/effective-weights").status()).isEqualTo(409);
    }

    @Test
    void whatReviewersVerifiedCountsInThePreview() {
        bring("demo-hb-01", "demo-hb-02");
        open("r1", "");
        take("r1", "demo-hb-01", "submit");
        drafted();
        double before = before(taken(ministry.post(SETS + "/eco/previews?round=r1", "")), "demo-hb-01");
        taken(ministry.put(
                application("r1", "demo-hb-01") + "/review/answers/A2-1.2.2",
                "{\"answer\": {\"value\": 0}, \"reason\": \"no such spending\"}"));
        JsonNode effect = taken(ministry.post(SETS + "/eco/previews?round=r1", ""));
        assertThat(before(effect, "demo-hb-01")).isLessThan(before);
        JsonNode review = taken(ministry.get(application("r1", "demo-hb-01") + "/review"));
        assertThat(before(effect, "demo-hb-01"))
                .isCloseTo(review.at("/verified/total").doubleValue(), within(ROUNDING));
    }

    @Test
    void judgementsBecomeTheNearestLegalSet() {
        JsonNode suggestion = taken(experts.get(0).post("/api/v1/weight-suggestions/judgements", """
                {"base": "default", "reviewers": [
                 {"reviewer": "one", "power": 2, "matrices": [{"about": "regional_cooperation", "judgements": [
                  {"item": "A2-5.2.1", "over": "A2-1.3.6", "ratio": 3}, {"item": "A2-5.2.2", "over": "A2-1.3.6", "ratio": 3},
                  {"item": "A2-5.2.3", "over": "A2-1.3.6", "ratio": 3}, {"item": "A2-5.2.4", "over": "A2-1.3.6", "ratio": 3}]}]},
                 {"reviewer": "two", "matrices": [{"about": "regional_cooperation", "judgements": [
                  {"item": "A2-5.2.1", "over": "A2-1.3.6", "ratio": 3}, {"item": "A2-5.2.2", "over": "A2-1.3.6", "ratio": 3},
                  {"item": "A2-5.2.3", "over": "A2-1.3.6", "ratio": 3}, {"item": "A2-5.2.4", "over": "A2-1.3.6", "ratio": 3}]}]}]}"""));
        JsonNode priorities = suggestion.at("/priorities/0");
        assertThat(priorities.path("consistencyRatio").doubleValue()).isCloseTo(0, within(ROUNDING));
        assertThat(priorities.at("/weights/A2-1.3.6").doubleValue()).isCloseTo(1 / 13.0, within(ROUNDING));
        JsonNode cooperation = suggestion
                .path("dimensions")
                .valueStream()
                .filter(one -> one.path("id").stringValue().equals("regional_cooperation"))
                .findFirst()
                .orElseThrow();
        assertThat(cooperation.at("/criteria/A2-5.2.4").doubleValue()).isCloseTo(30 / 13.0, within(ROUNDING));
    }

    @Test
    void contradictionsAreRefusedWithTheJudgementToLookAtFirst() {
        Answer refused = ministry.post("/api/v1/weight-suggestions/judgements", """
                {"base": "default", "randomIndex": "nobody", "reviewers": [{"reviewer": "one", "matrices": []}]}""");
        assertThat(refused.status()).isIn(400, 422);
        Answer inconsistent = ministry.post("/api/v1/weight-suggestions/judgements", """
                {"base": "default", "reviewers": [{"reviewer": "one", "matrices": [
                 {"about": "regional_cooperation", "judgements": [
                  {"item": "A2-5.2.1", "over": "A2-5.2.2", "ratio": 9}, {"item": "A2-5.2.2", "over": "A2-5.2.3", "ratio": 9},
                  {"item": "A2-5.2.3", "over": "A2-5.2.1", "ratio": 9}, {"item": "A2-5.2.4", "over": "A2-1.3.6", "ratio": 1},
                  {"item": "A2-5.2.4", "over": "A2-5.2.1", "ratio": 1}, {"item": "A2-5.2.4", "over": "A2-5.2.2", "ratio": 1}]},
                 {"about": "nothing", "judgements": []},
                 {"about": "openness", "judgements": [{"item": "A2-1.2.5", "over": "A2-5.1.1", "ratio": 2}]}]}]}""", "Accept-Language", "en");
        assertThat(inconsistent.status()).isEqualTo(422);
        assertThat(inconsistent.json().path("errors").findValuesAsString("pointer"))
                .containsExactly("/reviewers/0/matrices/0", "/reviewers/0/matrices/1/about", "/reviewers/0/matrices/2");
        assertThat(inconsistent.json().at("/errors/0/detail").stringValue())
                .contains("consistency ratio", "Look first at");
    }

    @Test
    void ratiosAndPowersThatCannotBeComputedWithAreRefused() {
        Answer refused = ministry.post("/api/v1/weight-suggestions/judgements", """
                {"base": "default", "reviewers": [{"reviewer": "one", "power": 1e308, "matrices": [
                 {"about": "regional_cooperation", "judgements": [
                  {"item": "A2-5.2.1", "over": "A2-5.2.2", "ratio": 1e-320}]}]}]}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsString("pointer"))
                .containsExactly("/reviewers/0/power", "/reviewers/0/matrices/0/judgements/0/ratio");
    }

    @Test
    void dataSuggestLegalWeightsWithTheirWorking() {
        bring(Samples.codes().subList(0, 10).toArray(String[]::new));
        open("r1", "");
        for (String method : List.of("entropy", "critic", "standard_deviation")) {
            JsonNode suggestion = taken(auditor.get(
                    "/api/v1/rounds/r1/weight-suggestions?method=" + method + "&base=default&dimensions=true"));
            double sum = 0;
            for (JsonNode dimension : suggestion.path("dimensions")) {
                sum += dimension.path("weight").doubleValue();
            }
            assertThat(sum).as(method).isCloseTo(100, within(1e-6));
            double weights = 0;
            for (JsonNode working : suggestion.path("workings")) {
                weights += working.path("weight").doubleValue();
                assertThat(working.path("figures")).isNotEmpty();
            }
            assertThat(weights).as(method).isCloseTo(1, within(ROUNDING));
        }
        JsonNode effective = taken(auditor.get("/api/v1/rounds/r1/effective-weights"));
        double shares = 0;
        for (JsonNode share : effective.path("criteria")) {
            shares += share.path("effective").doubleValue();
        }
        assertThat(shares).isCloseTo(1, within(1e-6));
        assertThat(effective.path("zones").intValue()).isEqualTo(10);
    }

    private void drafted() {
        taken(ministry.post(SETS, """
                {"id": "eco", "base": "default", "title": {"zh": "生态加权"}, "reason": {"zh": "长江大保护"}}"""));
        taken(ministry.send("PATCH", SETS + "/eco", """
                {"weights": [{"about": "ecology", "weight": 25, "reason": "生态优先"},
                             {"about": "openness", "weight": 6, "reason": "让出三分"},
                             {"about": "A2-2.1.7", "weight": 5, "reason": "水质优先"}]}""", "Content-Type", "application/json", "If-Match", "\"1\""));
    }

    private double scoredWith(String set, String code) {
        Answer answer = ministry.post("/api/v1/score?weightSet=" + set, Samples.text(code));
        return taken(answer).path("total").doubleValue();
    }

    private static double before(JsonNode effect, String code) {
        return zone(effect, code).at("/before/total").doubleValue();
    }

    private static double after(JsonNode effect, String code) {
        return zone(effect, code).at("/after/total").doubleValue();
    }

    private static JsonNode zone(JsonNode effect, String code) {
        return effect.path("zones")
                .valueStream()
                .filter(one -> one.path("zone").stringValue().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
