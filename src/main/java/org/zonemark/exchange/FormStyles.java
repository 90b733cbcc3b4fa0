package org.zonemark.exchange;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the cells of a form look: what may be typed in is light yellow, all else is locked. */
final class FormStyles {

    private static final String FONT = "Microsoft YaHei";
    private static final short SMALL = 10;
    private static final short LARGE = 16;
    private static final String SCORE = "0.00";

    final XSSFCellStyle title;
    final XSSFCellStyle text;
    final XSSFCellStyle bold;
    final XSSFCellStyle heading;
    final XSSFCellStyle input;
    final XSSFCellStyle score;
    final XSSFCellStyle quiet;
    final XSSFCellStyle total;

    FormStyles(XSSFWorkbook workbook) {
        XSSFFont plain = font(workbook, SMALL, false);
        XSSFFont strong = font(workbook, SMALL, true);
        XSSFFont faint = font(workbook, SMALL, false);
        faint.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
        title = style(workbook, font(workbook, LARGE, true), false);
        text = style(workbook, plain, true);
        bold = style(workbook, strong, true);
        quiet = style(workbook, faint, true);
        heading = style(workbook, strong, true);
        filled(heading, IndexedColors.GREY_25_PERCENT);
        framed(heading);
        input = style(workbook, plain, true);
        input.setLocked(false);
        input.setAlignment(HorizontalAlignment.LEFT);
        filled(input, IndexedColors.LIGHT_YELLOW);
        framed(input);
        score = style(workbook, plain, false);
        score.setDataFormat(workbook.createDataFormat().getFormat(SCORE));
        total = style(workbook, strong, false);
        total.setDataFormat(workbook.createDataFormat().getFormat(SCORE));
    }

    private static XSSFFont font(XSSFWorkbook workbook, short size, boolean bold) {
        XSSFFont font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(size);
        font.setBold(bold);
        return font;
    }

    private static XSSFCellStyle style(XSSFWorkbook workbook, XSSFFont font, boolean wrapped) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(wrapped);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private static void filled(XSSFCellStyle style, IndexedColors color) {
        style.setFillForegroundColor(color.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static void framed(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
    }
}
