package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.scoring.Rulebooks;

class YardstickTest {

    private static final Map<String, Yardstick> YARDSTICKS =
            Rulebooks.own().yardsticks(2026).byClause();

    @ParameterizedTest
    @CsvSource({
        "A2-2.1.5, 0,    true",
        "A2-2.1.5, 1,    false",
        "A2-2.1.2, 99.9, false",
        "A2-2.1.2, 100,  true",
        "A2-2.1.3, 1.0,  false",
        "A2-2.1.3, 1.1,  true"
    })
    void aValuePassesTheGateThatItsThresholdSets(String clause, double value, boolean passes) {
        assertThat(YARDSTICKS.get(clause).passesGate(value)).isEqualTo(passes);
    }

    @Test
    void hasTheAnchorsAndTheGateOfItsCriterion() {
        Yardstick both = YARDSTICKS.get("A2-2.1.3");

        assertThat(both.anchors()).isSameAs(both.numbers().anchors());
        assertThat(both.gate()).isSameAs(both.criterion().gate());
    }

    @Test
    void saysWhichCriterionHasNoAnchorsAndOfWhichKindItIs() {
        assertThatIllegalStateException()
                .isThrownBy(() -> YARDSTICKS.get("A2-2.1.5").anchors())
                .withMessage("A2-2.1.5 has no anchors; its kind is GATE");
    }

    @Test
    void saysWhichCriterionHasNoGate() {
        assertThatIllegalStateException()
                .isThrownBy(() -> YARDSTICKS.get("A2-2.1.6").passesGate(1))
                .withMessage("A2-2.1.6 has no gate");
    }

    @Test
    void aYearEndsOnItsLastDay() {
        assertThat(Yardstick.Year.lastDay(2024)).isEqualTo(LocalDate.of(2024, 12, 31));
    }
}
