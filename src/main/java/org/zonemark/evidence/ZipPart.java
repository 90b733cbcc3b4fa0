package org.zonemark.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Locale;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.zonemark.evidence.EvidenceRefusedException.Reason;

/**
 * A part of a zip archive, as the archive's directory tells of it.
 *
 * @param packed length of its bytes in the archive
 * @param size length when unpacked
 * @param offset where in the file its own header stands
 * @param link whether it is to be made a link when unpacked, and not a file
 */
record ZipPart(String name, int flags, int method, long crc, long packed, long size, long offset, boolean link) {

    /** Length of its own header without the name. */
    static final int HEADER_LENGTH = 30;

    private static final long HEADER = 0x04034b50;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int LONGEST_NAME = 250;

    boolean isEncrypted() {
        return isEncrypted(flags);
    }

    static boolean isEncrypted(int flags) {
        return (flags & ENCRYPTED) != 0;
    }

    /** Whether the name says where the part belongs and nothing else: no way up, no root, no drive. */
    boolean hasGoodName() {
        if (link
                || name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || name.codePoints().anyMatch(FileName::isUnprintable)) {
            return false;
        }
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (String step : path.split("/", -1)) {
            if (step.isEmpty() || step.equals(".") || step.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /** Names of parts are the same whatever their case (ISO/IEC 29500-2). */
    String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * Its content, unpacked as it is read.
     *
     * @throws EvidenceRefusedException if its own header says something else than the directory
     */
    InputStream open(FileChannel file) throws IOException {
        ByteReader in = new ByteReader(file, offset, file.size() - offset);
        boolean header = in.little(4) == HEADER;
        in.skip(2);
        int ownFlags = (int) in.little(2);
        boolean sameMethod = in.little(2) == method;
        in.skip(16);
        int nameLength = (int) in.little(2);
        int extraLength = (int) in.little(2);
        String ownName = new String(in.bytes(nameLength), ZipDirectory.charset(flags));
        if (isEncrypted(ownFlags)) {
            throw new EvidenceRefusedException(Reason.ENCRYPTED);
        }
        if (!header || !sameMethod || !ownName.equals(name)) {
            throw Inspection.damaged(ContentType.XLSX);
        }
        in.skip(extraLength);
        return unpacking(new Window(file, in.position(), packed));
    }

    private InputStream unpacking(InputStream bytes) {
        if (method == STORED) {
            return bytes;
        }
        if (method != DEFLATED) {
            throw Inspection.damaged(ContentType.XLSX);
        }
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(bytes, inflater, 1 << 16) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }
}
