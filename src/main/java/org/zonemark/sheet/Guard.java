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
    private long rowCharacters;
    private long texts;
    private long sharedCharacters;
    private long characters;
    private long areas;
    private SortedMap<Integer, CellValue> row = new TreeMap<>();

    Guard(SheetLimits limits, RowHandler handler) {
        this.limits = limits;
        this.handler = handler;
    }

    /** A text that cells may share. */
    void text(int length) {
        texts++;
        if (texts > limits.texts()) {
            throw new UnreadableSheetException("many_texts", limits.texts());
        }
        sharedCharacters += length;
        checkCharacters(sharedCharacters);
    }

    void sheet(String name) {
        if (name.length() > SheetLimits.LONGEST_NAME) {
            throw new UnreadableSheetException("damaged");
        }
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
        rowCharacters = 0;
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
        rowCharacters += value.text().length();
        characters += value.text().length();
        checkCharacters(characters);
        if (rowCharacters > SheetLimits.LONGEST_ROW) {
            throw longRow();
        }
        row.put(column, value);
    }

    void checkLength(int characters) {
        if (characters > SheetLimits.LONGEST_TEXT) {
            throw new UnreadableSheetException("long_text", sheet, SheetLimits.LONGEST_TEXT);
        }
    }

    /** A text that cells share is read once for each of them, and so takes as long. */
    private void checkCharacters(long sum) {
        if (sum > limits.characters()) {
            throw new UnreadableSheetException("many_characters", limits.characters());
        }
    }

    UnreadableSheetException longRow() {
        return new UnreadableSheetException("long_row", sheet, SheetLimits.LONGEST_ROW);
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
        areas++;
        if (areas > limits.cells()) {
            throw new UnreadableSheetException("many_areas", limits.cells());
        }
        handler.merged(area);
    }
}
