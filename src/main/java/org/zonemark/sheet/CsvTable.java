package org.zonemark.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A table as comma-separated text in UTF-8, with the mark at its beginning by which Excel knows that. */
final class CsvTable implements TableWriter {

    private static final char MARK = '\uFEFF';

    private final CSVPrinter rows;

    CsvTable(List<String> headings, OutputStream out) throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(MARK);
        this.rows = new CSVPrinter(writer, CSVFormat.RFC4180);
        rows.printRecord(headings.stream().map(GuardedText::write).toList());
    }

    @Override
    public void row(List<@Nullable CellValue> cells) throws IOException {
        for (CellValue cell : cells) {
            rows.print(
                    cell == null
                            ? ""
                            : cell.kind() == CellValue.Kind.TEXT ? GuardedText.write(cell.text()) : cell.text());
        }
        rows.println();
    }

    @Override
    public void close() throws IOException {
        rows.close(true);
    }
}
