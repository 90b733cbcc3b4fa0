package org.zonemark.sheet;

import java.util.SortedMap;
import java.util.TreeMap;

/** Stops reading where a workbook holds more than it may, and drops what is blank. */
final class Guard {

    private final SheetLimits limits;
    private final RowHandler handler;
    private String sheet = "";
    private int sheets;
    private int rowsSeen;
    private int rows;
    private long cells;
    private SortedMap<Integer, CellValue> row = new TreeMap<>();

    Guard(SheetLimits limits, RowHandler handler) {
        this.limits = limits;
        this.handler = handler;
    }

    void sheet(String name) {
        sheet = name;
        sheets++;
        if (sheets > SheetLimits.MOST_SHEETS) {
            throw new UnreadableSheetException("many_sheets", SheetLimits.MOST_SHEETS);
        }
        rowsSeen = 0;
        rows = 0;
        handler.sheet(name);
    }

    void beginRow() {
        rowsSeen++;
        if (rowsSeen > SheetLimits.MOST_EMPTY_ROWS) {
            throw new UnreadableSheetException("many_rows", sheet, SheetLimits.MOST_EMPTY_ROWS);
        }
        row = new TreeMap<>();
    }

    void cell(int column, CellValue value) {
        if (value.text().isBlank()) {
            return;
        }
        cells++;
        if (cells > limits.cells()) {
            throw new UnreadableSheetException("many_cells", limits.cells());
        }
        checkLength(value.text().length());
        row.put(column, value);
    }

    void checkLength(int characters) {
        if (characters > SheetLimits.LONGEST_TEXT) {
            throw new UnreadableSheetException("long_text", sheet, SheetLimits.LONGEST_TEXT);
        }
    }

    void endRow(int number) {
        if (row.isEmpty()) {
            return;
        }
        rows++;
        if (rows > limits.rows()) {
            throw new UnreadableSheetException("many_rows", sheet, limits.rows());
        }
        handler.row(number, row);
    }

    void merged(CellArea area) {
        handler.merged(area);
    }
}
