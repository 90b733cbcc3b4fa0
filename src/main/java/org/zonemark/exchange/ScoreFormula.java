package org.zonemark.exchange;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.zonemark.rulebook.Anchors;
import org.zonemark.rulebook.Anchors.Anchor;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.Yardstick;

/** The scoring model in the language of spreadsheets, so that a form shows the score as it is typed. */
final class ScoreFormula {

    static final String NOT_APPLICABLE = "\"—\"";

    private ScoreFormula() {}

    /** The value typed in a cell as the scale takes it; empty text where none is. */
    static String value(Criterion criterion, String cell) {
        String typed = criterion.indicator().unit().zh().contains("%")
                ? "IF(LEFT(CELL(\"format\"," + cell + "),1)=\"P\"," + cell + "*100," + cell + ")"
                : cell;
        return "IF(ISNUMBER(" + cell + ")," + typed + ",\"\")";
    }

    /** The number of a level that was chosen; empty text where none is. */
    static String level(String cell) {
        return "IF(LEN(" + cell + ")=0,\"\",IFERROR(VALUE(LEFT(" + cell + ",1)),\"\"))";
    }

    /** Points along anchors, constant beyond both ends. */
    static String points(Yardstick yardstick, String value) {
        Anchors anchors = yardstick.anchors();
        boolean logarithmic = yardstick.criterion().indicator().logarithmic();
        List<Anchor> rising = anchors.given().stream()
                .sorted(Comparator.comparingDouble(Anchor::value))
                .toList();
        String x = logarithmic ? "LN(1+" + value + ")" : value;
        StringBuilder formula = new StringBuilder();
        formula.append("IF(")
                .append(value)
                .append("<=")
                .append(number(rising.get(0).value()))
                .append(',')
                .append(number(rising.get(0).points()))
                .append(',');
        for (int i = 1; i < rising.size(); i++) {
            Anchor low = rising.get(i - 1);
            Anchor high = rising.get(i);
            String from = at(low.value(), logarithmic);
            formula.append("IF(")
                    .append(value)
                    .append('<')
                    .append(number(high.value()))
                    .append(',')
                    .append(number(low.points()))
                    .append("+(")
                    .append(x)
                    .append('-')
                    .append(from)
                    .append(")*(")
                    .append(number(high.points() - low.points()))
                    .append(")/(")
                    .append(at(high.value(), logarithmic))
                    .append('-')
                    .append(from)
                    .append("),");
        }
        formula.append(number(rising.get(rising.size() - 1).points()));
        return formula.append(")".repeat(rising.size())).toString();
    }

    /** Whether a gate lets through what was typed: {@code ok}, {@code veto}, {@code suspend}, or {@code unknown}. */
    static String gate(Yardstick yardstick, String value) {
        Gate gate = yardstick.gate();
        String sign = switch (gate.comparison()) {
            case EQUAL -> "=";
            case AT_LEAST -> ">=";
            case MORE_THAN -> ">";
            case AT_MOST -> "<=";
            case LESS_THAN -> "<";
        };
        String failed = gate.onFail() == Gate.OnFail.VETO ? "veto" : "suspend";
        return "IF(ISNUMBER(" + value + "),IF(" + value + sign
                + number(yardstick.numbers().threshold().orElseThrow()) + ",\"ok\",\"" + failed + "\"),\"unknown\")";
    }

    private static String at(double value, boolean logarithmic) {
        return logarithmic ? "LN(1+" + number(value) + ")" : number(value);
    }

    static String number(double number) {
        String plain = BigDecimal.valueOf(number).toPlainString();
        return number < 0 ? "(" + plain + ")" : plain;
    }
}
