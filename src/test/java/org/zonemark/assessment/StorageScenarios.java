package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.Tokens;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds of zones and their self-assessments on every database. */
abstract class StorageScenarios {

    protected static final String ZONES = "/api/v1/zones/";

    @LocalServerPort
    private int port;

    @Autowired
    private Database database;

    @Autowired
    private Cast cast;

    @Autowired
    private MovableClock clock;

    protected ContractClient client;

    @BeforeEach
    void emptyTheTables() {
        clock.reset();
        database.empty();
        client = new ContractClient(port).with(new Tokens(cast));
    }

    @Test
    void aZoneIsRegisteredChangedAndRead() {
        Answer registered = client.checkingRequests().put(ZONES + "demo-hb-01", Samples.zone("demo-hb-01"));
        assertThat(registered.status()).isEqualTo(200);
        assertThat(registered.json().get("basin").stringValue()).isEqualTo("middle");
        assertThat(client.get(ZONES + "demo-hb-01").json()).isEqualTo(registered.json());
        Answer changed = client.put(
                ZONES + "demo-hb-01",
                Samples.zone("demo-hb-01")
                        .replace("economic_technological", "high_tech")
                        .replace("武汉", "宜昌市"));
        assertThat(changed.json().get("type").stringValue()).isEqualTo("high_tech");
        assertThat(changed.json().get("city").stringValue()).isEqualTo("宜昌");
        assertThat(client.get(ZONES + "demo-hb-01").json()).isEqualTo(changed.json());
    }

    @Test
    void theCodeMayBeLeftToTheAddress() {
        ObjectNode zone = (ObjectNode) Samples.document("demo-hb-01").get("zone");
        zone.remove("code");
        assertThat(client.put(ZONES + "a.B_c-1", zone.toString())
                        .json()
                        .get("code")
                        .stringValue())
                .isEqualTo("a.B_c-1");
    }

    @Test
    void codesThatDifferInCaseAreDifferentZones() {
        register("demo-hb-01");
        client.put(ZONES + "DEMO-hb-01", zone("DEMO-hb-01", "大写", "上海", "上海"));
        assertThat(client.get(ZONES + "demo-hb-01").json().get("province").stringValue())
                .isEqualTo("湖北");
        assertThat(client.get(ZONES + "DEMO-hb-01").json().get("province").stringValue())
                .isEqualTo("上海");
    }

    @Test
    void zonesAreListedByCodeAndFiltered() {
        for (String code : List.of("demo-sh-02", "demo-ah-02", "demo-hb-01", "demo-ah-01")) {
            register(code);
        }
        assertThat(listed("")).containsExactly("demo-ah-01", "demo-ah-02", "demo-hb-01", "demo-sh-02");
        assertThat(listed("?province=安徽")).containsExactly("demo-ah-01", "demo-ah-02");
        assertThat(listed("?basin=middle")).containsExactly("demo-ah-02", "demo-hb-01");
        assertThat(listed("?province=安徽&basin=middle")).containsExactly("demo-ah-02");
        assertThat(listed("?type=bonded")).containsExactly("demo-sh-02");
        assertThat(listed("?province=云南")).isEmpty();
    }

    @Test
    void aSelfAssessmentIsStoredReplacedAndReadAsItWasSent() {
        register("demo-hb-01");
        Answer saved = client.checkingRequests().put(address("demo-hb-01"), Samples.text("demo-hb-01"));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.json())
                .isEqualTo(
                        client.post("/api/v1/score", Samples.text("demo-hb-01")).json());
        JsonNode read = client.get(address("demo-hb-01")).json();
        assertThat(read.get("selfAssessment")).isEqualTo(Samples.document("demo-hb-01"));
        assertThat(read.get("evaluation")).isEqualTo(saved.json());
        assertThat(read.get("zone")).isEqualTo(client.get(ZONES + "demo-hb-01").json());
        assertThat(savedAt(read)).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));

        client.put(address("demo-hb-01"), "{\"values\": {\"A2-1.1.5\": {\"value\": 1}}}");
        JsonNode replaced = client.get(address("demo-hb-01")).json();
        assertThat(replaced.at("/selfAssessment/values")).hasSize(1);
        assertThat(replaced.at("/evaluation/total").doubleValue())
                .isLessThan(saved.json().get("total").doubleValue());
        assertThat(savedAt(replaced)).isAfterOrEqualTo(savedAt(read));
    }

    @Test
    void scoringAloneStoresNothing() {
        client.post("/api/v1/score", Samples.text("demo-hb-01"));
        assertThat(listed("")).isEmpty();
    }

    @Test
    void yearsAreKeptApart() {
        saveSample("demo-hb-01");
        client.put(ZONES + "demo-hb-01/self-assessments/2024", "{}");
        assertThat(client.get(address("demo-hb-01")).json().at("/selfAssessment/values"))
                .isNotEmpty();
        assertThat(client.get(ZONES + "demo-hb-01/self-assessments/2024").json().get("selfAssessment"))
                .isEmpty();
        assertThat(ranking("?year=2024").at("/zones/0/total").doubleValue()).isZero();
        assertThat(ranking("?year=2025").at("/zones/0/total").doubleValue()).isPositive();
    }

    @Test
    void timesAreKeptToTheMillisecond() {
        clock.stopAt(Instant.parse("2026-03-10T04:00:00.123456Z"));
        saveSample("demo-hb-01");
        assertThat(client.get(address("demo-hb-01")).json().get("savedAt").stringValue())
                .startsWith("2026-03-10T")
                .contains(":00:00.123");
    }

    @Test
    void charactersOutsideTheFirstPlaneAreKept() {
        String name = "𠮷𪚥示例区🏭";
        client.put(ZONES + "z", zone("z", name, "湖北", "武汉"));
        assertThat(client.get(ZONES + "z").json().get("name").stringValue()).isEqualTo(name);
        String body = "{\"values\": {\"A2-2.1.6\": {\"notApplicable\": true, \"reason\": \"𠀀𠀁 €\"}}}";
        client.put(address("z"), body);
        assertThat(client.get(address("z"))
                        .json()
                        .at("/selfAssessment/values/A2-2.1.6/reason")
                        .stringValue())
                .isEqualTo("𠀀𠀁 €");
        assertThat(ranking("?year=2025").at("/zones/0/zone/name").stringValue()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"z", "z/self-assessments/2025", "demo-hb-01/self-assessments/2024"})
    void whatWasNeverStoredIsNotFound(String path) {
        saveSample("demo-hb-01");
        assertThat(client.get(ZONES + path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "z/self-assessments/2025, 404",
        "demo-hb-01/self-assessments/2015, 422",
        "demo-hb-01/self-assessments/2101, 422"
    })
    void nothingIsStoredForAnUnknownZoneOrYear(String path, int status) {
        register("demo-hb-01");
        assertThat(client.put(ZONES + path, "{}").status()).isEqualTo(status);
        assertThat(client.get(ZONES + path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"values\": {\"A2-1.1.5\": {\"value\": -1}}}       | /values/A2-1.1.5/value | out_of_range",
                "{\"year\": 2024}                                      | /year                  | differs",
                "{\"zone\": 5}                                         | /zone                  | wrong_type",
                "[]                                                    | ''                     | wrong_type"
            })
    void aFaultySelfAssessmentLeavesTheDraftAsItWas(String body, String pointer, String code) {
        saveSample("demo-hb-01");
        JsonNode before = client.get(address("demo-hb-01")).json();
        Answer refused = client.put(address("demo-hb-01"), body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
        assertThat(refused.json().at("/errors/0/code").stringValue()).isEqualTo(code);
        assertThat(client.get(address("demo-hb-01")).json()).isEqualTo(before);
    }

    @Test
    void aSelfAssessmentThatSpeaksOfAnotherZoneIsRefused() {
        register("demo-hb-01");
        Answer refused = client.put(address("demo-hb-01"), Samples.text("demo-hb-02"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo("/zone");
        assertThat(refused.json().at("/errors/0/code").stringValue()).isEqualTo("differs");
        assertThat(client.get(address("demo-hb-01")).status()).isEqualTo(404);
    }

    @Test
    void aFaultyZoneLeavesItAsItWas() {
        register("demo-hb-01");
        JsonNode before = client.get(ZONES + "demo-hb-01").json();
        assertThat(client.put(ZONES + "demo-hb-01", Samples.zone("demo-hb-02")).status())
                .isEqualTo(422);
        assertThat(client.put(ZONES + "demo-hb-01", "{\"name\": \"甲\"}").status())
                .isEqualTo(422);
        assertThat(client.put(ZONES + "-", zone("-", "甲", "湖北", "武汉")).status()).isEqualTo(422);
        assertThat(client.get(ZONES + "demo-hb-01").json()).isEqualTo(before);
        assertThat(listed("")).containsExactly("demo-hb-01");
    }

    @Test
    void aChangeOfBasinScoresAgain() {
        saveSample("demo-ah-01");
        assertThat(finding("demo-ah-01", "A2-5.1.6").get("status").stringValue())
                .isEqualTo("not_applicable");
        ObjectNode zone = (ObjectNode) Samples.document("demo-ah-01").get("zone");
        client.put(ZONES + "demo-ah-01", zone.put("basin", "middle").toString());
        assertThat(finding("demo-ah-01", "A2-5.1.6").get("status").stringValue())
                .isNotEqualTo("not_applicable");
        assertRankedAsEvaluated("demo-ah-01");
        assertThat(ranking("?year=2025&basin=middle").get("zones")).hasSize(1);
        assertThat(client.put(address("demo-ah-01"), Samples.text("demo-ah-01")).status())
                .as("the old basin in the document")
                .isEqualTo(422);
    }

    @Test
    void aChangeOfCityScoresAgain() {
        saveSample("demo-js-01");
        double before = finding("demo-js-01", "A2-4.1.4").get("value").doubleValue();
        client.put(ZONES + "demo-js-01", Samples.zone("demo-js-01").replace("苏州", "泰州"));
        assertThat(finding("demo-js-01", "A2-4.1.4").get("value").doubleValue()).isNotEqualTo(before);
        assertRankedAsEvaluated("demo-js-01");
    }

    protected void register(String code) {
        assertThat(client.put(ZONES + code, Samples.zone(code)).status()).isEqualTo(200);
    }

    protected void saveSample(String code) {
        register(code);
        assertThat(client.put(address(code), Samples.text(code)).status()).isEqualTo(200);
    }

    protected JsonNode ranking(String query) {
        return client.checkingRequests().get("/api/v1/ranking" + query).json();
    }

    protected void assertRankedAsEvaluated(String code) {
        JsonNode stored = client.get(address(code)).json();
        JsonNode ranked = ranked(ranking("?year=2025"), code);
        assertThat(ranked.get("total")).isEqualTo(stored.at("/evaluation/total"));
        assertThat(ranked.get("standing")).isEqualTo(stored.at("/evaluation/standing"));
        assertThat(ranked.get("zone")).isEqualTo(stored.get("zone"));
    }

    protected static String address(String code) {
        return ZONES + code + "/self-assessments/2025";
    }

    protected static String zone(String code, String name, String province, String city) {
        return """
                {"code": "%s", "name": "%s", "province": "%s", "city": "%s", "type": "other"}""".formatted(code, name, province, city);
    }

    protected static JsonNode ranked(JsonNode ranking, String code) {
        return ranking.get("zones")
                .valueStream()
                .filter(one -> one.at("/zone/code").stringValue().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode finding(String code, String clause) {
        return client.get(address(code))
                .json()
                .at("/evaluation/findings")
                .valueStream()
                .filter(finding -> finding.get("clause").stringValue().equals(clause))
                .findFirst()
                .orElseThrow();
    }

    private List<String> listed(String filters) {
        return client.checkingRequests()
                .get("/api/v1/zones" + filters)
                .json()
                .valueStream()
                .map(zone -> zone.get("code").stringValue())
                .toList();
    }

    private static Instant savedAt(JsonNode stored) {
        return Instant.parse(stored.get("savedAt").stringValue());
    }
}
