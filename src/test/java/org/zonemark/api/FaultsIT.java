package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.InMemoryService;
import org.zonemark.assessment.FaultCode;
import tools.jackson.databind.JsonNode;

/** A self-assessment with faults is refused once, with all of them. */
@InMemoryService
class FaultsIT {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** Every kind of fault that a document without an address can have. */
    private static final String BODY = """
            {
              "zone": {"code": "-", "province": "广东", "city": 5, "basin": "north", "type": "port", "mayor": "x"},
              "year": 2025.5,
              "leadingIndustries": [
                {"share": 0, "rows": ["P99-1", "P3-04#9", "P3-07#1", 5], "conditionShown": "yes"},
                {"name": "甲", "share": "1"},
                {"name": "乙", "share": 1},
                {"name": "丙", "share": 1}
              ],
              "values": {
                "A2-9.9.9": {"value": 1},
                "A2-1.1.1": {"notApplicable": true, "reason": "x"},
                "A2-1.1.3": {"value": 3},
                "A2-1.1.4": {"value": "3"},
                "A2-1.1.5": {"value": -1},
                "A2-1.2.1": {"level": 3},
                "A2-1.2.6": {"level": 5},
                "A2-1.3.3": {"level": 1.5},
                "A2-2.1.1": {"notApplicable": true, "reason": "x", "value": 0},
                "A2-2.1.6": {"notApplicable": true},
                "A2-2.2.2": {"items": [1, 6, 1]},
                "A2-3.1.1": 7,
                "A2-5.2.4": {"value": 101, "heavyPollutingTransfers": -1}
              },
              "mayor/x~y": 1
            }
            """;

    private static final List<Tuple> FAULTS = List.of(
            tuple("unknown_field", "/mayor~1x~0y", null, "1"),
            tuple("unknown_field", "/zone/mayor", null, "\"x\""),
            tuple("bad_text", "/zone/code", null, "\"-\""),
            tuple("required", "/zone/name", null, null),
            tuple("not_one_of", "/zone/province", null, "\"广东\""),
            tuple("wrong_type", "/zone/city", null, "5"),
            tuple("not_one_of", "/zone/basin", null, "\"north\""),
            tuple("not_one_of", "/zone/type", null, "\"port\""),
            tuple("not_whole", "/year", null, "2025.5"),
            tuple("too_many_industries", "/leadingIndustries", "A2-4.1.4", "[…]"),
            tuple("required", "/leadingIndustries/0/name", "A2-4.1.4", null),
            tuple("share_not_positive", "/leadingIndustries/0/share", "A2-4.1.4", "0"),
            tuple("unknown_row", "/leadingIndustries/0/rows/0", "A2-4.1.4", "\"P99-1\""),
            tuple("unknown_segment", "/leadingIndustries/0/rows/1", "A2-4.1.4", "\"P3-04#9\""),
            tuple("unknown_segment", "/leadingIndustries/0/rows/2", "A2-4.1.4", "\"P3-07#1\""),
            tuple("wrong_type", "/leadingIndustries/0/rows/3", "A2-4.1.4", "5"),
            tuple("wrong_type", "/leadingIndustries/0/conditionShown", "A2-4.1.4", "\"yes\""),
            tuple("wrong_type", "/leadingIndustries/1/share", "A2-4.1.4", "\"1\""),
            tuple("unknown_clause", "/values/A2-9.9.9", "A2-9.9.9", "{\"value\":1}"),
            tuple("not_applicable_not_allowed", "/values/A2-1.1.1/notApplicable", "A2-1.1.1", "true"),
            tuple("wrong_kind", "/values/A2-1.1.3/value", "A2-1.1.3", "3"),
            tuple("wrong_type", "/values/A2-1.1.4/value", "A2-1.1.4", "\"3\""),
            tuple("out_of_range", "/values/A2-1.1.5/value", "A2-1.1.5", "-1"),
            tuple("no_answer_accepted", "/values/A2-1.2.1", "A2-1.2.1", "{\"level\":3}"),
            tuple("bad_level", "/values/A2-1.2.6/level", "A2-1.2.6", "5"),
            tuple("not_whole", "/values/A2-1.3.3/level", "A2-1.3.3", "1.5"),
            tuple("contradiction", "/values/A2-2.1.1/value", "A2-2.1.1", "0"),
            tuple("reason_required", "/values/A2-2.1.6/reason", "A2-2.1.6", null),
            tuple("bad_item", "/values/A2-2.2.2/items/1", "A2-2.2.2", "6"),
            tuple("duplicate_item", "/values/A2-2.2.2/items/2", "A2-2.2.2", "1"),
            tuple("wrong_type", "/values/A2-3.1.1", "A2-3.1.1", "7"),
            tuple("out_of_range", "/values/A2-5.2.4/value", "A2-5.2.4", "101"),
            tuple("out_of_range", "/values/A2-5.2.4/heavyPollutingTransfers", "A2-5.2.4", "-1"));

    private final ContractClient client;

    FaultsIT(@LocalServerPort int port) {
        client = new ContractClient(port);
    }

    /** Faults of addresses, weights, judgements, reference values, decisions on ties, and of what many would replace at once. */
    private static final Set<FaultCode> OF_OTHERS = Set.of(
            FaultCode.DIFFERS,
            FaultCode.BREAKS_LIMIT,
            FaultCode.BAD_JUDGEMENTS,
            FaultCode.BAD_REFERENCE,
            FaultCode.DOES_NOT_SETTLE,
            FaultCode.ALREADY_STORED,
            FaultCode.MISSING_COLUMN,
            FaultCode.MERGED_CELLS,
            FaultCode.SUBMITTED);

    @Test
    void allFaultsAreListedAtOnceWithPlaceClauseAndWhatCame() {
        Answer answer = client.post("/api/v1/score", BODY);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors"))
                .extracting(FaultsIT::summary)
                .containsExactlyInAnyOrderElementsOf(FAULTS);
    }

    @Test
    void thisBodyHasEveryKindOfFaultThatASelfAssessmentCanHave() {
        assertThat(FAULTS)
                .extracting(fault -> fault.toList().get(0))
                .containsAll(Arrays.stream(FaultCode.values())
                        .filter(code -> !OF_OTHERS.contains(code))
                        .map(FaultCode::code)
                        .toList());
    }

    @Test
    void everyFaultSaysInBothLanguagesWhatWouldBeRight() {
        JsonNode chinese = client.post("/api/v1/score", BODY).json();
        JsonNode english =
                client.post("/api/v1/score", BODY, "Accept-Language", "en").json();
        assertThat(chinese.get("detail").stringValue()).contains("33", "错误");
        assertThat(english.get("detail").stringValue()).startsWith("Faults found: 33;");
        for (int i = 0; i < FAULTS.size(); i++) {
            JsonNode zh = chinese.get("errors").get(i);
            JsonNode en = english.get("errors").get(i);
            assertThat(summary(en)).isEqualTo(summary(zh));
            assertThat(zh.get("detail").stringValue()).containsPattern(CHINESE);
            assertThat(en.get("detail").stringValue()).containsPattern("[a-z]{3}");
            for (JsonNode fault : List.of(zh, en)) {
                assertThat(fault.get("expected").stringValue()).isNotBlank();
                assertThat(fault.get("detail").stringValue())
                        .contains(fault.get("expected").stringValue());
            }
        }
    }

    @Test
    void oneOutOfRangeValueIsExplainedInFull() {
        String body = """
                {"zone": {"code": "z", "name": "甲", "province": "湖北", "city": "武汉", "type": "other"}, "year": 2025,
                 "values": {"A2-1.2.2": {"value": 100.5}}}""";
        JsonNode fault = client.post("/api/v1/score", body, "Accept-Language", "en")
                .json()
                .at("/errors/0");
        assertThat(fault.get("expected").stringValue()).startsWith("a value from 0 to 100 (");
        assertThat(fault.get("detail").stringValue())
                .startsWith("A2-1.2.2: 100.5 is out of range; a value from 0 to 100");
    }

    private static Tuple summary(JsonNode fault) {
        String received = fault.get("received").asString(null);
        return tuple(
                fault.get("code").stringValue(),
                fault.get("pointer").stringValue(),
                fault.get("clause").asString(null),
                received != null && received.startsWith("[") ? "[…]" : received);
    }
}
