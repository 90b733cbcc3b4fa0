package org.zonemark.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HexFormat;
import org.zonemark.evidence.EvidenceRefusedException.Reason;

/**
 * Says what a file is. Only its content counts; what it is called, and what its sender says that it is, are not asked.
 *
 * <p>It is strict on purpose: a file must begin as what it is, be whole, and end where it ends, so that it is the same
 * thing to every program that may open it.
 */
final class Inspection {

    private static final int HEAD_LENGTH = 8;
    private static final String PDF = "255044462d";
    private static final String PNG = "89504e470d0a1a0a";
    private static final String JPEG = "ffd8ff";
    private static final String ZIP = "504b0304";
    private static final String EMPTY_ZIP = "504b0506";
    private static final String OLD_OFFICE = "d0cf11e0a1b11ae1";

    private Inspection() {}

    /** @throws EvidenceRefusedException if the file is none of the types that are taken, or not a sound one */
    static ContentType typeOf(FileChannel file) throws IOException {
        ContentType type = supposed(file);
        try {
            check(file, type);
        } catch (EOFException e) {
            throw damaged(type);
        }
        return type;
    }

    /** The file ends too early, or is not what its own description says. */
    static EvidenceRefusedException damaged(ContentType type) {
        return new EvidenceRefusedException(Reason.DAMAGED, type);
    }

    private static ContentType supposed(FileChannel file) throws IOException {
        if (file.size() == 0) {
            throw new EvidenceRefusedException(Reason.EMPTY);
        }
        int length = (int) Math.min(HEAD_LENGTH, file.size());
        String head = HexFormat.of().formatHex(ByteReader.whole(file).bytes(length));
        if (head.startsWith(PDF)) {
            return ContentType.PDF;
        }
        if (head.equals(PNG)) {
            return ContentType.PNG;
        }
        if (head.startsWith(JPEG)) {
            return ContentType.JPEG;
        }
        if (head.startsWith(ZIP)) {
            return ContentType.XLSX;
        }
        if (head.startsWith(EMPTY_ZIP)) {
            throw new EvidenceRefusedException(Reason.NOT_A_WORKBOOK);
        }
        throw new EvidenceRefusedException(head.equals(OLD_OFFICE) ? Reason.OLD_OFFICE : Reason.UNKNOWN_TYPE);
    }

    private static void check(FileChannel file, ContentType type) throws IOException {
        if (type == ContentType.XLSX) {
            WorkbookFile.check(file);
            return;
        }
        if (ZipDirectory.isHiddenIn(file)) {
            throw new EvidenceRefusedException(Reason.TWO_FILES_IN_ONE, type);
        }
        switch (type) {
            case PDF -> PdfFile.check(file);
            case PNG -> PngFile.check(file);
            default -> JpegFile.check(file);
        }
    }
}
