package org.zonemark.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.scoring.Zone;
import org.zonemark.sheet.EscapedText;

/**
 * Writes the form of a zone: a guide with the total, a sheet for each dimension, one for the leading industries, and the plan's rows
 * to look up.
 */
final class FormWriter {

    private static final int CHARACTER = 256;
    private static final int[] GUIDE_WIDTHS = {30, 18, 12, 14, 14, 14};

    private final FormContents form;
    private final Locale locale;
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final FormStyles styles = new FormStyles(workbook);
    private final List<DimensionSheet> dimensions = new ArrayList<>();

    private FormWriter(FormContents form, Locale locale) {
        this.form = form;
        this.locale = locale;
    }

    static void write(FormContents form, Locale locale, OutputStream out) throws IOException {
        FormWriter writer = new FormWriter(form, locale);
        try (XSSFWorkbook workbook = writer.workbook) {
            writer.fill();
            workbook.write(out);
        }
    }

    private void fill() {
        workbook.getProperties().getCoreProperties().setCreator("Zonemark");
        workbook.getProperties().getCoreProperties().setTitle(words("title", Integer.toString(form.year())));
        XSSFSheet guide = workbook.createSheet(words("guide"));
        ChoiceLists lists = new ChoiceLists(workbook);
        int number = 1;
        for (Dimension dimension : form.rulebook().dimensions()) {
            dimensions.add(DimensionSheet.write(workbook, styles, lists, form, dimension, number++, locale));
        }
        new IndustrySheets(workbook, styles, form, locale).write();
        lists.hide();
        guide(guide);
        workbook.setForceFormulaRecalculation(true);
        workbook.setSheetVisibility(workbook.getSheetIndex(guide), SheetVisibility.VISIBLE);
        workbook.setActiveSheet(0);
    }

    private void guide(XSSFSheet sheet) {
        for (int column = 0; column < GUIDE_WIDTHS.length; column++) {
            sheet.setColumnWidth(column, GUIDE_WIDTHS[column] * CHARACTER);
        }
        Zone zone = form.zone();
        Rulebook rulebook = form.rulebook();
        int row = 0;
        text(sheet, row++, 0, words("title", Integer.toString(form.year())), styles.title);
        row = pair(sheet, row, "zone_code", zone.code());
        row = pair(sheet, row, "zone_name", zone.name());
        row = pair(sheet, row, "province", zone.province());
        row = pair(sheet, row, "year", Integer.toString(form.year()));
        row = pair(sheet, row, "draft_version", Integer.toString(form.version()));
        row = pair(sheet, row, "rulebook", rulebook.version() + "  " + rulebook.sha256());
        row = pair(
                sheet,
                row,
                "weights",
                form.weights().id() + "  " + form.weights().sha256());
        row++;
        for (int line = 1; line <= 6; line++) {
            text(sheet, row++, 0, line + ". " + words("guide." + line), styles.title)
                    .setCellStyle(plainLine());
        }
        row++;
        totals(sheet, row);
        RowHeights.fit(sheet, row);
        DimensionSheet.protect(sheet);
        DimensionSheet.print(sheet);
    }

    private XSSFCellStyle plainLine() {
        XSSFCellStyle style = styles.text.copy();
        style.setWrapText(false);
        return style;
    }

    private int pair(XSSFSheet sheet, int row, String key, String value) {
        text(sheet, row, 0, words(key), styles.bold);
        text(sheet, row, 1, value, styles.text).setCellStyle(plain());
        return row + 1;
    }

    private XSSFCellStyle plain() {
        return styles.score;
    }

    /** The way from the dimensions to the total, without what others enter about the zone (section 4 of the scoring model). */
    private void totals(XSSFSheet sheet, int from) {
        int row = from;
        String[] heads = {"dimension", "dimension_score", "dimension_weight", "gates_failed", "gates_unknown"};
        for (int column = 0; column < heads.length; column++) {
            text(sheet, row, column, words(heads[column]), styles.heading);
        }
        row++;
        int first = row + 1;
        for (DimensionSheet dimension : dimensions) {
            text(sheet, row, 0, dimension.title(), styles.text);
            formula(sheet, row, 1, dimension.scoreCell(), styles.score);
            number(sheet, row, 2, form.weights().weightOf(dimension.dimension()));
            formula(sheet, row, 3, dimension.count("veto") + "+" + dimension.count("suspend"), styles.text);
            formula(sheet, row, 4, dimension.count("unknown"), styles.text);
            row++;
        }
        int last = row;
        String scores = "B" + first + ":B" + last;
        String weights = "C" + first + ":C" + last;
        row++;
        text(sheet, row, 0, words("base"), styles.bold);
        formula(
                sheet,
                row,
                1,
                "IFERROR(SUMPRODUCT(" + weights + "," + scores + ")/SUMPRODUCT(" + weights + ",--ISNUMBER(" + scores
                        + ")),0)",
                styles.total);
        String base = "B" + (row + 1);
        row++;
        List<String> limits = new ArrayList<>();
        for (CeilingRule rule : form.rulebook().sizes().ceilings()) {
            text(sheet, row, 0, rule.reason().in(locale), styles.text);
            formula(sheet, row, 1, ceiling(rule, first), styles.score);
            limits.add("B" + (row + 1));
            row++;
        }
        limits.add(ScoreFormula.number(form.rulebook().sizes().mostTotal()));
        limits.add(base);
        text(sheet, row, 0, words("total"), styles.bold);
        formula(
                sheet,
                row,
                1,
                "MAX(" + ScoreFormula.number(form.rulebook().sizes().leastTotal()) + ",MIN(" + String.join(",", limits)
                        + "))",
                styles.total);
        row++;
        text(sheet, row, 0, words("gates"), styles.bold);
        String failed = "SUM(D" + first + ":D" + last + ")";
        String unknown = "SUM(E" + first + ":E" + last + ")";
        formula(
                sheet,
                row,
                1,
                "IF(" + failed + ">0," + quoted(words("gates.failed")) + ",IF(" + unknown + ">0,"
                        + quoted(words("gates.unknown")) + "," + quoted(words("gates.passed")) + "))",
                styles.bold);
        text(sheet, row + 1, 0, words("total.note"), styles.quiet);
    }

    /** The limit where the rule holds; otherwise a text, which no minimum looks at. */
    private String ceiling(CeilingRule rule, int first) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            if (rule.dimensions().contains(dimensions.get(i).dimension().id())) {
                cells.add("B" + (first + i));
            }
        }
        String all = String.join(",", cells);
        String looked = (rule.anyOf() ? "MIN(" : "AVERAGE(") + all + ")";
        return "IF(COUNT(" + all + ")=0,\"\",IF(IFERROR(" + looked + ",100)<" + ScoreFormula.number(rule.below()) + "-"
                + "0.000000001," + ScoreFormula.number(rule.limit()) + ",\"\"))";
    }

    private String words(String key, Object... arguments) {
        return FormWords.in(locale, key, arguments);
    }

    static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    static XSSFCell text(XSSFSheet sheet, int row, int column, String text, XSSFCellStyle style) {
        XSSFCell cell = cell(sheet, row, column, style);
        cell.setCellValue(EscapedText.write(text));
        return cell;
    }

    static void number(XSSFSheet sheet, int row, int column, double number) {
        XSSFRow at = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        at.createCell(column).setCellValue(number);
    }

    static void formula(XSSFSheet sheet, int row, int column, String formula, XSSFCellStyle style) {
        cell(sheet, row, column, style).setCellFormula(formula);
    }

    static XSSFCell cell(XSSFSheet sheet, int row, int column, XSSFCellStyle style) {
        XSSFRow at = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        XSSFCell cell = at.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }
}
