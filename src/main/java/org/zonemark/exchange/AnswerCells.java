package org.zonemark.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Range;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.sheet.EscapedText;
import org.zonemark.words.Numbers;

/** The cells of a dimension's sheet in which answers stand: last year's, this year's, and why a clause does not apply. */
final class AnswerCells {

    private static final int LONGEST_HINT = 250;
    private static final double LARGEST = 1e300;

    private final XSSFSheet sheet;
    private final FormStyles styles;
    private final ChoiceLists lists;
    private final FormContents form;
    private final Locale locale;
    private final List<String> yesOrNo;

    AnswerCells(XSSFSheet sheet, FormStyles styles, ChoiceLists lists, FormContents form, Locale locale) {
        this.sheet = sheet;
        this.styles = styles;
        this.lists = lists;
        this.form = form;
        this.locale = locale;
        this.yesOrNo = List.of(words("yes"), words("no"));
    }

    /** Where the reason for a claim may be typed, if the clause allows one. */
    void reason(int row, Criterion criterion) {
        if (criterion.applies().mayBeClaimed()) {
            Answer answer = answer(form.answers(), criterion);
            XSSFCell cell = FormWriter.cell(sheet, row, DimensionSheet.REASON, styles.input);
            if (answer.notApplicable() != null) {
                cell.setCellValue(EscapedText.write(answer.notApplicable()));
            }
            hint(
                    row,
                    DimensionSheet.REASON,
                    words("reason.hint"),
                    criterion.applies().claim().in(locale));
        }
    }

    /** Where this year's answer is typed, with what is offered and accepted there. */
    void input(int row, FormField field) {
        XSSFCell cell = FormWriter.cell(sheet, row, DimensionSheet.ANSWER, styles.input);
        Criterion criterion = field.criterion();
        Answer answer = answer(form.answers(), criterion);
        switch (field.part()) {
            case VALUE -> {
                setNumber(cell, answer.value());
                limit(row, criterion.indicator().range());
            }
            case TRANSFERS -> {
                setNumber(cell, answer.heavyPollutingTransfers());
                limit(row, new Range(0, Double.POSITIVE_INFINITY));
            }
            case LEVEL -> {
                List<String> levels = levels(criterion);
                lists.offer(sheet, row, DimensionSheet.ANSWER, levels, criterion.id(), words("level.wrong"));
                if (answer.level() != null) {
                    cell.setCellValue(levels.get(answer.level()));
                }
            }
            default -> {
                lists.offer(sheet, row, DimensionSheet.ANSWER, yesOrNo, field.key(), words("yes_or_no"));
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
    void before(int row, FormField field) {
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
            FormWriter.text(sheet, row, DimensionSheet.BEFORE, all, styles.quiet);
        }
    }

    private static Answer answer(@Nullable SelfAssessment assessment, Criterion criterion) {
        return assessment == null ? Answer.NONE : assessment.answers().getOrDefault(criterion.id(), Answer.NONE);
    }

    private void limit(int row, Range range) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidationConstraint within = helper.createDecimalConstraint(
                DataValidationConstraint.OperatorType.BETWEEN,
                ScoreFormula.number(range.hasLeast() ? range.least() : -LARGEST).replaceAll("[()]", ""),
                ScoreFormula.number(range.hasMost() ? range.most() : LARGEST));
        DataValidation limit = helper.createValidation(
                within, new CellRangeAddressList(row, row, DimensionSheet.ANSWER, DimensionSheet.ANSWER));
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
}
