package org.zonemark.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Anchors.Anchor;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Indicator;
import org.zonemark.rulebook.Kind;
import org.zonemark.rulebook.Range;
import org.zonemark.rulebook.Yardstick;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.sheet.EscapedText;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** The sheet of a dimension: what is asked, last year's answer, this year's, and the score as it is typed. */
final class DimensionSheet {

    private static final int CLAUSE = 0;
    private static final int TITLE = 1;
    private static final int QUESTION = 2;
    private static final int UNIT = 3;
    private static final int BEFORE = 4;
    private static final int ANSWER = 5;
    private static final int REASON = 6;
    private static final int SCORE = 7;
    private static final int WEIGHT = 8;
    private static final int METHOD = 9;
    private static final int VALUE = 10;
    private static final int GATE = 11;
    private static final int[] WIDTHS = {14, 22, 46, 10, 14, 22, 28, 10, 8, 40, 10, 10};
    private static final int HEAD = 3;
    private static final int CHARACTER = 256;
    private static final int LONGEST_HINT = 250;
    private static final double LARGEST = 1e300;

    private final XSSFSheet sheet;
    private final FormStyles styles;
    private final ChoiceLists lists;
    private final FormContents form;
    private final Dimension dimension;
    private final Locale locale;
    private final Map<String, Yardstick> yardsticks;
    private final List<String> yesOrNo;
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
        this.lists = lists;
        this.form = form;
        this.dimension = dimension;
        this.locale = locale;
        this.yardsticks = form.rulebook().yardsticks(form.year()).byClause();
        this.yesOrNo = List.of(words("yes"), words("no"));
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
        before(field);
        if (field.part() != FormField.Part.ITEMS) {
            input(field);
        }
        if (whole) {
            reason(criterion);
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
        before(item);
        input(item);
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

    private void reason(Criterion criterion) {
        if (criterion.applies().mayBeClaimed()) {
            Answer answer = answer(form.answers(), criterion);
            XSSFCell cell = FormWriter.cell(sheet, row, REASON, styles.input);
            if (answer.notApplicable() != null) {
                cell.setCellValue(EscapedText.write(answer.notApplicable()));
            }
            hint(row, REASON, words("reason.hint"), criterion.applies().claim().in(locale));
        }
    }

    private void input(FormField field) {
        XSSFCell cell = FormWriter.cell(sheet, row, ANSWER, styles.input);
        Criterion criterion = field.criterion();
        Answer answer = answer(form.answers(), criterion);
        switch (field.part()) {
            case VALUE -> {
                setNumber(cell, answer.value());
                limit(criterion.indicator().range());
            }
            case TRANSFERS -> {
                setNumber(cell, answer.heavyPollutingTransfers());
                limit(new Range(0, Double.POSITIVE_INFINITY));
            }
            case LEVEL -> {
                List<String> levels = levels(criterion);
                lists.offer(sheet, row, ANSWER, levels, criterion.id(), words("level.wrong"));
                if (answer.level() != null) {
                    cell.setCellValue(levels.get(answer.level()));
                }
            }
            default -> {
                lists.offer(sheet, row, ANSWER, yesOrNo, field.key(), words("yes_or_no"));
                if (answer.items() != null) {
                    cell.setCellValue(yesOrNo.get(answer.items().contains(field.item()) ? 0 : 1));
                }
            }
        }
    }

    private List<String> levels(Criterion criterion) {
        List<String> levels = new ArrayList<>();
        for (int level = 0; level < criterion.steps().size(); level++) {
            levels.add(level + " · " + criterion.steps().get(level).in(locale));
        }
        return levels;
    }

    private static void setNumber(XSSFCell cell, @Nullable Double number) {
        if (number != null) {
            cell.setCellValue(number);
        }
    }

    /** Last year's answer, to compare with and never to be read again. */
    private void before(FormField field) {
        if (form.before() == null) {
            return;
        }
        Answer answer = answer(form.before(), field.criterion());
        String said = switch (field.part()) {
            case VALUE -> answer.value() == null ? "" : Numbers.plain(answer.value());
            case TRANSFERS ->
                answer.heavyPollutingTransfers() == null ? "" : Numbers.plain(answer.heavyPollutingTransfers());
            case LEVEL -> answer.level() == null ? "" : Integer.toString(answer.level());
            case ITEMS -> "";
            case ITEM ->
                answer.items() == null ? "" : yesOrNo.get(answer.items().contains(field.item()) ? 0 : 1);
        };
        String all = answer.notApplicable() != null && field.part() != FormField.Part.ITEM
                ? words("not_applicable", answer.notApplicable())
                : said;
        if (!all.isEmpty()) {
            FormWriter.text(sheet, row, BEFORE, all, styles.quiet);
        }
    }

    private static Answer answer(@Nullable SelfAssessment assessment, Criterion criterion) {
        return assessment == null ? Answer.NONE : assessment.answers().getOrDefault(criterion.id(), Answer.NONE);
    }

    private void limit(Range range) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidationConstraint within = helper.createDecimalConstraint(
                DataValidationConstraint.OperatorType.BETWEEN,
                ScoreFormula.number(range.hasLeast() ? range.least() : -LARGEST).replaceAll("[()]", ""),
                ScoreFormula.number(range.hasMost() ? range.most() : LARGEST));
        DataValidation limit = helper.createValidation(within, new CellRangeAddressList(row, row, ANSWER, ANSWER));
        limit.setShowErrorBox(true);
        limit.createErrorBox(words("number.title"), words("number.wrong"));
        sheet.addValidationData(limit);
    }

    /** Says what a cell is for when it is chosen. */
    private void hint(int at, int column, String title, String text) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidationConstraint any =
                helper.createTextLengthConstraint(DataValidationConstraint.OperatorType.BETWEEN, "0", "2000");
        DataValidation hint = helper.createValidation(any, new CellRangeAddressList(at, at, column, column));
        hint.setShowPromptBox(true);
        hint.createPromptBox(title, text.length() > LONGEST_HINT ? text.substring(0, LONGEST_HINT) + "…" : text);
        sheet.addValidationData(hint);
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
