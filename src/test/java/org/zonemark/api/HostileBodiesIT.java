package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.InMemoryService;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent, the service answers as the contract says, and never with an error of its own. */
@InMemoryService
class HostileBodiesIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A self-assessment with every field that there is. */
    private static final String COMPLETE = """
            {
              "zone": {"code": "z", "name": "甲", "province": "湖北", "city": "武汉", "basin": "middle", "type": "other"},
              "year": 2025,
              "leadingIndustries": [{"name": "集成电路", "share": 60, "rows": ["P3-07"], "conditionShown": true}],
              "values": {
                "A2-1.1.3": {"level": 3},
                "A2-1.2.2": {"value": 2.1},
                "A2-2.2.2": {"items": [1, 3]},
                "A2-2.1.6": {"notApplicable": true, "reason": "无"},
                "A2-5.2.4": {"value": 12, "heavyPollutingTransfers": 0, "reason": "无", "notApplicable": false}
              }
            }
            """;

    /** What may stand anywhere by accident or malice, as JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "0.5",
            "1e999",
            "-1e999",
            "1e-999",
            "1" + "0".repeat(99),
            "0." + "1".repeat(97),
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"\\u202e\\ufeff\"",
            "\"" + "龘".repeat(10_000) + "\"",
            "\"" + "\\ud840\\udc00".repeat(60) + "\"",
            "\"x" + "\\ud840\\udc00".repeat(60) + "\"",
            "[]",
            "[[]]",
            "[null]",
            "{}",
            "{\"\": null}",
            "{\"zone\": {\"zone\": {}}}",
            "\"{0} ''{'\"",
            "\"<script>%s${x}</script>\"");

    private final ContractClient client;

    HostileBodiesIT(@LocalServerPort int port) {
        client = new ContractClient(port);
    }

    static List<String> places() {
        List<String> places = new ArrayList<>();
        addPlaces(JSON.readTree(COMPLETE), "", places);
        return places;
    }

    @Test
    void theCompleteOneIsAccepted() {
        assertThat(client.checkingRequests().post("/api/v1/score", COMPLETE).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("places")
    void anythingMayStandAnywhereAndIsAnsweredWithoutAnErrorOfOurs(String place) {
        for (String value : VALUES) {
            assertThat(client.post("/api/v1/score", withValueAt(place, value)).status())
                    .as("%s at %s", value, place)
                    .isIn(200, 422);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatTheContractDoesNotAllowIsNotAccepted(String place) {
        for (String value : List.of("[[]]", "{\"\": null}", "1e999")) {
            assertThat(client.post("/api/v1/score", withValueAt(place, value)).status())
                    .as("%s at %s", value, place)
                    .isEqualTo(422);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -2025, -1, 0, 1, 2015, 2101, 20_250, Integer.MAX_VALUE})
    void yearsWithoutNumbersAreOutOfRange(int year) {
        Answer answer = client.post("/api/v1/score", withValueAt("/year", Integer.toString(year)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo("/year");
        assertThat(answer.json().at("/errors/0/code").stringValue()).isEqualTo("out_of_range");
    }

    @ParameterizedTest
    @ValueSource(ints = {2016, 2100})
    void theFirstAndTheLastYearAreScored(int year) {
        assertThat(client.post("/api/v1/score", withValueAt("/year", Integer.toString(year)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void sharesThatAddUpToNoNumberAreRefusedAndDoNotCostPoints() {
        String two = """
                [{"name": "集成电路", "share": 1e308, "rows": ["P3-07"]}, {"name": "汽车", "share": 1e308, "rows": ["P3-28"]}]""";
        Answer huge = client.post("/api/v1/score", withValueAt("/leadingIndustries", two));
        Answer usual = client.post("/api/v1/score", withValueAt("/leadingIndustries", two.replace("1e308", "1")));
        boolean sameAsUsual = huge.status() == 200
                && huge.json().get("total").equals(usual.json().get("total"));
        assertThat(sameAsUsual || huge.status() == 422)
                .as("%s instead of %s", huge.json().path("total"), usual.json().path("total"))
                .isTrue();
    }

    @Test
    void aNameMayBeAsLongAsItsLimitWhateverItsCharacters() {
        String hundredRare = "\"" + "\\ud840\\udc00".repeat(100) + "\"";
        assertThat(client.post("/api/v1/score", withValueAt("/zone/name", hundredRare))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void manyFaultsAreCountedAndTheFirstAreListed() {
        StringBuilder values = new StringBuilder("{");
        for (int i = 0; i < 10_000; i++) {
            values.append("\"A2-").append(i).append("\": {\"value\": \"x\"},");
        }
        String body = withValueAt("/values", values.append("\"A2-x\": 1}").toString());
        JsonNode problem = client.post("/api/v1/score", body).json();
        assertThat(problem.get("errors")).hasSize(500);
        assertThat(problem.get("detail").stringValue()).contains("10001");
    }

    @Test
    void aBodyOfMorePartsThanAnySelfAssessmentHasIsRefusedAndSoIsALineOfABatch() {
        String many = withValueAt("/values", "[" + "{},".repeat(200_000) + "{}]");
        Answer refused = client.post("/api/v1/score", many);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:malformed");
        assertThat(refused.json().get("detail").stringValue()).contains("60000");
        Answer batch = client.send(
                "POST",
                "/api/v1/score/batch",
                BodyPublishers.ofString(many.replace("\n", "")),
                "Content-Type",
                "application/x-ndjson");
        assertThat(JSON.readTree(batch.body()).get("status").intValue()).isEqualTo(400);
    }

    /** The complete self-assessment with a text in place of the value there. */
    private static String withValueAt(String place, String value) {
        if (place.isEmpty()) {
            return value;
        }
        JsonNode document = JSON.readTree(COMPLETE);
        JsonPointer pointer = JsonPointer.compile(place);
        JsonNode parent = document.at(pointer.head());
        String mark = "put the value here";
        if (parent instanceof ObjectNode object) {
            object.put(pointer.last().getMatchingProperty(), mark);
        } else if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), JSON.getNodeFactory().stringNode(mark));
        }
        return document.toString().replace('"' + mark + '"', value);
    }

    private static void addPlaces(JsonNode node, String pointer, List<String> places) {
        places.add(pointer);
        node.properties().forEach(field -> addPlaces(field.getValue(), pointer + "/" + field.getKey(), places));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            addPlaces(node.get(i), pointer + "/" + i, places);
        }
    }
}
