package org.zonemark.sheet;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads workbooks of the kind that Excel saved before 2007 and WPS still saves (xls, et). They are held in memory whole. */
final class XlsReader {

    /** Beyond that people have long had to save as xlsx. */
    private static final int MOST_MEGABYTES = 10;

    private XlsReader() {}

    static void read(Path file, SheetLimits limits, Guard guard) throws IOException {
        if (java.nio.file.Files.size(file) > (long) MOST_MEGABYTES << 20) {
            throw new UnreadableSheetException("large_old_workbook", MOST_MEGABYTES);
        }
        try (POIFSFileSystem parts = new POIFSFileSystem(file.toFile(), true)) {
            if (parts.getRoot().hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY)) {
                throw new UnreadableSheetException("password");
            }
            if (parts.getRoot().hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
                throw new UnreadableSheetException("macros");
            }
            OldRecords.check(parts.getRoot(), limits);
            try (HSSFWorkbook workbook = new HSSFWorkbook(parts)) {
                for (Sheet sheet : workbook) {
                    read(sheet, guard);
                }
            }
        } catch (EncryptedDocumentException e) {
            throw new UnreadableSheetException(e, "password");
        } catch (UnreadableSheetException e) {
            throw e;
        } catch (RuntimeException e) {
            // The library has no type of its own for what is broken in old files.
            throw new UnreadableSheetException(e, "damaged");
        }
    }

    private static void read(Sheet sheet, Guard guard) {
        guard.sheet(sheet.getSheetName());
        for (Row row : sheet) {
            guard.beginRow();
            for (Cell cell : row) {
                CellValue value = value(cell);
                if (value != null) {
                    guard.cell(cell.getColumnIndex(), value);
                }
            }
            guard.endRow(row.getRowNum() + 1);
        }
        sheet.getMergedRegions().forEach(region -> guard.merged(CellArea.of(region)));
    }

    private static @Nullable CellValue value(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> number(cell);
            case STRING -> CellValue.text(cell.getRichStringCellValue().getString());
            case BOOLEAN -> CellValue.truth(cell.getBooleanCellValue());
            case ERROR ->
                CellValue.error(FormulaError.forInt(cell.getErrorCellValue()).getString());
            default -> null;
        };
    }

    private static CellValue number(Cell cell) {
        double number = cell.getNumericCellValue();
        int id = cell.getCellStyle().getDataFormat();
        return switch (CellFormats.kind(id, cell.getCellStyle().getDataFormatString())) {
            case PERCENT -> CellValue.percent(number);
            case DATE ->
                DateUtil.isValidExcelDate(number)
                        ? CellValue.date(cell.getLocalDateTimeCellValue().toLocalDate())
                        : CellValue.number(number);
            default -> CellValue.number(number);
        };
    }
}
