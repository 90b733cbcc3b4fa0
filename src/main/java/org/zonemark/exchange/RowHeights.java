package org.zonemark.exchange;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Makes rows as high as their wrapped texts need; spreadsheet programs do not do so for cells that they did not write. */
final class RowHeights {

    private static final int CHARACTER = 256;
    private static final float LINE = 15;
    private static final int MOST_LINES = 20;
    private static final int FIRST_WIDE = 0x1100;

    private RowHeights() {}

    /** @param from the first row, from 0 */
    static void fit(XSSFSheet sheet, int from) {
        for (int number = from; number <= sheet.getLastRowNum(); number++) {
            Row row = sheet.getRow(number);
            if (row != null) {
                int lines = 1;
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.STRING
                            && cell.getCellStyle().getWrapText()) {
                        int width = sheet.getColumnWidth(cell.getColumnIndex()) / CHARACTER;
                        lines = Math.max(lines, lines(cell.getStringCellValue(), width));
                    }
                }
                row.setHeightInPoints(Math.min(lines, MOST_LINES) * LINE);
            }
        }
    }

    /** How many lines a text takes where a Chinese character is as wide as two others. */
    private static int lines(String text, int width) {
        return text.lines()
                .mapToInt(line -> {
                    int wide =
                            line.chars().map(one -> one >= FIRST_WIDE ? 2 : 1).sum();
                    return Math.max(1, (wide + width - 2) / Math.max(1, width - 1));
                })
                .sum();
    }
}
