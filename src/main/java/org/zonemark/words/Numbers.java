package org.zonemark.words;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How numbers are written for people. Nothing that is shown is ever calculated with. */
public final class Numbers {

    private static final int SHOWN_DECIMALS = 2;
    private static final double LARGEST_PLAIN = 1e15;
    private static final int TEN = 10;
    private static final int HUNDRED = 100;
    private static final double HALF = 0.5;

    /** Below this a hundredfold is right to a millionth, so that what is farther from a tie is rounded as its decimals are. */
    private static final double LARGEST_SURE = 1e8;

    private static final double SURELY_NO_TIE = 1e-6;

    private Numbers() {}

    /** Two decimals, half up (section 4.6 of the scoring model): a score, points, a total. */
    public static String rounded(double number) {
        if (isPlainWhole(number)) {
            return (long) number + ".00";
        }
        double hundredths = Math.abs(number) * HUNDRED;
        double below = Math.floor(hundredths);
        if (hundredths < LARGEST_SURE && Math.abs(hundredths - below - HALF) > SURELY_NO_TIE) {
            long shown = (long) below + (hundredths - below > HALF ? 1 : 0);
            long cents = shown % HUNDRED;
            return (number < 0 && shown > 0 ? "-" : "") + shown / HUNDRED + (cents < TEN ? ".0" : ".") + cents;
        }
        return BigDecimal.valueOf(number)
                .setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** As entered, with no trailing zeros and no exponent: 12, 0.35, -4.4. */
    public static String plain(double number) {
        if (isPlainWhole(number)) {
            return Long.toString((long) number);
        }
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
        return decimal.precision() - decimal.scale() > 21 ? decimal.toString() : decimal.toPlainString();
    }

    /** Most numbers are whole and small, and need no decimals to be written. */
    private static boolean isPlainWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) < LARGEST_PLAIN;
    }

    /** As entered, with its unit behind it: 98% in Chinese, 98 % in English, 12 x 10,000 CNY/ha. */
    public static Words measured(double number, Words unit) {
        String plain = plain(number);
        String en = unit.en();
        String between = en.isEmpty() ? "" : Character.isDigit(en.charAt(0)) ? " x " : " ";
        return new Words(plain + unit.zh(), plain + between + en);
    }
}
