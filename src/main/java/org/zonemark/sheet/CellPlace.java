package org.zonemark.sheet;

/**
 * Where something was typed.
 *
 * @param sheet empty in a file that has no sheets
 * @param row from 1
 * @param column from 0
 */
public record CellPlace(String sheet, int row, int column) {

    /** As people name it: {@code F12}. */
    public String cell() {
        return CellArea.name(row, column);
    }
}
