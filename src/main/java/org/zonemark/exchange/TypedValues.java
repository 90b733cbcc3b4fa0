package org.zonemark.exchange;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zonemark.sheet.CellValue;
import org.zonemark.words.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What people mean by what they type: full-width digits, thousands marks, percent signs and units, ticks and crosses, days in any
 * usual form. What cannot be understood stays as it was typed, so that the refusal can show it.
 */
final class TypedValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double LARGEST_WHOLE = 1e15;
    private static final int LONGEST_NUMBER = 60;
    private static final int MOST_ITEMS = 1_000;
    private static final Pattern THOUSANDS = Pattern.compile("[-+]?[0-9]{1,3}([, ][0-9]{3})+(\\.[0-9]+)?");
    private static final Pattern LEVEL = Pattern.compile(
            "(?:level|l|第)? ?([0-9]{1,2}|[零〇一二三四])(?: ?级)?(?: ?[·:.、,;\\-–—].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String CHINESE_DIGITS = "零一二三四";
    private static final Pattern DAY = Pattern.compile(
            "([0-9]{4})(?: ?年度?|[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[ T].*)?| ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日?)?");
    private static final Set<String> YES =
            Set.of("是", "有", "已", "y", "yes", "true", "1", "√", "✓", "✔", "☑", "☒", "■", "对", "x");
    private static final Set<String> NO =
            Set.of("否", "无", "未", "没有", "n", "no", "false", "0", "×", "✗", "✘", "☐", "□", "-", "—", "错");
    private static final Set<String> NONE = Set.of("无", "none", "0", "否", "[]", "没有");

    private TypedValues() {}

    /** A number in a unit, or what was typed. */
    static JsonNode number(CellValue cell, Words unit) {
        boolean inHundredths = unit.zh().contains("%");
        return switch (cell.kind()) {
            case NUMBER -> node(BigDecimal.valueOf(cell.number()));
            case PERCENT -> inHundredths ? typedNumber(cell.text(), unit) : NODES.stringNode(cell.text());
            case TEXT -> typedNumber(cell.text(), unit);
            case DATE, TRUTH, ERROR -> NODES.stringNode(cell.text());
        };
    }

    private static JsonNode typedNumber(String typed, Words unit) {
        String text = plain(typed);
        for (String behind : List.of(plain(unit.zh()), plain(unit.en()))) {
            if (!behind.isEmpty() && text.length() > behind.length() && text.endsWith(behind)) {
                text = text.substring(0, text.length() - behind.length()).strip();
                break;
            }
        }
        if (unit.zh().contains("%") && text.endsWith("%")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        if (THOUSANDS.matcher(text).matches()) {
            text = text.replaceAll("[, ]", "");
        }
        if (text.length() > LONGEST_NUMBER) {
            return NODES.stringNode(typed);
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Double.isFinite(number.doubleValue()) ? node(number) : NODES.stringNode(typed);
        } catch (NumberFormatException e) {
            return NODES.stringNode(typed);
        }
    }

    /** Whole numbers are written as such, so that a self-assessment that came by paper reads like any other. */
    private static JsonNode node(BigDecimal number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
                ? NODES.numberNode((long) value)
                : NODES.numberNode(value);
    }

    /** A maturity level: {@code 3}, {@code 3 级}, {@code 三级}, or a level with its words as the form offers it. */
    static JsonNode level(CellValue cell) {
        if (cell.kind() == CellValue.Kind.NUMBER) {
            return node(BigDecimal.valueOf(cell.number()));
        }
        Matcher matcher = LEVEL.matcher(plain(cell.text()).replace('〇', '零'));
        if (cell.kind() != CellValue.Kind.TEXT || !matcher.matches()) {
            return NODES.stringNode(cell.text());
        }
        int chinese = CHINESE_DIGITS.indexOf(matcher.group(1));
        return NODES.numberNode(chinese >= 0 ? chinese : Integer.parseInt(matcher.group(1)));
    }

    /** Yes or no; null for neither. */
    static @Nullable Boolean truth(CellValue cell) {
        String text = plain(cell.text());
        return YES.contains(text) ? Boolean.TRUE : NO.contains(text) ? Boolean.FALSE : null;
    }

    /** The items of a checklist: {@code 1、2、4}; none of them is {@code 无}. */
    static JsonNode items(CellValue cell) {
        String text = plain(cell.text());
        ArrayNode items = NODES.arrayNode();
        if (NONE.contains(text)) {
            return items;
        }
        List<String> parts = split(text);
        if (parts.size() > MOST_ITEMS) {
            return NODES.stringNode(cell.text());
        }
        for (String part : parts) {
            if (!part.matches("[0-9]{1,4}")) {
                return NODES.stringNode(cell.text());
            }
            items.add(Integer.parseInt(part));
        }
        return items;
    }

    /** Words that stand in one cell, however they are set apart. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : Normalizer.normalize(text, Normalizer.Form.NFKC).split("[、,;\\s]+")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /** The year of a day, or a year by itself. */
    static Optional<Integer> year(CellValue cell) {
        Matcher matcher = DAY.matcher(plain(cell.text()));
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replace('−', '-')
                .replace('–', '-')
                .replace('\u00A0', ' ')
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
