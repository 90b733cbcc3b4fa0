package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.zonemark.scoring.Rulebooks;

/** A rulebook as a zip: the same as its folder, and nothing that a zip can hide gets through. */
class RulebookArchiveTest {

    private static final String FIRST = "rulebook.yaml";

    /** Places in an entry of the central directory. */
    private static final int FLAGS = 8;

    private static final int METHOD = 10;
    private static final int LENGTH = 24;
    private static final int MADE_BY = 5;
    private static final int MODE = 40;

    @Test
    void theSameFilesGiveTheSameBytes() {
        byte[] archive = Rulebooks.own().archive();
        Map<String, byte[]> files = new TreeMap<>(RulebookArchive.unpack(archive));

        assertThat(RulebookArchive.pack(new LinkedHashMap<>(files))).isEqualTo(archive);
        assertThat(Fingerprint.ofFiles(files)).isEqualTo(Rulebooks.own().sha256());
    }

    @Test
    void filesArePackedInTheOrderOfPathsUncompressedAndWithOneTime() throws IOException {
        byte[] archive = RulebookArchive.pack(Map.of(FIRST, text("version: 1"), "annex/a.drl", text("rule")));

        List<String> packed = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                packed.add(entry.getName() + " " + entry.getMethod() + " " + entry.getTimeLocal() + " "
                        + new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(packed)
                .containsExactly("annex/a.drl 0 1980-01-01T00:00 rule", FIRST + " 0 1980-01-01T00:00 version: 1");
    }

    @Test
    void anArchiveIsTheSameRulebookAsItsFolder() {
        byte[] archive = Rulebooks.own().archive();
        Rulebook again = RulebookLoader.fromArchive(archive);

        assertThat(again.sha256()).isEqualTo(Rulebooks.own().sha256());
        assertThat(again.rules()).isEqualTo(Rulebooks.own().rules());
        assertThat(again.archive()).isEqualTo(archive);
    }

    @Test
    void filesMayBeCompressedAndStandInOneFolder() throws IOException {
        Map<String, byte[]> own = Rulebooks.own().files();
        Map<String, byte[]> inFolder = new LinkedHashMap<>();
        inFolder.put("my rules/", new byte[0]);
        own.forEach((path, file) -> inFolder.put("my rules/" + path, file));
        inFolder.put("__MACOSX/my rules/._limits.drl", text("left by a Mac"));

        assertThat(Fingerprint.ofFiles(RulebookArchive.unpack(zip(inFolder))))
                .isEqualTo(Rulebooks.own().sha256());
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        byte[] zip = zip(Map.of(FIRST, text("version: 1")));
        isRefused(new byte[0], "(archive)", "is not a zip");
        isRefused(text("version: 1"), "(archive)", "is not a zip");
        isRefused(Arrays.copyOf(zip, zip.length - 1), "(archive)", "is not a zip");
        isRefused(Arrays.copyOf(zip, zip.length + 1), "(archive)", "is not a zip");
        isRefused(Arrays.copyOfRange(zip, 1, zip.length), "(archive)", "the directory of the archive is broken");
        isRefused(new byte[RulebookLimits.ARCHIVE_BYTES + 1], "(archive)", "at most");
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        for (String name : new String[] {
            "../limits.drl",
            "annex/../../x",
            "/etc/passwd",
            "annex\\x.drl",
            "C:/x",
            "c:x",
            "annex//x",
            "./x",
            "a\u0007b",
            "a\u202Eb"
        }) {
            isRefused(zip(Map.of(name, text("x"))), name.replace('\u0007', '?'), "no path of a rulebook");
        }
        isRefused(zip(Map.of("x".repeat(300), text("x"))), "x".repeat(200) + "…", "1 to 200 characters");
    }

    @Test
    void namesThatMeetAreRefused() throws IOException {
        isRefused(zip(files("a/limits.drl", "a/Limits.drl")), "a/Limits.drl", "differs from a/limits.drl by case");
        isRefused(zip(files("a/e\u0301.drl", "a/\u00e9.drl")), "a/\u00e9.drl", "by case or accents");
        byte[] twice = replaced(zip(files("a/limits.drl", "a/limitz.drl")), "a/limitz.drl", "a/limits.drl");
        isRefused(twice, "a/limits.drl", "stands in the archive twice");
    }

    @Test
    void namesThatAreNotUtf8AreRefused() throws IOException {
        byte[] zip = zip(files(FIRST, "a/zz.drl"));
        byte[] gbk = {(byte) 0xC9, (byte) 0xFA};
        byte[] broken = replaced(zip, text("a/zz.drl"), new byte[] {'a', '/', gbk[0], gbk[1], '.', 'd', 'r', 'l'});
        isRefused(broken, "(archive)", "not UTF-8");
    }

    @Test
    void twoNamesForOneFileAreRefused() throws IOException {
        byte[] zip = zip(files(FIRST, "annex/x.drl"));
        zip[new String(zip, StandardCharsets.ISO_8859_1).indexOf("annex/x.drl")] = 'A';
        isRefused(zip, "annex/x.drl", "has another name in front of the file");
    }

    @Test
    void linksDevicesAndEncryptedFilesAreRefused() throws IOException {
        byte[] zip = zip(files(FIRST));
        isRefused(patched(zip, MODE, 0xA1FF, MADE_BY, 3), FIRST, "is a link or a device");
        isRefused(patched(zip, MODE, 0x21FF, MADE_BY, 3), FIRST, "is a link or a device");
        isRefused(patched(zip, FLAGS, 0x0809, MADE_BY, 3), FIRST, "is encrypted");
        isRefused(patched(zip, METHOD, 12, MADE_BY, 3), FIRST, "is packed by method 12");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= RulebookLimits.FILES; i++) {
            many.put("annex/" + i + ".drl", text("x"));
        }
        isRefused(zip(many), "(archive)", "501 entries; at most 500");
    }

    @Test
    void tooLargeFilesAreRefusedAndNeverInflated() throws IOException {
        byte[] bomb = zip(Map.of(FIRST, new byte[RulebookLimits.FILE_BYTES + 1]));
        assertThat(bomb).hasSizeLessThan(2_000);
        isRefused(bomb, FIRST, "at most " + RulebookLimits.FILE_BYTES);

        byte[] lying = zip(Map.of(FIRST, new byte[64 << 20]));
        isRefused(patched(lying, LENGTH, 1_000, MADE_BY, 3), FIRST, "longer than said");

        Map<String, byte[]> together = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) {
            together.put("annex/" + i + ".drl", new byte[RulebookLimits.FILE_BYTES]);
        }
        isRefused(zip(together), "(archive)", "bytes when unpacked; at most");
    }

    @Test
    void anArchiveMayBeAsLargeAsTheLimits() throws IOException {
        isRefused(new byte[RulebookLimits.ARCHIVE_BYTES], "(archive)", "is not a zip");

        Map<String, byte[]> together = new LinkedHashMap<>();
        together.put(FIRST, new byte[RulebookLimits.FILE_BYTES]);
        for (int i = 1; i < RulebookLimits.TOTAL_BYTES / RulebookLimits.FILE_BYTES; i++) {
            together.put("annex/" + i + ".drl", new byte[RulebookLimits.FILE_BYTES]);
        }
        assertThat(RulebookArchive.unpack(zip(together))).containsOnlyKeys(together.keySet());
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        byte[] zip = RulebookArchive.pack(Map.of(FIRST, text("version: 1")));
        isRefused(replaced(zip, "version", "Version"), FIRST, "damaged");
    }

    @Test
    void filesThatNothingReadsAreRefused() throws IOException {
        isRefused(zip(files("a/" + FIRST, "b/x.drl")), "b/x.drl", "stands outside the folder a/");
        isRefused(zip(files("limits.drl")), FIRST, "the file is missing");

        Map<String, byte[]> nested = new TreeMap<>(Rulebooks.own().files());
        nested.put("annex/more.zip", Rulebooks.own().archive());
        isRefused(RulebookArchive.pack(nested), "annex/more.zip", "nothing reads this file");
    }

    @Test
    void aRulebookCannotReadFilesOutsideOfIt() {
        Map<String, byte[]> files = new TreeMap<>(Rulebooks.own().files());
        String first = Rulebooks.own().text(FIRST).replace("policy/annex2.txt", "../../../etc/passwd");
        files.put(FIRST, text(first));
        isRefused(RulebookArchive.pack(files), "../../../etc/passwd", "no path of a rulebook");
    }

    private static void isRefused(byte[] zip, String file, String cause) {
        RulebookException refusal =
                catchThrowableOfType(RulebookException.class, () -> RulebookLoader.fromArchive(zip));
        assertThat(refusal).as("refusal for: %s", cause).isNotNull();
        assertThat(refusal.faults().get(0).file()).isEqualTo(file);
        assertThat(refusal.faults().get(0).cause()).contains(cause);
    }

    private static Map<String, byte[]> files(String... names) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, text("x"));
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** With another number at a place of the first entry in the central directory, and another byte at a second. */
    private static byte[] patched(byte[] zip, int place, int number, int secondPlace, int second) {
        byte[] patched = zip.clone();
        int entry = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        ByteBuffer.wrap(patched).order(ByteOrder.LITTLE_ENDIAN).putShort(entry + place, (short) number);
        if (place == LENGTH) {
            ByteBuffer.wrap(patched).order(ByteOrder.LITTLE_ENDIAN).putInt(entry + place, number);
        }
        patched[entry + secondPlace] = (byte) second;
        return patched;
    }

    private static byte[] replaced(byte[] zip, String before, String after) {
        return replaced(zip, text(before), text(after));
    }

    private static byte[] replaced(byte[] zip, byte[] before, byte[] after) {
        String all = new String(zip, StandardCharsets.ISO_8859_1);
        return all.replace(
                        new String(before, StandardCharsets.ISO_8859_1), new String(after, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
