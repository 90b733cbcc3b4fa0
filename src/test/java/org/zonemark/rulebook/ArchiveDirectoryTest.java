package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveDirectoryTest {

    private static final int FILE_MARK = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int MADE_BY = 5;
    private static final byte UNIX = 3;

    /** The place of the directory, in the end of an archive without a comment. */
    private static final int DIRECTORY_AT = 16;

    @Test
    void readsTheNamesSizesAndPlacesOfEntriesWithCommentsAndExtraFields() throws IOException {
        byte[] zip = zip("", "a.drl", "folder/b.drl", "c.drl");

        List<ArchiveEntry> entries = new ArchiveDirectory(zip).entries();

        assertThat(entries).extracting(ArchiveEntry::name).containsExactly("a.drl", "folder/b.drl", "c.drl");
        assertThat(entries).extracting(ArchiveEntry::length).containsExactly(5L, 12L, 5L);
        assertThat(entries).extracting(ArchiveEntry::method).containsOnly(ZipEntry.DEFLATED);
        assertThat(entries).extracting(ArchiveEntry::unixMode).containsOnly(0);
        for (ArchiveEntry entry : entries) {
            assertThat(new ArchiveDirectory(zip).file(entry))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(entry.name());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0xFFFF})
    void findsTheDirectoryInFrontOfAComment(int length) throws IOException {
        byte[] zip = zip("x".repeat(length), "a.drl");

        assertThat(new ArchiveDirectory(zip).entries())
                .extracting(ArchiveEntry::name)
                .containsExactly("a.drl");
    }

    @Test
    void anArchiveOfNothingIsOne() throws IOException {
        byte[] zip = zip("");

        assertThat(zip).hasSize(END_LENGTH);
        assertThat(new ArchiveDirectory(zip).entries()).isEmpty();
    }

    @Test
    void asManyEntriesAsARulebookMayHaveAreRead() throws IOException {
        assertThat(new ArchiveDirectory(zipOf(RulebookLimits.FILES)).entries()).hasSize(RulebookLimits.FILES);
        byte[] more = zipOf(RulebookLimits.FILES + 1);
        isRefused(() -> new ArchiveDirectory(more).entries(), "(archive)", "501 entries; at most 500 in one part");
    }

    @Test
    void theModeOfAFileIsReadWhereAUnixSystemMadeTheArchive() throws IOException {
        byte[] zip = zip("", "a.drl");
        int entry = entryOf(zip);
        little(zip).putShort(entry + 40, (short) 0x81A4);

        assertThat(new ArchiveDirectory(zip).entries().get(0).unixMode()).isZero();
        zip[entry + MADE_BY] = UNIX;
        assertThat(new ArchiveDirectory(zip).entries().get(0).unixMode()).isEqualTo(0x81A4);
    }

    @Test
    void anArchiveInSeveralPartsIsRefused() throws IOException {
        byte[] zip = zip("", "a.drl", "b.drl");
        little(zip).putShort(zip.length - END_LENGTH + 8, (short) 1);

        isRefused(() -> new ArchiveDirectory(zip).entries(), "(archive)", "2 entries; at most 500 in one part");
    }

    @Test
    void anEntryMayReachToTheEndOfTheDirectoryWithAnEmptyName() throws IOException {
        byte[] zip = zip("", "");

        assertThat(new ArchiveDirectory(zip).entries())
                .extracting(ArchiveEntry::name)
                .containsExactly("");
    }

    @Test
    void aDirectoryThatLiesElsewhereIsRefused() throws IOException {
        for (int beyond : new int[] {1, 20, END_LENGTH, 1_000, Integer.MIN_VALUE, -1}) {
            byte[] zip = zip("", "a.drl");
            int end = zip.length - END_LENGTH;
            little(zip).putInt(end + DIRECTORY_AT, beyond < 0 ? beyond : end + beyond);

            isRefused(() -> new ArchiveDirectory(zip).entries(), "(archive)", "the directory of the archive is broken");
        }
    }

    @Test
    void anEntryThatReachesBeyondTheDirectoryIsRefused() throws IOException {
        byte[] zip = zip("", "a.drl");
        little(zip).putShort(entryOf(zip) + 32, (short) 0xFFFF);

        isRefused(() -> new ArchiveDirectory(zip).entries(), "(archive)", "the directory of the archive is broken");
    }

    @Test
    void aFileOfNothingMayStandAtTheVeryEnd() {
        assertThat(new ArchiveDirectory(header("")).file(stored("", 0, 0))).isEmpty();
    }

    @Test
    void aFileBehindTheEndIsRefused() {
        byte[] zip = header("a");

        for (long at : new long[] {2, zip.length - 10L, zip.length, Integer.MAX_VALUE, 0xFFFF_FFFFL}) {
            isRefused(
                    () -> new ArchiveDirectory(zip).file(stored("a", 0, at)),
                    "a",
                    "is not where the archive's directory says");
        }
    }

    @Test
    void aHeaderThatReachesBehindTheEndIsRefused() {
        byte[] zip = header("a");
        little(zip).putShort(28, (short) 1);

        isRefused(
                () -> new ArchiveDirectory(zip).file(stored("a", 0, 0)), "a", "has another name in front of the file");
    }

    @Test
    void aFileThatIsCutOffIsRefused() {
        isRefused(() -> new ArchiveDirectory(header("a")).file(stored("a", 1, 0)), "a", "is cut off");
    }

    private static ArchiveEntry stored(String name, int length, long at) {
        return new ArchiveEntry(name, 0, ZipEntry.STORED, 0, length, length, at, 0);
    }

    /** What stands in front of a file in an archive. */
    private static byte[] header(String name) {
        byte[] header = new byte[30 + name.length()];
        little(header).putInt(FILE_MARK).putShort(26, (short) name.length());
        System.arraycopy(name.getBytes(StandardCharsets.UTF_8), 0, header, 30, name.length());
        return header;
    }

    private static byte[] zipOf(int files) throws IOException {
        String[] names = new String[files];
        for (int i = 0; i < files; i++) {
            names[i] = i + ".drl";
        }
        return zip("", names);
    }

    /** Each file holds its own name. */
    private static byte[] zip(String comment, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment(comment);
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                if (!name.isEmpty()) {
                    entry.setComment("said of " + name);
                    entry.setExtra(new byte[] {0x55, 0x55, 1, 0, 7});
                }
                zip.putNextEntry(entry);
                zip.write(name.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Where the first entry of the directory begins. */
    private static int entryOf(byte[] zip) {
        return new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void isRefused(ThrowingCallable reading, String file, String cause) {
        Refusals.isRefused(reading, file, 0, cause);
    }
}
