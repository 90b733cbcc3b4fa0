package org.zonemark.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zonemark.evidence.EvidenceRefusedException.Reason;

/** PDF (ISO 32000): its header at the very beginning, the address of its table and its end mark at the very end. */
final class PdfFile {

    private static final int HEADER_LENGTH = 8;
    private static final int TAIL_LENGTH = 2048;
    private static final Pattern HEADER = Pattern.compile("%PDF-[12]\\.\\d");
    private static final Pattern END = Pattern.compile("startxref\\s+(\\d{1,18})\\s+%%EOF");

    private PdfFile() {}

    static void check(FileChannel file) throws IOException {
        if (!HEADER.matcher(text(file, 0, HEADER_LENGTH)).matches()) {
            throw Inspection.damaged(ContentType.PDF);
        }
        long from = Math.max(0, file.size() - TAIL_LENGTH);
        String tail = text(file, from, (int) (file.size() - from));
        Matcher end = END.matcher(tail);
        int last = -1;
        long table = -1;
        while (end.find()) {
            last = end.end();
            table = Long.parseLong(end.group(1));
        }
        if (last < 0 || table >= file.size()) {
            throw Inspection.damaged(ContentType.PDF);
        }
        if (!tail.substring(last).chars().allMatch(PdfFile::isBlank)) {
            throw new EvidenceRefusedException(Reason.TWO_FILES_IN_ONE, ContentType.PDF);
        }
    }

    /** White space as PDF has it; scanners fill up with zeros. */
    private static boolean isBlank(int character) {
        return character == 0
                || character == '\t'
                || character == '\n'
                || character == '\f'
                || character == '\r'
                || character == ' ';
    }

    private static String text(FileChannel file, long from, int length) throws IOException {
        byte[] bytes = new ByteReader(file, from, file.size() - from).bytes(length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
