package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.rulebook.Gate.Comparison;
import org.zonemark.rulebook.Gate.Field;
import org.zonemark.rulebook.Gate.OnFail;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.words.Words;

class GateTest {

    @ParameterizedTest
    @CsvSource({
        "EQUAL,     false, true,  false",
        "AT_LEAST,  false, true,  true",
        "MORE_THAN, false, false, true",
        "AT_MOST,   true,  true,  false",
        "LESS_THAN, true,  false, false"
    })
    void holdsBelowAtOrAboveItsThreshold(Comparison comparison, boolean below, boolean at, boolean above) {
        assertThat(comparison.holds(9.9, 10)).isEqualTo(below);
        assertThat(comparison.holds(10, 10)).isEqualTo(at);
        assertThat(comparison.holds(10.1, 10)).isEqualTo(above);
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL,     等于10%,   exactly 10 %",
        "AT_LEAST,  不小于10%, 10 % or more",
        "MORE_THAN, 大于10%,   more than 10 %",
        "AT_MOST,   不大于10%, 10 % or less",
        "LESS_THAN, 小于10%,   less than 10 %"
    })
    void saysWhatIsDueInWords(Comparison comparison, String zh, String en) {
        assertThat(comparison.due(new Words("10%", "10 %"))).isEqualTo(new Words(zh, en));
    }

    @Test
    void measuresTheIndicatorInItsOwnUnit() {
        Criterion firms = Rulebooks.own().criterion("A2-2.1.5").orElseThrow();

        assertThat(gate(Field.INDICATOR).measure(firms.indicator(), 2)).isEqualTo(new Words("2家", "2 firms"));
    }

    @Test
    void countsHeavyPollutersWhateverTheIndicatorMeasures() {
        Criterion transfers = Rulebooks.own().criterion("A2-5.2.4").orElseThrow();

        assertThat(gate(Field.HEAVY_POLLUTING_TRANSFERS).measure(transfers.indicator(), 2))
                .isEqualTo(new Words("2个重污染转移项目", "2 heavy polluters among the transfers"));
    }

    private static Gate gate(Field field) {
        return new Gate(field, Comparison.EQUAL, OnFail.VETO, Words.same("-"));
    }
}
