package org.zonemark.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zonemark.rulebook.Anchors.Anchor;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Indicator;
import org.zonemark.rulebook.Kind;
import org.zonemark.rulebook.Yardstick;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** The sheet of a dimension: what is asked, last year's answer, this year's, and the score as it is typed. */
final class DimensionSheet {

    private static final int CLAUSE = 0;
    private static final int TITLE = 1;
    private static final int QUESTION = 2;
    private static final int UNIT = 3;
    static final int BEFORE = 4;
    static final int ANSWER = 5;
    static final int REASON = 6;
    private static final int SCORE = 7;
    private static final int WEIGHT = 8;
    private static final int METHOD = 9;
    private static final int VALUE = 10;
    private static final int GATE = 11;
    private static final int[] WIDTHS = {14, 22, 46, 10, 14, 22, 28, 10, 8, 40, 10, 10};
    private static final int HEAD = 3;
    private static final int CHARACTER = 256;

    private final XSSFSheet sheet;
    private final FormStyles styles;
    private final FormContents form;
    private final Dimension dimension;
    private final Locale locale;
    private final Map<String, Yardstick> yardsticks;
    private final AnswerCells answers;
    private int row = HEAD + 1;

    private DimensionSheet(
            XSSFSheet sheet,
            FormStyles styles,
            ChoiceLists lists,
            FormContents form,
            Dimension dimension,
            Locale locale) {
        this.sheet = sheet;
        this.styles = styles;
        this.form = form;
        this.dimension = dimension;
        this.locale = locale;
        this.yardsticks = form.rulebook().yardsticks(form.year()).byClause();
        this.answers = new AnswerCells(sheet, styles, lists, form, locale);
    }

    static DimensionSheet write(
            XSSFWorkbook workbook,
            FormStyles styles,
            ChoiceLists lists,
            FormContents form,
            Dimension dimension,
            int number,
            Locale locale) {
        String name =
                WorkbookUtil.createSafeSheetName(number + " " + dimension.name().in(locale));
        DimensionSheet one = new DimensionSheet(workbook.createSheet(name), styles, lists, form, dimension, locale);
        one.write();
        return one;
    }

    Dimension dimension() {
        return dimension;
    }

    String title() {
        return dimension.name().in(locale);
    }

    /** Its score, as a formula of another sheet names it. */
    String scoreCell() {
        return quotedName() + "!$H$2";
    }

    /** How many of its gates are in a state, as a formula. */
    String count(String state) {
        return "COUNTIF(" + quotedName() + "!$L$" + (HEAD + 2) + ":$L$" + row + ",\"" + state + "\")";
    }

    private String quotedName() {
        return "'" + sheet.getSheetName().replace("'", "''") + "'";
    }

    private void write() {
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * CHARACTER);
        }
        sheet.setColumnHidden(VALUE, true);
        sheet.setColumnHidden(GATE, true);
        FormWriter.text(sheet, 0, 0, title() + "  " + form.zone().name() + "  " + form.year(), styles.title);
        headings();
        form.rulebook().criteria().stream()
                .filter(criterion -> criterion.dimension().equals(dimension) && !criterion.isRollUp())
                .forEach(this::criterion);
        FormWriter.text(sheet, 1, REASON, words("dimension_score"), styles.bold);
        String scores = "H" + (HEAD + 2) + ":H" + row;
        String weights = "I" + (HEAD + 2) + ":I" + row;
        FormWriter.formula(
                sheet,
                1,
                SCORE,
                "IFERROR(SUMPRODUCT(" + weights + "," + scores + ")/SUMPRODUCT(" + weights + ",--ISNUMBER(" + scores
                        + ")),\"\")",
                styles.total);
        RowHeights.fit(sheet, HEAD + 1);
        sheet.createFreezePane(TITLE + 1, HEAD + 1);
        sheet.setRepeatingRows(new CellRangeAddress(HEAD, HEAD, 0, METHOD));
        protect(sheet);
        print(sheet);
    }

    private void headings() {
        String[] words = {
            FormHeading.CLAUSE.words().in(locale),
            words("indicator"),
            words("question"),
            words("unit"),
            words("last_year", Integer.toString(form.year() - 1)),
            FormHeading.ANSWER.words().in(locale),
            FormHeading.REASON.words().in(locale),
            words("score"),
            words("weight"),
            words("method")
        };
        for (int column = 0; column < words.length; column++) {
            FormWriter.text(sheet, HEAD, column, words[column], styles.heading);
        }
    }

    private void criterion(Criterion criterion) {
        Yardstick yardstick = yardsticks.get(criterion.id());
        if (yardstick == null) {
            return;
        }
        if (criterion.source() == AnswerSource.LEADING_INDUSTRIES) {
            industries(criterion);
            return;
        }
        for (FormField field : FormField.of(criterion)) {
            field(field, yardstick);
        }
        for (FormField item : FormField.items(criterion)) {
            item(item);
        }
    }

    private void industries(Criterion criterion) {
        about(criterion, criterion.clause().quote());
        FormWriter.text(sheet, row, ANSWER, words("industries.elsewhere"), styles.quiet);
        FormWriter.number(sheet, row, SCORE, form.planFit().orElse(0));
        sheet.getRow(row).getCell(SCORE).setCellStyle(styles.score);
        weight(criterion);
        row++;
    }

    private void field(FormField field, Yardstick yardstick) {
        Criterion criterion = field.criterion();
        int line = row + 1;
        boolean whole = field.part() != FormField.Part.TRANSFERS;
        about(criterion, question(field));
        FormWriter.text(sheet, row, CLAUSE, field.key(), styles.text);
        FormWriter.text(sheet, row, UNIT, unit(field).in(locale), styles.text);
        answers.before(row, field);
        if (field.part() != FormField.Part.ITEMS) {
            answers.input(row, field);
        }
        if (whole) {
            answers.reason(row, criterion);
        }
        String value = "$K" + line;
        switch (field.part()) {
            case LEVEL -> FormWriter.formula(sheet, row, VALUE, ScoreFormula.level("F" + line), styles.text);
            case ITEMS ->
                FormWriter.formula(
                        sheet,
                        row,
                        VALUE,
                        "COUNTIF(F" + (line + 1) + ":F"
                                + (line + criterion.steps().size()) + "," + FormWriter.quoted(words("yes")) + ")",
                        styles.text);
            default -> FormWriter.formula(sheet, row, VALUE, ScoreFormula.value(criterion, "F" + line), styles.text);
        }
        if (whole) {
            score(yardstick, value, line);
            weight(criterion);
            FormWriter.text(sheet, row, METHOD, method(yardstick), styles.quiet);
        }
        boolean gateHere = criterion.gate() != null
                && (criterion.gate().field() == org.zonemark.rulebook.Gate.Field.INDICATOR) == whole;
        if (gateHere) {
            // The second field of an answer is waived with the first.
            String waived = "LEN(G" + (whole ? line : line - 1) + ")>0";
            String gate = criterion.applies().appliesIn(form.zone().basin())
                    ? "IF(" + waived + ",\"\"," + ScoreFormula.gate(yardstick, value) + ")"
                    : "\"\"";
            FormWriter.formula(sheet, row, GATE, gate, styles.text);
        }
        row++;
    }

    private void item(FormField item) {
        FormWriter.text(sheet, row, CLAUSE, item.key(), styles.quiet);
        FormWriter.text(
                sheet,
                row,
                QUESTION,
                item.item() + ". "
                        + item.criterion().steps().get(item.item() - 1).in(locale),
                styles.text);
        answers.before(row, item);
        answers.input(row, item);
        row++;
    }

    private void about(Criterion criterion, String question) {
        FormWriter.text(sheet, row, CLAUSE, criterion.id(), styles.text);
        FormWriter.text(sheet, row, TITLE, criterion.clause().title().in(locale), styles.bold);
        FormWriter.text(sheet, row, QUESTION, question, styles.text);
    }

    private String question(FormField field) {
        if (field.part() == FormField.Part.TRANSFERS) {
            return Phrases.phrase("form.transfers").in(locale);
        }
        Indicator indicator = field.criterion().indicator();
        StringJoiner lines = new StringJoiner("\n");
        lines.add(indicator.name().in(locale));
        if (indicator.formula() != null) {
            lines.add(indicator.formula());
        }
        if (indicator.note() != null) {
            lines.add(indicator.note().in(locale));
        }
        if (!field.criterion().applies().appliesIn(form.zone().basin())) {
            lines.add(words("other_basin"));
        }
        return lines.toString();
    }

    private static Words unit(FormField field) {
        return field.part() == FormField.Part.TRANSFERS
                ? Phrases.phrase("unit.heavy_polluting_transfers")
                : field.criterion().indicator().unit();
    }

    private void weight(Criterion criterion) {
        if (criterion.carriesWeight()) {
            FormWriter.number(sheet, row, WEIGHT, form.weights().weightOf(criterion));
        }
    }

    private void score(Yardstick yardstick, String value, int line) {
        Criterion criterion = yardstick.criterion();
        String points;
        if (!criterion.applies().appliesIn(form.zone().basin())) {
            points = ScoreFormula.NOT_APPLICABLE;
        } else if (criterion.isPureGate()) {
            points = "IF(LEN(G" + line + ")>0," + ScoreFormula.NOT_APPLICABLE + ",IF(L" + line + "=\"ok\","
                    + FormWriter.quoted(words("gate.passed")) + ",IF(L" + line + "=\"unknown\","
                    + FormWriter.quoted(words("gate.unknown")) + "," + FormWriter.quoted(words("gate.failed")) + ")))";
        } else {
            String scale = switch (criterion.kind()) {
                case MATURITY ->
                    "IF(ISNUMBER(" + value + ")," + value + "*100/"
                            + (criterion.steps().size() - 1) + ",0)";
                case CHECKLIST -> value + "*100/" + criterion.steps().size();
                default -> "IF(ISNUMBER(" + value + ")," + ScoreFormula.points(yardstick, value) + ",0)";
            };
            points = "IF(LEN(G" + line + ")>0," + ScoreFormula.NOT_APPLICABLE + "," + scale + ")";
        }
        FormWriter.formula(sheet, row, SCORE, points, styles.score);
    }

    private String method(Yardstick yardstick) {
        Criterion criterion = yardstick.criterion();
        if (criterion.isPureGate()) {
            double threshold = yardstick.numbers().threshold().orElseThrow();
            return criterion
                    .gate()
                    .comparison()
                    .due(criterion.gate().measure(criterion.indicator(), threshold))
                    .in(locale);
        }
        if (criterion.kind() == Kind.MATURITY || criterion.kind() == Kind.CHECKLIST) {
            return words(criterion.kind() == Kind.MATURITY ? "method.level" : "method.items");
        }
        StringJoiner anchors = new StringJoiner("；");
        for (Anchor anchor : yardstick.anchors().given()) {
            anchors.add(Numbers.plain(anchor.value()) + " → " + Numbers.plain(anchor.points()));
        }
        return anchors.toString();
    }

    private String words(String key, Object... arguments) {
        return FormWords.in(locale, key, arguments);
    }

    /** What is no input cannot be changed by mistake; there is no password, so that whoever must can. */
    static void protect(XSSFSheet sheet) {
        sheet.enableLocking();
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.lockSelectLockedCells(false);
        sheet.lockAutoFilter(false);
    }

    static void print(XSSFSheet sheet) {
        sheet.getPrintSetup().setPaperSize(org.apache.poi.ss.usermodel.PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }
}
