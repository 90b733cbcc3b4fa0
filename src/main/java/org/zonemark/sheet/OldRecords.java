package org.zonemark.sheet;

import java.io.EOFException;
import java.io.IOException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.MulBlankRecord;
import org.apache.poi.hssf.record.MulRKRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.util.LittleEndian;

/**
 * Counts what the library would make of an old workbook, by the heads of its records alone: a text of three bytes becomes many
 * times as much in memory, and so does a blank cell of two.
 */
final class OldRecords {

    /** Each diagram begins as a sheet does. */
    private static final int MOST_BEGINNINGS = 1_000;

    /** Cells have one each; rows, formats and the like have others. */
    private static final int FOR_OTHER_THINGS = 200_000;

    private static final int BYTES_OF_A_BLANK = 2;
    private static final int BYTES_OF_A_NUMBER = 6;
    private static final int BYTES_OF_AN_AREA = 8;

    private final SheetLimits limits;
    private long things;
    private int sheets;
    private int beginnings;

    private OldRecords(SheetLimits limits) {
        this.limits = limits;
    }

    /** @throws UnreadableSheetException if there are more than may be read */
    static void check(DirectoryNode parts, SheetLimits limits) throws IOException {
        OldRecords records = new OldRecords(limits);
        try (DocumentInputStream in = parts.createDocumentInputStream(
                parts.getEntryCaseInsensitive(HSSFWorkbook.getWorkbookDirEntryName(parts)))) {
            byte[] head = new byte[LittleEndian.INT_SIZE];
            while (in.readNBytes(head, 0, head.length) == head.length) {
                int length = LittleEndian.getUShort(head, LittleEndian.SHORT_SIZE);
                records.count(LittleEndian.getUShort(head), length, in.readNBytes(length));
            }
        } catch (EOFException e) {
            throw new UnreadableSheetException(e, "damaged");
        }
    }

    private void count(int kind, int length, byte[] content) {
        things += switch (kind) {
            case MulBlankRecord.sid -> length / BYTES_OF_A_BLANK;
            case MulRKRecord.sid -> length / BYTES_OF_A_NUMBER;
            case MergeCellsRecord.sid -> length / BYTES_OF_AN_AREA;
            default -> 1;
        };
        sheets += kind == BoundSheetRecord.sid ? 1 : 0;
        beginnings += kind == BOFRecord.sid ? 1 : 0;
        if (sheets > SheetLimits.MOST_SHEETS || beginnings > MOST_BEGINNINGS) {
            throw new UnreadableSheetException("many_sheets", SheetLimits.MOST_SHEETS);
        }
        if (things > limits.cells() + FOR_OTHER_THINGS) {
            throw new UnreadableSheetException("many_cells", limits.cells());
        }
        if (kind == SSTRecord.sid && uniqueTexts(content) > limits.texts()) {
            throw new UnreadableSheetException("many_texts", limits.texts());
        }
    }

    /** As many as the library reads, however many follow. */
    private static long uniqueTexts(byte[] content) {
        return content.length < 2 * LittleEndian.INT_SIZE ? 0 : LittleEndian.getUInt(content, LittleEndian.INT_SIZE);
    }
}
