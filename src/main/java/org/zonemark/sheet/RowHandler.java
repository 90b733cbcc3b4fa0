package org.zonemark.sheet;

import java.util.SortedMap;

/** Is told what stands in a workbook, in the order in which it is read. */
public interface RowHandler {

    /** A sheet begins. */
    void sheet(String name);

    /**
     * A row in which something stands.
     *
     * @param number from 1, as spreadsheets count
     * @param cells those that are not blank, by column from 0
     */
    void row(int number, SortedMap<Integer, CellValue> cells);

    /** Cells of the present sheet that are one. Told after all of its rows. */
    default void merged(CellArea area) {}
}
