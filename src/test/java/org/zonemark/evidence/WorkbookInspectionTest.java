package org.zonemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.zonemark.evidence.Samples.ascii;
import static org.zonemark.evidence.Samples.joined;

import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonemark.evidence.EvidenceRefusedException.Reason;

/** Which workbooks are taken, and which archives are not. */
class WorkbookInspectionTest extends InspectionCase {

    private static final int MEGABYTE = 1 << 20;

    static Stream<Arguments> sound() {
        return Stream.of(
                arguments(
                        "a workbook with parts as they are",
                        ContentType.XLSX,
                        Samples.rawWorkbook()
                                .with(RawZip.stored("xl/media/image1.png", Samples.png()))
                                .bytes()),
                arguments(
                        "a workbook in the large form",
                        ContentType.XLSX,
                        Samples.rawWorkbook().large().bytes()),
                arguments(
                        "a workbook with folders",
                        ContentType.XLSX,
                        Samples.rawWorkbook()
                                .with(RawZip.stored("xl/media/", new byte[0]))
                                .bytes()),
                arguments(
                        "a workbook of Chinese names",
                        ContentType.XLSX,
                        Samples.rawWorkbook()
                                .with(RawZip.part("xl/媒体.xml", ascii("<x/>")).flags(1 << 11))
                                .bytes()),
                arguments(
                        "a workbook with a long sheet",
                        ContentType.XLSX,
                        Samples.rawWorkbook()
                                .with("xl/worksheets/sheet1.xml", rows(12 * MEGABYTE))
                                .bytes()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sound(String name, ContentType type, byte[] content) throws IOException {
        assertThat(typeOf(content)).isEqualTo(type);
    }

    static Stream<Arguments> unwanted() {
        byte[] zeros = new byte[48 * MEGABYTE];
        return Stream.of(
                arguments("an empty archive", Reason.NOT_A_WORKBOOK, new RawZip().bytes()),
                arguments(
                        "any archive",
                        Reason.NOT_A_WORKBOOK,
                        new RawZip().with("a.txt", "a").bytes()),
                arguments(
                        "a text document",
                        Reason.NOT_A_WORKBOOK,
                        Samples.rawWorkbook(
                                        Samples.types(
                                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"))
                                .bytes()),
                arguments(
                        "a workbook with macros by type",
                        Reason.MACROS,
                        Samples.rawWorkbook(Samples.types(Samples.MACRO_MAIN)).bytes()),
                arguments(
                        "a workbook with macros by name",
                        Reason.MACROS,
                        Samples.rawWorkbook().with("xl/VbaProject.bin", "x").bytes()),
                arguments(
                        "a workbook with macros of the first kind",
                        Reason.MACROS,
                        Samples.rawWorkbook()
                                .with("xl/macrosheets/sheet1.xml", "<x/>")
                                .bytes()),
                arguments(
                        "a workbook with controls",
                        Reason.MACROS,
                        Samples.rawWorkbook()
                                .with("xl/activeX/activeX1.bin", "x")
                                .bytes()),
                arguments(
                        "a workbook with a locked part",
                        Reason.ENCRYPTED,
                        Samples.rawWorkbook()
                                .with(RawZip.part("xl/a.xml", ascii("x")).flags(1))
                                .bytes()),
                arguments(
                        "a workbook that unpacks to a hundred times more",
                        Reason.UNPACKS_TOO_LARGE,
                        Samples.rawWorkbook().with("xl/a.xml", zeros).bytes()),
                arguments(
                        "a workbook that says it unpacks to very much",
                        Reason.UNPACKS_TOO_LARGE,
                        Samples.rawWorkbook()
                                .with(RawZip.part("xl/a.xml", ascii("x")).sayingSize(3L << 30))
                                .bytes()),
                arguments(
                        "a workbook that unpacks to more than it says",
                        Reason.UNPACKS_TOO_LARGE,
                        Samples.rawWorkbook()
                                .with(RawZip.part("xl/a.xml", zeros).sayingSize(1000))
                                .bytes()),
                arguments(
                        "a workbook whose types unpack to more than they say",
                        Reason.DAMAGED,
                        new RawZip()
                                .with(RawZip.part(Samples.TYPES_NAME, zeros).sayingSize(1000))
                                .with("_rels/.rels", "<x/>")
                                .bytes()),
                arguments(
                        "a workbook of many parts that are each small enough",
                        Reason.UNPACKS_TOO_LARGE,
                        many(60, new byte[9 * MEGABYTE]).bytes()),
                arguments(
                        "a workbook whose parts lie on each other",
                        Reason.DAMAGED,
                        many(300, new byte[1000]).piled().bytes()),
                arguments(
                        "a workbook with 10,000 parts",
                        Reason.TOO_MANY_PARTS,
                        many(10_000, new byte[0]).bytes()),
                arguments(
                        "a workbook with a part for elsewhere",
                        Reason.BAD_PART_NAME,
                        Samples.rawWorkbook().with("../../etc/cron.d/a", "x").bytes()),
                arguments(
                        "a workbook with a part for the root",
                        Reason.BAD_PART_NAME,
                        Samples.rawWorkbook().with("/etc/passwd", "x").bytes()),
                arguments(
                        "a workbook with a part for a drive",
                        Reason.BAD_PART_NAME,
                        Samples.rawWorkbook().with("C:/a.xml", "x").bytes()),
                arguments(
                        "a workbook with a part for elsewhere on Windows",
                        Reason.BAD_PART_NAME,
                        Samples.rawWorkbook().with("xl\\..\\..\\a.xml", "x").bytes()),
                arguments(
                        "a workbook with a part for elsewhere in the middle",
                        Reason.BAD_PART_NAME,
                        Samples.rawWorkbook().with("xl/../../a.xml", "x").bytes()),
                arguments(
                        "a workbook with a link",
                        Reason.BAD_PART_NAME,
                        Samples.rawWorkbook()
                                .with(RawZip.part("xl/a.xml", ascii("/etc/passwd"))
                                        .asLink())
                                .bytes()),
                arguments(
                        "a workbook with two parts of one name",
                        Reason.DAMAGED,
                        Samples.rawWorkbook()
                                .with("XL/Workbook.xml", "<other/>")
                                .bytes()),
                arguments(
                        "a workbook with a part that calls itself something else",
                        Reason.DAMAGED,
                        Samples.rawWorkbook()
                                .with(RawZip.part("xl/a.xml", ascii("x")).callingItself("xl/b.xml"))
                                .bytes()),
                arguments(
                        "a workbook with entities",
                        Reason.DAMAGED,
                        Samples.rawWorkbook("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><Types>&b;</Types>")
                                .bytes()),
                arguments(
                        "a workbook of types that are no XML",
                        Reason.DAMAGED,
                        Samples.rawWorkbook("<Types").bytes()),
                arguments(
                        "a workbook with a page behind",
                        Reason.TWO_FILES_IN_ONE,
                        joined(Samples.workbook(), ascii("<script>a()</script>"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unwanted(String name, Reason reason, byte[] content) {
        assertRefused(reason, content);
    }

    private static byte[] rows(int length) {
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder(length);
        for (int i = 1; rows.length() < length; i++) {
            rows.append("<row r=\"")
                    .append(i)
                    .append("\"><c><v>")
                    .append(random.nextInt(10))
                    .append("</v></c></row>");
        }
        return ascii(rows.toString());
    }

    private static RawZip many(int parts, byte[] content) {
        RawZip zip = Samples.rawWorkbook();
        IntStream.range(0, parts).forEach(i -> zip.with("xl/" + i + ".xml", content));
        return zip;
    }
}
