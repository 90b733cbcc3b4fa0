package org.zonemark.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The words to choose from, on a sheet that nobody sees: a list in a cell itself takes 255 characters and no commas. */
final class ChoiceLists {

    private static final String SHEET = "lists";

    private final XSSFWorkbook workbook;
    private final XSSFSheet sheet;
    private final Map<List<String>, String> ranges = new HashMap<>();
    private int rows;

    ChoiceLists(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.sheet = workbook.createSheet(SHEET);
    }

    /** Offers words in a cell, and takes no other. */
    void offer(XSSFSheet where, int row, int column, List<String> words, String title, String wrong) {
        String range = ranges.computeIfAbsent(words, this::added);
        DataValidationHelper helper = where.getDataValidationHelper();
        DataValidationConstraint list = helper.createFormulaListConstraint(range);
        DataValidation offered = helper.createValidation(list, new CellRangeAddressList(row, row, column, column));
        offered.setShowErrorBox(true);
        offered.setErrorStyle(DataValidation.ErrorStyle.STOP);
        offered.createErrorBox(title, wrong);
        where.addValidationData(offered);
    }

    private String added(List<String> words) {
        int first = rows + 1;
        for (String word : words) {
            sheet.createRow(rows++).createCell(0).setCellValue(word);
        }
        return SHEET + "!$A$" + first + ":$A$" + rows;
    }

    void hide() {
        workbook.setSheetOrder(SHEET, workbook.getNumberOfSheets() - 1);
        workbook.setSheetHidden(workbook.getSheetIndex(sheet), true);
        DimensionSheet.protect(sheet);
    }
}
