package org.zonemark.sheet;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/**
 * A rectangle of cells.
 *
 * @param firstRow from 1
 * @param firstColumn from 0
 */
public record CellArea(int firstRow, int lastRow, int firstColumn, int lastColumn) {

    /** @throws IllegalArgumentException if it is written otherwise than {@code A1:C4} */
    static CellArea of(String written) {
        CellRangeAddress range = CellRangeAddress.valueOf(written);
        return of(range);
    }

    static CellArea of(CellRangeAddress range) {
        return new CellArea(
                range.getFirstRow() + 1, range.getLastRow() + 1, range.getFirstColumn(), range.getLastColumn());
    }

    public boolean covers(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }

    /** As people write it: {@code B7:C9}. */
    @Override
    public String toString() {
        return name(firstRow, firstColumn) + ":" + name(lastRow, lastColumn);
    }

    /** The name of a cell: row 7 of column 1 is {@code B7}. */
    public static String name(int row, int column) {
        return CellReference.convertNumToColString(column) + row;
    }
}
