package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.SelfAssessment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** However many faults an input has, all are counted, and only the first ones take room. */
class ManyFaultsTest {

    private static final SelfAssessmentReader READER = new SelfAssessmentReader(Rulebooks.own());

    @ParameterizedTest
    @ValueSource(ints = {1, 499, 500, 501, 100_000})
    void everyFaultIsCountedAndTheFirstAreKept(int count) {
        ObjectNode document = sound();
        for (int i = 0; i < count; i++) {
            document.put("x" + i, i);
        }
        Reading<SelfAssessment> reading = READER.read(document);
        assertThat(reading.faultCount()).isEqualTo(count);
        assertThat(reading.faults()).hasSize(Math.min(count, FaultyInputException.MOST_LISTED));
        assertThat(reading.faults().get(0).pointer()).isEqualTo("/x0");
        assertThatExceptionOfType(FaultyInputException.class)
                .isThrownBy(reading::orThrow)
                .satisfies(e -> assertThat(e.count()).isEqualTo(count));
    }

    @Test
    void everyItemOfALongChecklistIsCounted() {
        ObjectNode document = sound();
        ArrayNode items = document.putObject("values").putObject("A2-2.2.2").putArray("items");
        for (int i = 0; i < 2000; i++) {
            items.add(99);
        }
        assertThat(READER.read(document).faultCount()).isEqualTo(2000);
    }

    @Test
    void aSoundInputHasNone() {
        Reading<SelfAssessment> reading = READER.read(sound());
        assertThat(reading.isSound()).isTrue();
        assertThat(reading.faultCount()).isZero();
    }

    private static ObjectNode sound() {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        document.putObject("zone")
                .put("code", "z")
                .put("name", "z")
                .put("province", "湖北")
                .put("city", "武汉")
                .put("type", "high_tech");
        return document.put("year", 2025);
    }
}
