package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.zonemark.rulebook.ClauseCase;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.SelfAssessment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every example in the rulebook, read and scored as if a zone had sent it. */
class ClauseCasesTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A billionth, in per cent. */
    private static final double RELATIVE = 1e-7;

    private final SelfAssessmentReader reader = new SelfAssessmentReader(RULEBOOK);

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsItSays() {
        return RULEBOOK.cases().stream()
                .map(one -> dynamicTest(one.clause() + " " + one.name().en(), () -> comesOutAsItSays(one)));
    }

    private void comesOutAsItSays(ClauseCase one) {
        String where = "rules/" + one.file() + ":" + one.line();
        Map<String, Object> expected = one.expected();
        // A case whose expectation is misspelt would prove nothing.
        assertThat(expected.keySet()).as(where).isSubsetOf("status", "score", "gate", "fault");
        Reading<SelfAssessment> reading = reader.read(selfAssessment(one));
        if (expected.containsKey("fault")) {
            assertThat(reading.faults()).as(where).anySatisfy(fault -> {
                assertThat(fault.code().code()).isEqualTo(expected.get("fault"));
                assertThat(fault.clause()).isEqualTo(one.clause());
                assertThat(fault.detail().zh()).startsWith(one.clause() + "：");
                assertThat(fault.detail().en()).startsWith(one.clause() + ": ");
            });
        } else {
            Finding finding =
                    Rulebooks.scorer().score(reading.orThrow()).findings().of(one.clause());
            isAsExpected(finding, expected, where);
        }
    }

    private static void isAsExpected(Finding finding, Map<String, Object> expected, String where) {
        assertThat(lower(finding.status())).as(where).isEqualTo(expected.get("status"));
        if (expected.get("score") instanceof Number score) {
            assertThat(finding.score()).as(where).isCloseTo(score.doubleValue(), withinPercentage(RELATIVE));
        } else {
            assertThat(finding.score()).as(where).isNaN();
        }
        String gate = finding.gate() == null ? null : lower(finding.gate());
        boolean statusIsTheGate = finding.yardstick().criterion().isPureGate() && finding.gate() != null;
        assertThat(gate).as(where).isEqualTo(statusIsTheGate ? expected.get("status") : expected.get("gate"));
    }

    private static JsonNode selfAssessment(ClauseCase one) {
        Map<String, Object> given = one.given();
        ObjectNode json = JSON.createObjectNode();
        ObjectNode zone = json.putObject("zone")
                .put("code", "case")
                .put("name", "case")
                .put("province", "湖北")
                .put("city", "武汉")
                .put("type", "economic_technological");
        if (given.containsKey("zone")) {
            zone.setAll((ObjectNode) JSON.valueToTree(given.get("zone")));
        }
        json.set("year", JSON.valueToTree(given.getOrDefault("year", RULEBOOK.firstYear())));
        if (given.containsKey("leadingIndustries")) {
            json.set("leadingIndustries", JSON.valueToTree(given.get("leadingIndustries")));
        }
        ObjectNode values = json.putObject("values");
        if (given.containsKey("answers")) {
            values.setAll((ObjectNode) JSON.valueToTree(given.get("answers")));
        }
        if (given.containsKey("answer")) {
            values.set(one.clause(), JSON.valueToTree(given.get("answer")));
        }
        return json;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
