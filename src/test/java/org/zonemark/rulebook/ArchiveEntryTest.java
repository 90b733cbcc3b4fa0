package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveEntryTest {

    private static final byte[] FILE = "version: 1, and then 1, and then 1".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"a.drl, 0", "a.drl, 0x81A4", "folder/, 0", "folder/, 0x41ED"})
    void plainFilesAndFoldersPass(String name, String mode) {
        ArchiveEntry entry = entry(name, 0, ZipEntry.DEFLATED, 0, Integer.decode(mode));

        assertThat(entry.checked()).isSameAs(entry);
    }

    @ParameterizedTest
    @CsvSource({"a.drl, 0x41ED", "folder/, 0x81A4", "a.drl, 0xA1FF", "folder/, 0xA1FF", "a.drl, 0x21FF", "a.drl, 0xC1FF"
    })
    void whatIsNeitherFileNorFolderIsRefused(String name, String mode) {
        isRefused(
                () -> entry(name, 0, ZipEntry.DEFLATED, 0, Integer.decode(mode)).checked(),
                name,
                "is a link or a device");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0001, 0x0040, 0x2000, 0x0801})
    void encryptedFilesAreRefused(int flags) {
        isRefused(() -> entry("a.drl", flags, ZipEntry.DEFLATED, 0, 0).checked(), "a.drl", "is encrypted");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 9, 12, 99})
    void otherMethodsAreRefused(int method) {
        isRefused(() -> entry("a.drl", 0, method, 0, 0).checked(), "a.drl", "is packed by method " + method + ";");
    }

    @Test
    void aFileIsAsLongAsItMayBeAndAFolderIsEmpty() {
        ArchiveEntry longest = entry("a.drl", 0, ZipEntry.STORED, RulebookLimits.FILE_BYTES, 0);

        assertThat(longest.checked()).isSameAs(longest);
        isRefused(
                () -> entry("a.drl", 0, ZipEntry.STORED, RulebookLimits.FILE_BYTES + 1L, 0)
                        .checked(),
                "a.drl",
                "1048577 bytes; a file of at most 1048576 is due");
        isRefused(() -> entry("folder/", 0, ZipEntry.STORED, 1, 0).checked(), "folder/", "1 bytes; a file of at most");
    }

    @Test
    void aStoredFileIsReadUpToTheLastByteOfTheArchive() {
        byte[] zip = ("head" + new String(FILE, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);

        assertThat(stored(FILE.length, FILE).unpacked(zip, 4)).isEqualTo(FILE);
        isRefused(() -> stored(FILE.length, FILE).unpacked(zip, 5), "a.drl", "is cut off");
    }

    @Test
    void aStoredFileOfAnotherSizeThanSaidIsRefused() {
        isRefused(
                () -> stored(FILE.length - 1, FILE).unpacked(FILE, 0), "a.drl", "is not what the archive's directory");
        isRefused(() -> stored(FILE.length, new byte[0]).unpacked(FILE, 0), "a.drl", "is not what the archive's");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 34, 100_000})
    void aDeflatedFileIsReadWhole(int length) {
        byte[] file = Arrays.copyOf(FILE, length);
        byte[] packed = deflated(file);

        assertThat(deflated(packed.length, file).unpacked(packed, 0)).isEqualTo(file);
    }

    @Test
    void aDeflatedFileThatEndsTooEarlyIsRefused() {
        byte[] packed = deflated(FILE);

        for (int bytes = 0; bytes < packed.length; bytes++) {
            ArchiveEntry entry = deflated(bytes, FILE);
            isRefused(() -> entry.unpacked(packed, 0), "a.drl", "is not what the archive's directory says");
        }
        isRefused(() -> deflated(0, new byte[0]).unpacked(packed, 0), "a.drl", "is not what the archive's directory");
    }

    @Test
    void aDeflatedFileThatIsShorterOrLongerThanSaidIsRefused() {
        byte[] packed = deflated(FILE);

        for (int length : new int[] {0, 1, FILE.length - 1, FILE.length + 1}) {
            byte[] said = Arrays.copyOf(FILE, length);
            isRefused(() -> deflated(packed.length, said).unpacked(packed, 0), "a.drl", "is not what the archive's");
        }
    }

    @Test
    void whatIsNotDeflatedIsRefused() {
        byte[] noise = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF};

        isRefused(() -> deflated(noise.length, FILE).unpacked(noise, 0), "a.drl", "cannot be unpacked: ");
    }

    private static ArchiveEntry entry(String name, int flags, int method, long length, int mode) {
        return new ArchiveEntry(name, flags, method, 0, 0, length, 0, mode);
    }

    private static ArchiveEntry stored(int bytes, byte[] said) {
        return new ArchiveEntry("a.drl", 0, ZipEntry.STORED, sum(said), bytes, said.length, 0, 0);
    }

    private static ArchiveEntry deflated(int bytes, byte[] said) {
        return new ArchiveEntry("a.drl", 0, ZipEntry.DEFLATED, sum(said), bytes, said.length, 0, 0);
    }

    private static long sum(byte[] file) {
        CRC32 sum = new CRC32();
        sum.update(file);
        return sum.getValue();
    }

    private static byte[] deflated(byte[] file) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(file);
        deflater.finish();
        byte[] packed = new byte[file.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static void isRefused(ThrowingCallable reading, String file, String cause) {
        Refusals.isRefused(reading, file, 0, cause);
    }
}
