package org.zonemark.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.zonemark.evidence.EvidenceRefusedException.Reason;

/** PNG (ISO 15948): chunks from IHDR to IEND, each with the checksum that it says, and nothing behind. */
final class PngFile {

    private static final int SIGNATURE_LENGTH = 8;
    private static final int HEADER_LENGTH = 13;
    private static final int PIECE = 1 << 16;

    private PngFile() {}

    static void check(FileChannel file) throws IOException {
        ByteReader in = ByteReader.whole(file);
        in.skip(SIGNATURE_LENGTH);
        String type = chunk(in, true);
        boolean pixels = false;
        while (!type.equals("IEND")) {
            type = chunk(in, false);
            pixels |= type.equals("IDAT");
        }
        if (!pixels) {
            throw Inspection.damaged(ContentType.PNG);
        }
        if (!in.isAtEnd()) {
            throw new EvidenceRefusedException(Reason.TWO_FILES_IN_ONE, ContentType.PNG);
        }
    }

    /** Reads a chunk and gives its type. */
    private static String chunk(ByteReader in, boolean first) throws IOException {
        long length = in.big(4);
        byte[] name = in.bytes(4);
        String type = new String(name, StandardCharsets.US_ASCII);
        if (first && !(type.equals("IHDR") && length == HEADER_LENGTH)) {
            throw Inspection.damaged(ContentType.PNG);
        }
        CRC32 checksum = new CRC32();
        checksum.update(name);
        for (long left = length; left > 0; left -= PIECE) {
            checksum.update(in.bytes((int) Math.min(left, PIECE)));
        }
        if (in.big(4) != checksum.getValue()) {
            throw Inspection.damaged(ContentType.PNG);
        }
        return type;
    }
}
