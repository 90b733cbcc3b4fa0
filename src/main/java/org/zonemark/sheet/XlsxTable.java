package org.zonemark.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A table as a workbook with one sheet. */
final class XlsxTable implements TableWriter {

    private static final int ROWS_IN_MEMORY = 100;
    private static final int CHARACTER = 256;
    private static final int LEAST_WIDTH = 10;
    private static final int MOST_WIDTH = 40;

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final SXSSFSheet sheet;
    private final OutputStream out;
    private final CellStyle percent;
    private int rows;

    XlsxTable(String title, List<String> headings, OutputStream out) {
        this.out = out;
        workbook.setCompressTempFiles(true);
        this.sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(title.isBlank() ? "1" : title));
        this.percent = workbook.createCellStyle();
        percent.setDataFormat(workbook.createDataFormat().getFormat("0.##%"));
        CellStyle bold = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setBold(true);
        bold.setFont(font);
        bold.setWrapText(true);
        Row row = sheet.createRow(rows++);
        for (int column = 0; column < headings.size(); column++) {
            Cell cell = row.createCell(column);
            cell.setCellValue(EscapedText.write(headings.get(column)));
            cell.setCellStyle(bold);
            int width = Math.max(
                    LEAST_WIDTH, Math.min(MOST_WIDTH, headings.get(column).length() * 2));
            sheet.setColumnWidth(column, width * CHARACTER);
        }
        sheet.createFreezePane(0, 1);
        if (!headings.isEmpty()) {
            sheet.setAutoFilter(new CellRangeAddress(0, 0, 0, headings.size() - 1));
        }
    }

    @Override
    public void row(List<@Nullable CellValue> cells) {
        Row row = sheet.createRow(rows++);
        for (int column = 0; column < cells.size(); column++) {
            CellValue value = cells.get(column);
            if (value != null) {
                set(row.createCell(column), value);
            }
        }
    }

    private void set(Cell cell, CellValue value) {
        switch (value.kind()) {
            case NUMBER -> cell.setCellValue(value.number());
            case PERCENT -> {
                cell.setCellValue(value.number());
                cell.setCellStyle(percent);
            }
            case TRUTH -> cell.setCellValue(value.text().equals("TRUE"));
            case TEXT, DATE, ERROR -> cell.setCellValue(EscapedText.write(value.text()));
        }
    }

    @Override
    public void close() throws IOException {
        try (SXSSFWorkbook ended = workbook) {
            ended.write(out);
            out.flush();
        }
    }
}
