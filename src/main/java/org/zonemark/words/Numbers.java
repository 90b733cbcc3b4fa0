package org.zonemark.words;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How numbers are written for people. Nothing that is shown is ever calculated with. */
public final class Numbers {

    private static final int SHOWN_DECIMALS = 2;

    private Numbers() {}

    /** Two decimals, half up (section 4.6 of the scoring model): a score, points, a total. */
    public static String rounded(double number) {
        return BigDecimal.valueOf(number)
                .setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** As entered, with no trailing zeros and no exponent: 12, 0.35, -4.4. */
    public static String plain(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
        return decimal.precision() - decimal.scale() > 21 ? decimal.toString() : decimal.toPlainString();
    }

    /** As entered, with its unit behind it: 98% in Chinese, 98 % in English, 12 x 10,000 CNY/ha. */
    public static Words measured(double number, Words unit) {
        String plain = plain(number);
        String en = unit.en();
        String between = en.isEmpty() ? "" : Character.isDigit(en.charAt(0)) ? " x " : " ";
        return new Words(plain + unit.zh(), plain + between + en);
    }
}
