package org.zonemark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

class AnswerFieldsTest {

    private static final String CLAUSE = "A2-2.1.7";
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "95.50 | 95.5",
                "９５．５ | 95.5",
                "1,234,567.0 | 1234567",
                "−3 | -3",
                "+4 | 4",
                "1e3 | 1000",
                "-0.0 | 0",
                "007 | 7"
            })
    void numbersAreReadAsPeopleMeanThem(String typed, String meant) {
        assertThat(typed("value", typed).value()).isEqualTo(meant);
        assertThat(typed("value", typed)).isEqualTo(typed("value", meant));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"none", "1,23", "12 %", "1e999999999", "NaN", "0x10", "1.2.3"})
    void whatIsNoNumberStaysAsItWasTypedSoThatTheRefusalCanShowIt(String typed) {
        AnswerFields answer = typed("value", typed);
        assertThat(answer.value()).isEqualTo(typed);
        assertThat(answer.patch(JSON).get("value").asString()).contains(typed.substring(0, 1));
    }

    @Test
    void aFieldThatIsEmptiedTakesTheWholeAnswerAway() {
        assertThat(typed("value", "  ").isEmpty()).isTrue();
        assertThat(typed("value", "  ").patch(JSON).isNull()).isTrue();
    }

    @Test
    void notApplicableGoesWithItsReasonAndNothingElse() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("value:" + CLAUSE, "5");
        form.add("notApplicable:" + CLAUSE, "true");
        form.add("reason:" + CLAUSE, " no port ");
        assertThat(AnswerFields.of(form, CLAUSE).patch(JSON)).isEqualTo(JSON.readTree("""
                        {"value": null, "level": null, "items": null, "heavyPollutingTransfers": null,
                         "notApplicable": true, "reason": "no port"}
                        """));
    }

    @Test
    void whatIsStoredComesBackAsItIs() {
        AnswerFields stored = AnswerFields.of(JSON.readTree("{\"items\": [3, 1], \"level\": 2}"));
        assertThat(stored.items()).isEqualTo(List.of("1", "3"));
        assertThat(stored.has(3)).isTrue();
        assertThat(stored.has(2)).isFalse();
        assertThat(stored.level()).isEqualTo("2");
        assertThat(AnswerFields.of(JSON.readTree("null"))).isEqualTo(AnswerFields.NONE);
    }

    private static AnswerFields typed(String name, String text) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add(name + ":" + CLAUSE, text);
        return AnswerFields.of(form, CLAUSE);
    }
}
