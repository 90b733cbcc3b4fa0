package org.zonemark.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table row by row, in memory that does not grow with it. Texts stay texts: none is run as a formula. */
public interface TableWriter extends AutoCloseable {

    /** The kinds of file that a table is written as. */
    enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("text/csv;charset=UTF-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** As it stands behind the name of a file. */
        public String extension() {
            return org.zonemark.words.Code.of(this);
        }
    }

    /**
     * @param title of the sheet, where there are sheets
     * @param headings of the columns
     */
    static TableWriter of(Format format, String title, List<String> headings, OutputStream out) throws IOException {
        return format == Format.XLSX ? new XlsxTable(title, headings, out) : new CsvTable(headings, out);
    }

    /** @param cells in the order of the headings; null for a blank one */
    void row(List<@Nullable CellValue> cells) throws IOException;

    /** Ends the table; without it the file is none. */
    @Override
    void close() throws IOException;
}
