package org.zonemark.sheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.poifs.filesystem.FileMagic;

/** A file of whatever kind a spreadsheet program saves. */
public final class SheetFile {

    private SheetFile() {}

    /**
     * Reads a workbook (xlsx, as Excel, WPS and LibreOffice save it), an old workbook (xls, et) or comma-separated text.
     *
     * @throws UnreadableSheetException if it is none of these, is damaged, goes beyond a limit, is locked by a password, or
     *     carries macros, links to other workbooks or connections
     */
    public static void read(Path file, SheetLimits limits, RowHandler handler) {
        try {
            if (Files.size(file) > limits.bytes()) {
                throw new UnreadableSheetException("large_file", limits.bytes() >> 20);
            }
            if (Files.size(file) == 0) {
                throw new UnreadableSheetException("empty");
            }
            Guard guard = new Guard(limits, handler);
            switch (magic(file)) {
                case OOXML -> XlsxReader.read(file, limits, guard);
                case OLE2 -> XlsReader.read(file, limits, guard);
                case UNKNOWN, XML, HTML -> CsvReader.read(file, guard);
                default -> throw new UnreadableSheetException("other_kind");
            }
        } catch (IOException e) {
            throw new UnreadableSheetException(e, "damaged");
        }
    }

    private static FileMagic magic(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return FileMagic.valueOf(in);
        }
    }
}
