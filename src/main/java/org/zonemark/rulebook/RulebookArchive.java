package org.zonemark.rulebook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A rulebook as one zip: the files of the {@code rules/} folder, at the root or under one folder.
 *
 * <p>Packing the same files gives the same bytes, on any machine and at any time: in the order of paths, not compressed,
 * with one fixed time. Unpacking trusts nothing: what could lead out of a folder, hide a file or fill memory is refused.
 */
final class RulebookArchive {

    /** What faults of the archive as a whole are said of. */
    static final String NAME = "(archive)";

    private static final String FIRST_FILE = "rulebook.yaml";
    private static final String LEFT_BY_MACS = "__MACOSX/";
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private RulebookArchive() {}

    static byte[] pack(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    /** @throws RulebookException if it is no archive of a rulebook */
    static Map<String, byte[]> unpack(byte[] zip) {
        if (zip.length > RulebookLimits.ARCHIVE_BYTES) {
            throw refused(NAME, zip.length + " bytes; at most " + RulebookLimits.ARCHIVE_BYTES + " are due");
        }
        ArchiveDirectory directory = new ArchiveDirectory(zip);
        List<ArchiveEntry> entries =
                directory.entries().stream().map(ArchiveEntry::checked).toList();
        long total = entries.stream().mapToLong(ArchiveEntry::length).sum();
        if (total > RulebookLimits.TOTAL_BYTES) {
            throw refused(NAME, total + " bytes when unpacked; at most " + RulebookLimits.TOTAL_BYTES + " are due");
        }
        checkNames(entries);
        Map<String, byte[]> files = new TreeMap<>();
        String top = topFolder(entries);
        for (ArchiveEntry entry : entries) {
            if (!entry.isFolder() && !isBeside(entry.name())) {
                files.put(withoutTop(entry, top), directory.file(entry));
            }
        }
        return files;
    }

    private static ZipEntry entry(String path, byte[] file) {
        CRC32 sum = new CRC32();
        sum.update(file);
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(FIXED_TIME);
        return entry;
    }

    /** No two names that one file system or another takes for the same. */
    private static void checkNames(List<ArchiveEntry> entries) {
        Map<String, String> seen = new HashMap<>();
        for (ArchiveEntry entry : entries) {
            String name =
                    entry.isFolder() ? entry.name().substring(0, entry.name().length() - 1) : entry.name();
            RulebookPath.checked(name);
            String before = seen.put(folded(name), name);
            if (before != null) {
                String cause = before.equals(name)
                        ? "stands in the archive twice"
                        : "differs from " + before + " by case or accents only";
                throw refused(name, cause + "; one file of a name is due");
            }
        }
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Empty where the files stand at the root. */
    private static String topFolder(List<ArchiveEntry> entries) {
        for (ArchiveEntry entry : entries) {
            String name = entry.name();
            int slash = name.indexOf('/');
            if (name.equals(FIRST_FILE)) {
                return "";
            }
            if (name.equals(name.substring(0, slash + 1) + FIRST_FILE)) {
                return name.substring(0, slash + 1);
            }
        }
        throw refused(FIRST_FILE, "the file is missing, at the root of the archive or in its one folder");
    }

    private static boolean isBeside(String name) {
        return RulebookPath.isBeside(name) || name.startsWith(LEFT_BY_MACS);
    }

    private static String withoutTop(ArchiveEntry entry, String top) {
        if (entry.name().startsWith(top)) {
            return entry.name().substring(top.length());
        }
        throw entry.refused("stands outside the folder " + top + " of the rulebook; nothing reads it");
    }

    private static RulebookException refused(String file, String cause) {
        return new RulebookException(new RulebookFault(file, 0, cause));
    }
}
