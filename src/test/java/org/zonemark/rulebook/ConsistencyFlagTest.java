package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.rulebook.ConsistencyFlag.Limits;
import org.zonemark.words.Words;

class ConsistencyFlagTest {

    private static final Words WORDS = Words.same("-");
    private static final ConsistencyFlag FLAG = new ConsistencyFlag(
            "jump",
            WORDS,
            List.of("A2-2.1.6"),
            false,
            List.of(
                    limits(LocalDate.of(2016, 1, 1), 0.5),
                    limits(LocalDate.of(2019, 12, 31), 0.4),
                    limits(LocalDate.of(2022, 1, 1), 0.3)));

    @ParameterizedTest
    @CsvSource({"2016, 0.5", "2018, 0.5", "2019, 0.4", "2021, 0.4", "2022, 0.3", "2040, 0.3"})
    void theLimitsInForceOnTheLastDayHoldForTheWholeYear(int year, double part) {
        assertThat(FLAG.limitsOf(year).orElseThrow().numbers()).containsExactly(Map.entry("part", part));
    }

    @Test
    void isNotRaisedBeforeItsFirstLimits() {
        assertThat(FLAG.limitsOf(2015)).isEmpty();
    }

    private static Limits limits(LocalDate from, double part) {
        return new Limits(from, Map.of("part", part), List.of(), WORDS);
    }
}
