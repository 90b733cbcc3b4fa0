package org.zonemark.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.zonemark.sheet.CellValue;

/** What stands in a table of a page, without what is there to be pressed or filled in. */
final class ShownTable {

    private static final Pattern NUMBER =
            Pattern.compile("[+−-]?[0-9]{1,3}(,[0-9]{3})*(\\.[0-9]+)?|[+−-]?[0-9]+(\\.[0-9]+)?");
    private static final int LONGEST_NUMBER = 15;
    private static final double PERCENT = 100;
    private static final String NOT_SAID = "button, select, nav, svg, script, .visually-hidden, input[type=hidden],"
            + " input[type=checkbox], input[type=radio], textarea, [data-unsaid]";

    private final Elements tables;
    private final List<List<@Nullable CellValue>> cells;

    /** @param tables parts of one table, with the same headings */
    ShownTable(Elements tables) {
        this.tables = tables;
        this.cells = cells(tables);
    }

    List<String> headings() {
        List<String> all = allHeadings();
        return IntStream.range(0, all.size())
                .filter(column -> !isBare(column))
                .mapToObj(all::get)
                .toList();
    }

    List<List<@Nullable CellValue>> rows() {
        List<List<@Nullable CellValue>> rows = new ArrayList<>();
        for (List<@Nullable CellValue> row : cells) {
            List<@Nullable CellValue> kept = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                if (!isBare(column)) {
                    kept.add(row.get(column));
                }
            }
            rows.add(kept);
        }
        return rows;
    }

    /** A column without a heading in which nothing stands is one of buttons and ticks. */
    private boolean isBare(int column) {
        List<String> all = allHeadings();
        boolean named = column < all.size() && !all.get(column).isEmpty();
        return !named && cells.stream().allMatch(row -> column >= row.size() || row.get(column) == null);
    }

    private List<String> allHeadings() {
        Element table = tables.first();
        Element head = table == null ? null : table.select("thead tr").last();
        if (head == null) {
            return List.of();
        }
        List<String> headings = new ArrayList<>();
        for (Element cell : head.children()) {
            headings.add(said(cell));
            addBlanks(cell, headings, "");
        }
        return headings;
    }

    private static List<List<@Nullable CellValue>> cells(Elements tables) {
        List<List<@Nullable CellValue>> rows = new ArrayList<>();
        for (Element row : tables.select("tbody > tr, tfoot > tr")) {
            List<@Nullable CellValue> cells = new ArrayList<>();
            for (Element cell : row.children()) {
                cells.add(value(said(cell)));
                addBlanks(cell, cells, null);
            }
            rows.add(cells);
        }
        return rows;
    }

    private static <T> void addBlanks(Element cell, List<T> cells, T blank) {
        String span = cell.attr("colspan");
        int more = span.matches("[0-9]{1,3}") ? Integer.parseInt(span) - 1 : 0;
        for (int i = 0; i < more; i++) {
            cells.add(blank);
        }
    }

    private static String said(Element shown) {
        Element cell = shown.clone();
        cell.select(NOT_SAID).remove();
        for (Element field : cell.select("input")) {
            field.replaceWith(new org.jsoup.nodes.TextNode(field.attr("value")));
        }
        return cell.text().strip();
    }

    /** Numbers come as numbers, so that a spreadsheet can go on with them. */
    private static @Nullable CellValue value(String said) {
        if (said.isEmpty()) {
            return null;
        }
        String plain = said.replace('−', '-').replace(",", "").replace("+", "");
        boolean percent = said.endsWith("%");
        String number = percent ? said.substring(0, said.length() - 1) : said;
        if (!NUMBER.matcher(number).matches() || said.length() > LONGEST_NUMBER || isCode(number)) {
            return CellValue.text(said);
        }
        double shown = Double.parseDouble(percent ? plain.substring(0, plain.length() - 1) : plain);
        return percent
                ? new CellValue(CellValue.Kind.PERCENT, plain, shown / PERCENT)
                : new CellValue(CellValue.Kind.NUMBER, plain, shown);
    }

    /** Zeros in front are part of a code, and a number would lose them. */
    private static boolean isCode(String number) {
        return number.length() > 1 && number.charAt(0) == '0' && number.charAt(1) != '.';
    }
}
