package org.zonemark.rulebook;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The central directory of a zip in memory, read strictly: it alone says which files there are, of which kind and size,
 * and each local header must say the same name.
 */
final class ArchiveDirectory {

    private static final int END_MARK = 0x06054b50;
    private static final int ENTRY_MARK = 0x02014b50;
    private static final int FILE_MARK = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int FILE_LENGTH = 30;
    private static final int UNIX = 3;
    private static final int SHORT = 0xFFFF;

    private final byte[] zip;
    private final ByteBuffer buffer;

    ArchiveDirectory(byte[] zip) {
        this.zip = zip;
        this.buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws RulebookException if it is no zip, or one of several parts or with too many entries */
    List<ArchiveEntry> entries() {
        int end = end();
        int count = unsignedShort(end + 10);
        if (count > RulebookLimits.FILES || count != unsignedShort(end + 8)) {
            throw refused(count + " entries; at most " + RulebookLimits.FILES + " in one part are due");
        }
        List<ArchiveEntry> entries = new ArrayList<>();
        long at = unsignedInt(end + 16);
        for (int i = 0; i < count; i++) {
            if (at + ENTRY_LENGTH > end || buffer.getInt((int) at) != ENTRY_MARK) {
                throw refused("the directory of the archive is broken");
            }
            int start = (int) at;
            int nameLength = unsignedShort(start + 28);
            at += ENTRY_LENGTH + nameLength + unsignedShort(start + 30) + unsignedShort(start + 32);
            if (at > end) {
                throw refused("the directory of the archive is broken");
            }
            entries.add(entry(start, name(start + ENTRY_LENGTH, nameLength)));
        }
        return entries;
    }

    /** @throws RulebookException if the file is not where and what the directory says */
    byte[] file(ArchiveEntry entry) {
        if (entry.at() + FILE_LENGTH > zip.length || buffer.getInt((int) entry.at()) != FILE_MARK) {
            throw entry.refused("is not where the archive's directory says");
        }
        int at = (int) entry.at();
        int nameLength = unsignedShort(at + 26);
        int from = at + FILE_LENGTH + nameLength + unsignedShort(at + 28);
        if (from > zip.length || !name(at + FILE_LENGTH, nameLength).equals(entry.name())) {
            throw entry.refused("has another name in front of the file than in the archive's directory");
        }
        return entry.unpacked(zip, from);
    }

    private int end() {
        for (int at = zip.length - END_LENGTH; at >= 0 && at >= zip.length - END_LENGTH - SHORT; at--) {
            if (buffer.getInt(at) == END_MARK && at + END_LENGTH + unsignedShort(at + 20) == zip.length) {
                return at;
            }
        }
        throw refused("is not a zip");
    }

    private ArchiveEntry entry(int at, String name) {
        int mode = unsignedShort(at + 4) >> 8 == UNIX ? unsignedShort(at + 40) : 0;
        return new ArchiveEntry(
                name,
                unsignedShort(at + 8),
                unsignedShort(at + 10),
                unsignedInt(at + 16),
                unsignedInt(at + 20),
                unsignedInt(at + 24),
                unsignedInt(at + 42),
                mode);
    }

    private String name(int at, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(zip, at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("holds a file whose name is not UTF-8");
        }
    }

    private int unsignedShort(int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private long unsignedInt(int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }

    private static RulebookException refused(String cause) {
        return new RulebookException(new RulebookFault(RulebookArchive.NAME, 0, cause));
    }
}
