package org.zonemark.sheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/**
 * The parts of a workbook, none of which unpacks to more than it may.
 *
 * <p>When a workbook is opened, the library reads as whole trees which parts there are, which of them belong together and who
 * wrote it; that takes many times the memory of its text, so that much less of it is allowed.
 */
final class BoundedParts implements ZipEntrySource {

    /** Some for each sheet, and for each picture. */
    private static final int MOST_PARTS = 5_000;

    private static final long MOST_READ_AS_TREES = 4L << 20;

    /** With which each entry in the directory of a ZIP file begins. */
    private static final int ENTRY = 0x504B0102;

    private final ZipEntrySource parts;
    private final long most;
    private long opening = MOST_READ_AS_TREES;
    private boolean opened;

    private BoundedParts(ZipEntrySource parts, long most) {
        this.parts = parts;
        this.most = most;
    }

    /** @param most bytes of each part */
    static BoundedParts of(Path file, long most) throws IOException {
        checkFewParts(file);
        return new BoundedParts(new ZipFileZipEntrySource(new ZipSecureFile(file.toFile())), most);
    }

    /** Counted before the library makes something of each of them, and wherever it would look for its directory. */
    private static void checkFewParts(Path file) throws IOException {
        int found = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            int last = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                last = last << Byte.SIZE | next;
                found += last == ENTRY ? 1 : 0;
            }
        }
        if (found > MOST_PARTS) {
            throw new UnreadableSheetException("many_parts", MOST_PARTS);
        }
    }

    /** From now on what is read is read as a stream. */
    void allOpened() {
        opened = true;
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        InputStream part = parts.getInputStream(entry);
        if (opened && !entry.getName().toLowerCase(Locale.ROOT).endsWith(".rels")) {
            return BoundedInputStream.builder()
                    .setInputStream(part)
                    .setMaxCount(most)
                    .setOnMaxCount((limit, count) -> {
                        throw new UnreadableSheetException("bomb");
                    })
                    .get();
        }
        byte[] whole;
        try (part) {
            whole = part.readNBytes((int) opening + 1);
        }
        opening -= whole.length;
        if (opening < 0) {
            throw new UnreadableSheetException("bomb");
        }
        return new java.io.ByteArrayInputStream(whole);
    }

    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
        return parts.getEntries();
    }

    @Override
    public ZipArchiveEntry getEntry(String name) {
        return parts.getEntry(name);
    }

    @Override
    public boolean isClosed() {
        return parts.isClosed();
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
