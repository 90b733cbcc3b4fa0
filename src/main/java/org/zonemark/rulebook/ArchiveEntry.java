package org.zonemark.rulebook;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One entry of the central directory of a zip.
 *
 * @param flags the general purpose flags
 * @param method 0 stored, 8 deflated
 * @param stored bytes that it takes in the archive
 * @param length bytes of the file, as the directory says
 * @param at place of its local header
 * @param unixMode the file mode of a Unix system; 0 where another made it
 */
record ArchiveEntry(String name, int flags, int method, long crc, long stored, long length, long at, int unixMode) {

    private static final int ENCRYPTED = 0x2041;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int KIND_OF_FILE = 0xF000;
    private static final int REGULAR_FILE = 0x8000;
    private static final int FOLDER = 0x4000;

    boolean isFolder() {
        return name.endsWith("/");
    }

    /** @throws RulebookException if it is more than a plain file or folder of a size that a rulebook has */
    ArchiveEntry checked() {
        int kind = unixMode & KIND_OF_FILE;
        if ((flags & ENCRYPTED) != 0) {
            throw refused("is encrypted; an archive without a password is due");
        }
        if (method != STORED && method != DEFLATED) {
            throw refused("is packed by method " + method + "; stored or deflated is due");
        }
        if (kind != 0 && kind != (isFolder() ? FOLDER : REGULAR_FILE)) {
            throw refused("is a link or a device; plain files and folders are due");
        }
        if (length > RulebookLimits.FILE_BYTES || isFolder() && length > 0) {
            throw refused(length + " bytes; a file of at most " + RulebookLimits.FILE_BYTES + " is due");
        }
        return this;
    }

    /**
     * The file, never inflated beyond the length that the directory says.
     *
     * @throws RulebookException if it is not what the directory says
     */
    byte[] unpacked(byte[] zip, int from) {
        if (from + stored > zip.length) {
            throw refused("is cut off");
        }
        byte[] bytes = new byte[(int) length];
        int written = method == STORED ? copied(zip, from, bytes) : inflated(zip, from, bytes);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        if (written != bytes.length || sum.getValue() != crc) {
            throw refused("is not what the archive's directory says: damaged, or longer than said");
        }
        return bytes;
    }

    private int copied(byte[] zip, int from, byte[] bytes) {
        if (stored != bytes.length) {
            return -1;
        }
        System.arraycopy(zip, from, bytes, 0, bytes.length);
        return bytes.length;
    }

    /** The bytes written; -1 if there would be more. */
    private int inflated(byte[] zip, int from, byte[] bytes) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(zip, from, (int) stored);
            int written = 0;
            while (written < bytes.length && !inflater.finished()) {
                int more = inflater.inflate(bytes, written, bytes.length - written);
                if (more == 0) {
                    return -1;
                }
                written += more;
            }
            boolean ended = inflater.finished() || inflater.inflate(new byte[1]) == 0 && inflater.finished();
            return ended ? written : -1;
        } catch (DataFormatException e) {
            throw refused("cannot be unpacked: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    RulebookException refused(String cause) {
        return new RulebookException(new RulebookFault(name, 0, cause));
    }
}
