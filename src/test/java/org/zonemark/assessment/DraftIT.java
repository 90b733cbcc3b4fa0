package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.api.Answer;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A draft that saves itself in parts, begins with last year's values, and is checked before it is submitted. */
class DraftIT extends DraftScene {

    private static final String CLAUSE = "A2-1.1.5";

    @Test
    void everyAnswerCarriesTheVersion() {
        assertThat(zone.get(DRAFT).header("ETag")).isEqualTo("\"1\"");
        assertThat(patch("\"1\"", answer(CLAUSE, 1)).header("ETag")).isEqualTo("\"2\"");
        assertThat(zone.put(DRAFT, Samples.text(ZONE)).header("ETag")).isEqualTo("\"3\"");
        assertThat(zone.put(DRAFT, Samples.text(ZONE), "If-Match", "W/\"3\"").header("ETag"))
                .isEqualTo("\"4\"");
        assertThat(version()).isEqualTo(4);
    }

    @Test
    void aChangeMustNameAVersion() {
        Answer none = zone.send("PATCH", DRAFT, answer(CLAUSE, 1), "Content-Type", MERGE_PATCH);
        assertThat(none.status()).isEqualTo(428);
        assertThat(none.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:version-needed");
        assertThat(patch("*", answer(CLAUSE, 1)).status()).isEqualTo(428);
        assertThat(patch("\"first\"", answer(CLAUSE, 1)).status()).isEqualTo(422);
        assertThat(patch("\"0\"", answer(CLAUSE, 1)).status()).isEqualTo(412);
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void whatIsNamedIsChangedAndTheRestStays() {
        ObjectNode expected = Samples.document(ZONE);
        ((ObjectNode) expected.at("/values/" + CLAUSE)).put("value", 1.5);
        assertThat(patch("\"1\"", answer(CLAUSE, 1.5)).status()).isEqualTo(200);
        assertThat(document()).isEqualTo(expected);
    }

    @Test
    void nullRemovesAnAnswerOrAllOfThem() {
        Answer without = patch("\"1\"", "{\"values\": {\"" + CLAUSE + "\": null, \"A2-1.3.1\": null}}");
        assertThat(without.status()).isEqualTo(200);
        ObjectNode expected = Samples.document(ZONE);
        ((ObjectNode) expected.get("values")).remove(List.of(CLAUSE, "A2-1.3.1"));
        assertThat(document()).isEqualTo(expected);
        patch("\"2\"", "{\"values\": null, \"leadingIndustries\": null}");
        assertThat(document().propertyNames()).containsExactlyInAnyOrder("zone", "year");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"values\": {\"A2-1.1.5\": {\"value\": -1}}}",
                "{\"values\": {\"A2-9.9.9\": {\"value\": 1}}}",
                "{\"values\": 5}",
                "{\"year\": 2024}",
                "{\"other\": 1}",
                "[]",
                "5",
                "null"
            })
    void aFaultyChangeIsRefusedAndChangesNothing(String patch) {
        Answer answer = zone.unchecked("PATCH", DRAFT, patch, "Content-Type", MERGE_PATCH, "If-Match", "\"1\"");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(version()).isEqualTo(1);
        assertThat(document()).isEqualTo(Samples.document(ZONE));
    }

    @Test
    void lastYearsValuesAreCarriedOver() {
        Answer begun = zone.post(ADDRESS + "2026/carry-over", "");
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.header("ETag")).isEqualTo("\"1\"");
        assertThat(begun.json().get("year").intValue()).isEqualTo(2026);
        JsonNode stored = zone.get(ADDRESS + "2026").json();
        assertThat(stored.at("/selfAssessment/values"))
                .isEqualTo(Samples.document(ZONE).get("values"));
        assertThat(stored.at("/selfAssessment/leadingIndustries"))
                .isEqualTo(Samples.document(ZONE).get("leadingIndustries"));
        assertThat(document()).isEqualTo(Samples.document(ZONE));
    }

    @Test
    void whereThereIsADraftOrNoYearBeforeNothingIsCarriedOver() {
        Answer exists = zone.post(ADDRESS + "2025/carry-over", "");
        assertThat(exists.status()).isEqualTo(409);
        assertThat(exists.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:not-now");
        assertThat(zone.post(ADDRESS + "2023/carry-over", "").status()).isEqualTo(404);
        assertThat(zone.get(ADDRESS + "2023").status()).isEqualTo(404);
        assertThat(document()).isEqualTo(Samples.document(ZONE));
    }

    @ParameterizedTest
    @MethodSource("org.zonemark.samples.Samples#codes")
    void theCheckNamesWhatIsMissingAndTheRangeOfTheScore(String code) {
        ObjectNode answers = Samples.document(code);
        answers.remove("zone");
        JsonNode evaluation = zone.put(DRAFT, answers.toString()).json();
        JsonNode check = zone.get(DRAFT + "/check").json();
        List<String> open = evaluation
                .get("findings")
                .valueStream()
                .filter(finding -> Stream.of("missing", "unknown")
                        .anyMatch(word -> word.equals(finding.get("status").stringValue())
                                || word.equals(finding.path("gate").asString(""))))
                .map(finding -> finding.get("clause").stringValue())
                .toList();
        assertThat(check.get("missing")
                        .valueStream()
                        .map(one -> one.get("clause").stringValue()))
                .containsExactlyElementsOf(open);
        assertThat(check.get("complete").booleanValue()).isEqualTo(open.isEmpty());
        double total = evaluation.get("total").doubleValue();
        assertThat(check.get("reported").doubleValue()).isEqualTo(total);
        assertThat(check.get("lowest").doubleValue()).isEqualTo(total);
        assertThat(check.get("highest").doubleValue())
                .isGreaterThanOrEqualTo(total)
                .isLessThanOrEqualTo(100);
        if (open.isEmpty()) {
            assertThat(check.get("highest").doubleValue()).isEqualTo(total);
        }
    }

    @Test
    void whatIsTakenOutIsMissingAndTheScoreLiesInItsRange() {
        double full = stored().at("/evaluation/total").doubleValue();
        JsonNode before = zone.get(DRAFT + "/check").json();
        patch(
                "\"1\"",
                "{\"values\": {\"A2-1.1.5\": null, \"A2-1.1.3\": null, \"A2-2.1.2\": null, \"A2-2.2.2\": null}}");
        JsonNode check = zone.get(DRAFT + "/check", "Accept-Language", "en").json();
        assertThat(check.get("version").intValue()).isEqualTo(2);
        assertThat(check.get("complete").booleanValue()).isFalse();
        assertThat(check.get("missing")).hasSize(before.get("missing").size() + 4);
        assertThat(check.get("missing")
                        .valueStream()
                        .map(one -> one.get("clause").stringValue()))
                .contains("A2-1.1.3", "A2-1.1.5", "A2-2.1.2", "A2-2.2.2");
        assertThat(check.get("missing").valueStream().map(one -> one.get("what").stringValue()))
                .allMatch(what -> what.matches(".*[a-z].*"));
        assertThat(full)
                .isBetween(
                        check.get("lowest").doubleValue(), check.get("highest").doubleValue());
        assertThat(check.get("lowest").doubleValue()).isLessThan(full);
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void anEmptyDraftLacksAlmostEverythingAndCanStillReachTheTop() {
        zone.put(DRAFT, "{}");
        JsonNode check = zone.get(DRAFT + "/check").json();
        assertThat(check.get("missing")).hasSizeGreaterThan(85);
        assertThat(check.get("lowest").doubleValue()).isZero();
        assertThat(check.get("highest").doubleValue()).isGreaterThan(90);
    }

    @Test
    void aSubmittedDraftIsLocked() {
        ministry.put("/api/v1/rounds/r", """
                {"name": "r", "dataYear": 2025, "submitFrom": "2020-01-01", "submitUntil": "2099-12-31"}""");
        ministry.post("/api/v1/rounds/r/open", "");
        assertThat(zone.post("/api/v1/rounds/r/applications/" + ZONE + "/submit", "{\"pledge\": true}")
                        .status())
                .isEqualTo(200);
        JsonNode locked = stored();
        assertThat(locked.get("locked").booleanValue()).isTrue();
        for (Answer refused : List.of(
                patch("\"1\"", answer(CLAUSE, 1)),
                zone.put(DRAFT, Samples.text(ZONE)),
                zone.put(DRAFT, Samples.text(ZONE), "If-Match", "\"1\""),
                zone.post(DRAFT + "/carry-over", ""))) {
            assertThat(refused.status()).isEqualTo(409);
        }
        assertThat(stored()).isEqualTo(locked);
        assertThat(zone.put(ADDRESS + "2024", "{}").status()).isEqualTo(200);
    }
}
