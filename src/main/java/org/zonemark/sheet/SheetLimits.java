package org.zonemark.sheet;

/**
 * How much of a workbook is read at most, so that none can take all memory or time.
 *
 * @param bytes of the file
 * @param unpackedBytes of each part of the file
 * @param rows in which something stands, for each sheet
 * @param cells in which something stands, in all
 * @param texts that cells share, whether or not any cell names them
 * @param characters of all these texts together, and of all cells together
 */
public record SheetLimits(long bytes, long unpackedBytes, int rows, long cells, int texts, long characters) {

    static final int MOST_SHEETS = 200;

    /** Spreadsheet programs have no more rows than that, empty ones included. */
    static final int MOST_EMPTY_ROWS = 1_048_576;

    /** Spreadsheet programs take no longer text in one cell. */
    static final int LONGEST_TEXT = 32_767;

    /** Of all cells of a row together. A lot of rows is in memory at once. */
    static final int LONGEST_ROW = 1 << 18;

    /** Spreadsheet programs take no longer names of sheets; 31 characters, but not everybody keeps to that. */
    static final int LONGEST_NAME = 255;

    /** A form of one zone. */
    public static final SheetLimits FORM = new SheetLimits(10L << 20, 64L << 20, 5_000, 200_000, 200_000, 8L << 20);

    /** A table of many zones. */
    public static final SheetLimits TABLE =
            new SheetLimits(64L << 20, 1L << 30, 20_000, 5_000_000, 2_000_000, 64L << 20);
}
