package org.zonemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.zonemark.evidence.Samples.ascii;
import static org.zonemark.evidence.Samples.joined;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonemark.evidence.EvidenceRefusedException.Reason;

/** What is taken as evidence, and what is not, whatever it is called. */
class InspectionTest extends InspectionCase {

    static Stream<Arguments> sound() {
        return Stream.of(
                arguments("a PDF", ContentType.PDF, Samples.pdf()),
                arguments("a PDF that a scanner filled up", ContentType.PDF, joined(Samples.pdf(), new byte[500])),
                arguments("a PDF that was added to", ContentType.PDF, joined(Samples.pdf(), ascii("\n"), end(9))),
                arguments("a PNG", ContentType.PNG, Samples.png()),
                arguments("a JPEG", ContentType.JPEG, Samples.jpeg()),
                arguments(
                        "a JPEG with a second", ContentType.JPEG, joined(Samples.jpeg(), new byte[7], Samples.jpeg())),
                arguments("a workbook", ContentType.XLSX, Samples.workbook()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sound(String name, ContentType type, byte[] content) throws IOException {
        assertThat(typeOf(content)).isEqualTo(type);
    }

    static Stream<Arguments> unwanted() {
        return Stream.of(
                arguments("nothing", Reason.EMPTY, new byte[0]),
                arguments("one byte", Reason.UNKNOWN_TYPE, ascii("%")),
                arguments("a program renamed to .pdf", Reason.UNKNOWN_TYPE, joined(ascii("MZ"), new byte[510])),
                arguments("a Linux program", Reason.UNKNOWN_TYPE, joined(ascii("\u007fELF"), new byte[510])),
                arguments(
                        "a page with a PDF in it",
                        Reason.UNKNOWN_TYPE,
                        joined(ascii("<html><script>1</script>\n"), Samples.pdf())),
                arguments(
                        "a drawing that runs scripts",
                        Reason.UNKNOWN_TYPE,
                        ascii("<svg xmlns='http://www.w3.org/2000/svg' onload='a()'/>")),
                arguments("a text", Reason.UNKNOWN_TYPE, ascii("a,b\n1,2\n")),
                arguments("a moving picture", Reason.UNKNOWN_TYPE, ascii("GIF89a")),
                arguments("a PDF behind a blank", Reason.UNKNOWN_TYPE, joined(ascii(" "), Samples.pdf())),
                arguments(
                        "an Office file of old",
                        Reason.OLD_OFFICE,
                        joined(
                                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
                                new byte[] {(byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                                new byte[504])),
                arguments("a PDF of no known version", Reason.DAMAGED, joined(ascii("%PDF-9"), Samples.pdf())),
                arguments("a header of a PDF alone", Reason.DAMAGED, ascii("%PDF-1.7\n")),
                arguments("a PDF whose table lies outside", Reason.DAMAGED, joined(ascii("%PDF-1.7\n"), end(99_999))),
                arguments(
                        "a PDF with a page behind",
                        Reason.TWO_FILES_IN_ONE,
                        joined(Samples.pdf(), ascii("\n<script>a()</script>"))),
                arguments(
                        "a PDF that is an archive too",
                        Reason.TWO_FILES_IN_ONE,
                        joined(Samples.pdf(), Samples.workbook())),
                arguments(
                        "a PDF in whose end an archive's comment is",
                        Reason.TWO_FILES_IN_ONE,
                        joined(ascii("%PDF-1.7\n"), archiveWithComment(end(9)))),
                arguments(
                        "a PNG with a program behind",
                        Reason.TWO_FILES_IN_ONE,
                        joined(Samples.png(), ascii("MZ"), new byte[99])),
                arguments(
                        "a PNG that is an archive too",
                        Reason.TWO_FILES_IN_ONE,
                        joined(Samples.png(), Samples.workbook())),
                arguments("a PNG with a changed pixel", Reason.DAMAGED, changed(Samples.png(), 45)),
                arguments("a signature of a PNG alone", Reason.DAMAGED, Arrays.copyOf(Samples.png(), 8)),
                arguments(
                        "a JPEG with a page behind", Reason.TWO_FILES_IN_ONE, joined(Samples.jpeg(), ascii("<html>"))),
                arguments(
                        "a JPEG that is an archive too",
                        Reason.TWO_FILES_IN_ONE,
                        joined(Samples.jpeg(), Samples.workbook())),
                arguments("a JPEG without an image", Reason.DAMAGED, new byte[] {
                    (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unwanted(String name, Reason reason, byte[] content) {
        assertRefused(reason, content);
    }

    @Test
    void aFileThatWasCutOffAnywhereIsRefused() {
        for (byte[] whole : new byte[][] {Samples.pdf(), Samples.png(), Samples.jpeg(), Samples.workbook()}) {
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatExceptionOfType(EvidenceRefusedException.class)
                        .as("%s bytes of %s", length, whole.length)
                        .isThrownBy(() -> typeOf(part));
            }
        }
    }

    @Test
    void whateverHappensToAFileItIsTakenOrRefusedAndNothingElse() throws IOException {
        Random random = new Random(20_260_101);
        byte[][] samples = {
            Samples.pdf(),
            Samples.png(),
            Samples.jpeg(),
            Samples.workbook(),
            Samples.rawWorkbook().large().bytes()
        };
        for (int i = 0; i < 4_000; i++) {
            byte[] content = samples[i % samples.length].clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(typeOf(content)).isNotNull();
            } catch (EvidenceRefusedException refusal) {
                assertThat(refusal.reason()).isNotNull();
            }
        }
    }

    private static byte[] end(int table) {
        return ascii("startxref\n" + table + "\n%%EOF");
    }

    private static byte[] changed(byte[] content, int position) {
        content[position] ^= 1;
        return content;
    }

    private static byte[] archiveWithComment(byte[] comment) {
        byte[] archive = new RawZip().with("a.txt", "a").bytes();
        archive[archive.length - 2] = (byte) comment.length;
        return joined(archive, comment);
    }
}
