package org.zonemark.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What stands in a cell that is not blank.
 *
 * @param text as a person would type it: a number without thousands marks, a day as {@code 2025-12-31}, a truth as {@code
 *     TRUE}
 * @param number of a NUMBER or PERCENT as it is stored, so that 98.5 % is 0.985; otherwise 0
 */
public record CellValue(Kind kind, String text, double number) {

    /** What a cell may hold. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** A number that is shown as so many of a hundred. */
        PERCENT,
        DATE,
        TRUTH,
        /** What a formula came to that could not be computed. */
        ERROR
    }

    public static CellValue text(String text) {
        return new CellValue(Kind.TEXT, text, 0);
    }

    public static CellValue number(double number) {
        return new CellValue(Kind.NUMBER, plain(BigDecimal.valueOf(number)), number);
    }

    /** @param number 0.985 for 98.5 % */
    public static CellValue percent(double number) {
        return new CellValue(Kind.PERCENT, plain(hundredfold(number)) + "%", number);
    }

    public static CellValue date(LocalDate day) {
        return new CellValue(Kind.DATE, day.toString(), 0);
    }

    public static CellValue truth(boolean truth) {
        return new CellValue(Kind.TRUTH, truth ? "TRUE" : "FALSE", 0);
    }

    public static CellValue error(String code) {
        return new CellValue(Kind.ERROR, code, 0);
    }

    /** A number of hundredths that is written as people read it: 0.07 is 7 and not 7.000000000000001. */
    static BigDecimal hundredfold(double number) {
        return BigDecimal.valueOf(number).movePointRight(2);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
