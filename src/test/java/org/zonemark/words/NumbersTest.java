package org.zonemark.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are shown as their decimals say, whichever way they are written. */
class NumbersTest {

    private static final int MANY = 200_000;

    @ParameterizedTest
    @CsvSource({
        "0, 0.00, 0",
        "-0.0, 0.00, 0",
        "100, 100.00, 100",
        "1.005, 1.01, 1.005",
        "2.675, 2.68, 2.675",
        "-2.675, -2.68, -2.675",
        "-0.001, 0.00, -0.001",
        "-0.005, -0.01, -0.005",
        "0.3, 0.30, 0.3",
        "99.995, 100.00, 99.995",
        "1234567.125, 1234567.13, 1234567.125",
        "1e20, 100000000000000000000.00, 100000000000000000000",
        "1e-9, 0.00, 0.000000001"
    })
    void numbersAreRoundedHalfUpByTheirDecimals(double number, String rounded, String plain) {
        assertThat(Numbers.rounded(number)).isEqualTo(rounded);
        assertThat(Numbers.plain(number)).isEqualTo(plain);
    }

    @Test
    void everyNumberIsWrittenAsItsDecimalsAre() {
        Random random = new Random(20261125);
        DoubleStream.generate(() -> next(random)).limit(MANY).forEach(number -> {
            BigDecimal decimal = BigDecimal.valueOf(number);
            assertThat(Numbers.rounded(number))
                    .as("%s", number)
                    .isEqualTo(decimal.setScale(2, RoundingMode.HALF_UP).toPlainString());
            assertThat(Numbers.plain(number))
                    .as("%s", number)
                    .isEqualTo(decimal.stripTrailingZeros().toPlainString());
        });
    }

    /** Any score, ties and their neighbours among them. */
    private static double next(Random random) {
        double tie = random.nextInt(2_000_001) / 1000.0 - 1000;
        return switch (random.nextInt(5)) {
            case 0 -> tie;
            case 1 -> Math.nextUp(tie);
            case 2 -> Math.nextDown(tie);
            case 3 -> 1e9 * (random.nextDouble() - 0.5);
            default -> 100 * random.nextDouble();
        };
    }
}
