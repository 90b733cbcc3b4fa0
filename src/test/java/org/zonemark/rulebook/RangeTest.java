package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

    private static final double NO_LEAST = Double.NEGATIVE_INFINITY;
    private static final double NO_MOST = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @CsvSource({"-0.1, false", "0, true", "50, true", "100, true", "100.1, false", "NaN, false"})
    void holdsBothItsEndsAndWhatLiesBetween(double value, boolean held) {
        assertThat(new Range(0, 100).contains(value)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"-1e300, true", "1e300, true", "Infinity, false", "-Infinity, false", "NaN, false"})
    void anyHoldsEveryFiniteNumber(double value, boolean held) {
        assertThat(Range.ANY.contains(value)).isEqualTo(held);
    }

    @Test
    void knowsWhichEndsItHas() {
        assertThat(new Range(0, NO_MOST).hasLeast()).isTrue();
        assertThat(new Range(0, NO_MOST).hasMost()).isFalse();
        assertThat(new Range(NO_LEAST, 1).hasLeast()).isFalse();
        assertThat(new Range(NO_LEAST, 1).hasMost()).isTrue();
    }

    @Test
    void mayBeOneValue() {
        Range one = new Range(1, 1);

        assertThat(one.contains(1)).isTrue();
        assertThat(one.contains(1.1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, Double.NaN})
    void isNeverEmpty(double most) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Range(1, most))
                .withMessage("range [1.0, " + most + "] is empty");
    }
}
