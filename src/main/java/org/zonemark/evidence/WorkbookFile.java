package org.zonemark.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.zonemark.evidence.EvidenceRefusedException.Reason;

/**
 * XLSX (ISO/IEC 29500): a zip archive whose parts make a workbook without macros.
 *
 * <p>Every part is unpacked once, into nothing, to see that it is what the directory says and no larger.
 */
final class WorkbookFile {

    /** What a workbook may unpack to. */
    static final long MOST_BYTES = 500L << 20;

    /** How many times its packed size a part may unpack to; sheets of repeated cells come to some tens. */
    static final int MOST_TIMES = 200;

    /** Up to that a part may unpack to any number of times its size. */
    private static final long FREE_BYTES = 10L << 20;

    private static final String TYPES = "[content_types].xml";
    private static final String RELATIONS = "_rels/.rels";
    private static final int LONGEST_TYPES = 1 << 20;
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    /** Macros of both generations, and controls that run programs. */
    private static final List<String> ACTIVE = List.of("macroenabled", "vbaproject", "macrosheet", "activex");

    private static final int SHOWN_NAME = 60;

    private WorkbookFile() {}

    static void check(FileChannel file) throws IOException {
        List<ZipPart> parts = ZipDirectory.read(file);
        checkPacking(parts);
        Map<String, ZipPart> byName = byName(parts);
        try {
            checkKind(file, byName);
            for (ZipPart part : parts) {
                unpack(file, part);
            }
        } catch (ZipException e) {
            throw damaged();
        }
    }

    private static void checkPacking(List<ZipPart> parts) {
        long total = 0;
        for (ZipPart part : parts) {
            if (part.isEncrypted()) {
                throw new EvidenceRefusedException(Reason.ENCRYPTED);
            }
            if (!part.hasGoodName()) {
                throw new EvidenceRefusedException(Reason.BAD_PART_NAME, shown(part.name()));
            }
            total += Math.min(part.size(), MOST_BYTES + 1);
            boolean blownUp = part.size() > FREE_BYTES && part.size() / MOST_TIMES >= part.packed();
            if (total > MOST_BYTES || blownUp) {
                throw unpacksTooLarge();
            }
        }
    }

    private static Map<String, ZipPart> byName(List<ZipPart> parts) {
        Map<String, ZipPart> byName = new HashMap<>();
        for (ZipPart part : parts) {
            if (byName.put(part.key(), part) != null) {
                throw damaged();
            }
        }
        return byName;
    }

    private static void checkKind(FileChannel file, Map<String, ZipPart> parts) throws IOException {
        ZipPart types = parts.get(TYPES);
        if (types == null || !parts.containsKey(RELATIONS)) {
            throw new EvidenceRefusedException(Reason.NOT_A_WORKBOOK);
        }
        if (types.size() > LONGEST_TYPES) {
            throw damaged();
        }
        Set<String> named;
        try (InputStream stream = types.open(file)) {
            named = PartTypes.read(stream.readNBytes((int) types.size()));
        }
        if (named.stream().anyMatch(WorkbookFile::isActive)
                || parts.keySet().stream().anyMatch(WorkbookFile::isActive)) {
            throw new EvidenceRefusedException(Reason.MACROS);
        }
        if (!named.contains(WORKBOOK)) {
            throw new EvidenceRefusedException(Reason.NOT_A_WORKBOOK);
        }
    }

    private static boolean isActive(String name) {
        return ACTIVE.stream().anyMatch(name::contains);
    }

    private static void unpack(FileChannel file, ZipPart part) throws IOException {
        CRC32 checksum = new CRC32();
        byte[] chunk = new byte[1 << 16];
        long size = 0;
        try (InputStream stream = part.open(file)) {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                size += count;
                if (size > part.size()) {
                    throw unpacksTooLarge();
                }
                checksum.update(chunk, 0, count);
            }
        }
        if (size != part.size() || checksum.getValue() != part.crc()) {
            throw damaged();
        }
    }

    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(SHOWN_NAME)
                .map(character -> FileName.isUnprintable(character) ? '?' : character)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static EvidenceRefusedException unpacksTooLarge() {
        return new EvidenceRefusedException(Reason.UNPACKS_TOO_LARGE, MOST_BYTES >> 20, MOST_TIMES);
    }

    private static EvidenceRefusedException damaged() {
        return Inspection.damaged(ContentType.XLSX);
    }
}
