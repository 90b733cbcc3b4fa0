package org.zonemark.exchange;

import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zonemark.rulebook.CatalogueRow;
import org.zonemark.scoring.LeadingIndustry;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.sheet.EscapedText;

/** The leading industries with the rows of the plan that they claim, and those rows to look up. */
final class IndustrySheets {

    private static final int HEAD = 3;
    private static final int[] WIDTHS = {26, 12, 34, 20, 60};
    private static final int[] CATALOGUE_WIDTHS = {12, 30, 80};
    private static final int CHARACTER = 256;
    private static final List<FormHeading> HEADINGS = List.of(
            FormHeading.INDUSTRY_NAME,
            FormHeading.INDUSTRY_SHARE,
            FormHeading.INDUSTRY_ROWS,
            FormHeading.INDUSTRY_CONDITION);

    private final XSSFWorkbook workbook;
    private final FormStyles styles;
    private final FormContents form;
    private final Locale locale;

    IndustrySheets(XSSFWorkbook workbook, FormStyles styles, FormContents form, Locale locale) {
        this.workbook = workbook;
        this.styles = styles;
        this.form = form;
        this.locale = locale;
    }

    void write() {
        XSSFSheet sheet = workbook.createSheet(FormWords.in(locale, "industries"));
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * CHARACTER);
        }
        FormWriter.text(sheet, 0, 0, FormWords.in(locale, "industries.title"), styles.title);
        FormWriter.text(sheet, 1, 0, FormWords.in(locale, "industries.note"), styles.quiet);
        for (int column = 0; column < HEADINGS.size(); column++) {
            FormWriter.text(sheet, HEAD, column, HEADINGS.get(column).words().in(locale), styles.heading);
        }
        FormWriter.text(
                sheet,
                HEAD,
                HEADINGS.size(),
                FormWords.in(locale, "last_year", Integer.toString(form.year() - 1)),
                styles.heading);
        int most = form.rulebook().sizes().planFit().maxIndustries();
        for (int i = 0; i < most; i++) {
            industry(sheet, HEAD + 1 + i, i);
        }
        yesOrNo(sheet, HEAD + 1, HEAD + most);
        DimensionSheet.protect(sheet);
        DimensionSheet.print(sheet);
        catalogue();
    }

    private void industry(XSSFSheet sheet, int row, int index) {
        for (int column = 0; column < HEADINGS.size(); column++) {
            FormWriter.cell(sheet, row, column, styles.input);
        }
        LeadingIndustry industry = at(form.answers(), index);
        if (industry != null) {
            sheet.getRow(row).getCell(0).setCellValue(EscapedText.write(industry.name()));
            sheet.getRow(row).getCell(1).setCellValue(industry.share());
            sheet.getRow(row).getCell(2).setCellValue(String.join("、", industry.rows()));
            sheet.getRow(row).getCell(3).setCellValue(FormWords.in(locale, industry.conditionShown() ? "yes" : "no"));
        }
        LeadingIndustry before = at(form.before(), index);
        if (before != null) {
            String share = org.zonemark.words.Numbers.plain(before.share());
            FormWriter.text(
                    sheet,
                    row,
                    HEADINGS.size(),
                    before.name() + "  " + share + "  " + String.join("、", before.rows()),
                    styles.quiet);
        }
    }

    private static @org.jspecify.annotations.Nullable LeadingIndustry at(
            @org.jspecify.annotations.Nullable SelfAssessment assessment, int index) {
        return assessment == null || index >= assessment.leadingIndustries().size()
                ? null
                : assessment.leadingIndustries().get(index);
    }

    private void yesOrNo(XSSFSheet sheet, int from, int to) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidationConstraint list = helper.createExplicitListConstraint(
                new String[] {FormWords.in(locale, "yes"), FormWords.in(locale, "no")});
        DataValidation offered = helper.createValidation(list, new CellRangeAddressList(from, to, 3, 3));
        offered.setShowErrorBox(true);
        sheet.addValidationData(offered);
    }

    private void catalogue() {
        XSSFSheet sheet = workbook.createSheet(FormWords.in(locale, "catalogue"));
        for (int column = 0; column < CATALOGUE_WIDTHS.length; column++) {
            sheet.setColumnWidth(column, CATALOGUE_WIDTHS[column] * CHARACTER);
        }
        String[] heads = {"catalogue.id", "catalogue.title", "catalogue.quote"};
        for (int column = 0; column < heads.length; column++) {
            FormWriter.text(sheet, 0, column, FormWords.in(locale, heads[column]), styles.heading);
        }
        int row = 1;
        for (CatalogueRow one : form.rulebook().catalogue().rows().values()) {
            if (one.countsForFit()) {
                FormWriter.text(sheet, row, 0, one.id(), styles.text);
                FormWriter.text(sheet, row, 1, one.title().in(locale), styles.text);
                FormWriter.text(sheet, row, 2, one.quote(), styles.text);
                row++;
            }
        }
        RowHeights.fit(sheet, 1);
        sheet.createFreezePane(0, 1);
        DimensionSheet.protect(sheet);
        DimensionSheet.print(sheet);
    }
}
