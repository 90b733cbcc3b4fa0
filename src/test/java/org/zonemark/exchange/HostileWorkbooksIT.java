package org.zonemark.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.scoring.Zone;
import org.zonemark.sheet.CellPlace;
import org.zonemark.sheet.UnreadableSheetException;

/** Workbooks that are damaged, or made to do harm: each is refused with its reason, in seconds and in little memory. */
class HostileWorkbooksIT {

    private static final long MOST_MILLISECONDS = 10_000;
    private static final String SHEET = "xl/worksheets/sheet3.xml";
    private static final int ROWS = 10_000_000;
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final String STYLES = "xl/styles.xml";
    private static final int OLD_TEXTS = 0xFC;
    private static final int OLD_CONTINUED = 0x3C;
    private static final int OLD_WINDOW = 0x23E;
    private static final int OLD_AREAS = 0xE5;
    private static final int OLD_BLANKS = 0xBE;
    private static final String LETTERS = "xyz".repeat(10_000);

    @TempDir
    Path folder;

    private final Map<String, String> expected = new LinkedHashMap<>();

    @Test
    void eachIsRefusedWithItsReasonInSecondsAndInLittleMemory() throws Exception {
        make();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                HostileWorkbooksIT.class.getName()));
        expected.keySet().forEach(name -> command.add(folder.resolve(name).toString()));
        Path told = folder.resolve("told.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(told.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(() -> read(told) + read(folder.resolve("errors.txt")))
                .isZero();

        Map<String, String[]> answers = new LinkedHashMap<>();
        read(told).lines().map(line -> line.split("\t")).forEach(cells -> answers.put(cells[0], cells));
        assertThat(expected.size()).isGreaterThanOrEqualTo(20);
        SoftAssertions all = new SoftAssertions();
        expected.forEach((name, why) -> {
            String[] answer = answers.getOrDefault(name, new String[] {name, "0", "nothing"});
            all.assertThat(answer[2]).as(name).contains(why);
            all.assertThat(Long.parseLong(answer[1])).as(name + " milliseconds").isLessThan(MOST_MILLISECONDS);
        });
        all.assertAll();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads each of the files, and says why it is refused: name, milliseconds, reason. */
    public static void main(String[] files) {
        Zone zone = Forms.READER
                .read(org.zonemark.samples.Samples.document(Workbooks.ZONE))
                .orThrow()
                .zone();
        for (String file : files) {
            long begin = System.nanoTime();
            String why;
            try {
                MergedAssessment merged =
                        Forms.read(Path.of(file), org.zonemark.samples.Samples.document(Workbooks.ZONE), zone, 2025);
                why = merged.faults().isEmpty() ? "TAKEN" : said(merged.faults());
            } catch (UnreadableSheetException e) {
                why = e.words().en();
            } catch (FaultyInputException e) {
                why = said(e.faults());
            }
            long milliseconds = (System.nanoTime() - begin) / 1_000_000;
            System.out.println(Path.of(file).getFileName() + "\t" + milliseconds + "\t" + why);
        }
    }

    private static String said(List<Fault> faults) {
        StringBuilder all = new StringBuilder();
        for (Fault fault : faults) {
            CellPlace place = fault.place();
            all.append(place == null ? "" : place.sheet() + "!" + place.cell() + " ")
                    .append(fault.detail().en().replace('\t', ' ').replace('\n', ' '))
                    .append(" | ");
        }
        return all.toString();
    }

    private Path file(String name, String why) {
        expected.put(name, why);
        return folder.resolve(name);
    }

    private void make() throws Exception {
        Workbooks workbooks = new Workbooks(folder);
        byte[] whole = Files.readAllBytes(workbooks.form());
        Files.write(file("empty.xlsx", "The file is empty"), new byte[0]);
        Files.write(file("noise.xlsx", "This is no spreadsheet"), noise());
        Files.write(file("cut.xlsx", "The file is damaged"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(file("page.xlsx", "a sheet with the headings"), "<html><body>表</body></html>");
        try (XSSFWorkbook other = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file("other.xlsx", "a sheet with the headings"))) {
            other.createSheet("人员").createRow(0).createCell(0).setCellValue("姓名");
            other.write(out);
        }
        workbooks.packed(
                file("document.xlsx", "There is no workbook in the file"),
                Map.of(),
                "[Content_Types].xml",
                text -> text.replace("spreadsheetml.sheet.main", "wordprocessingml.document.main"));
        locked(file("password.xlsx", "locked by a password"), workbooks.form());
        workbooks.packed(
                file("macros.xlsx", "carries macros"),
                Map.of("xl/vbaProject.bin", out -> out.write(noise())),
                "[Content_Types].xml",
                text -> text.replace(
                        "</Types>",
                        "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>"));
        try (HSSFWorkbook old = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file("macros.xls", "carries macros"))) {
            old.createSheet("a");
            old.getDirectory();
            try (POIFSFileSystem parts = new POIFSFileSystem()) {
                parts.createDocument(new java.io.ByteArrayInputStream(old.getBytes()), "Workbook");
                parts.createDirectory("_VBA_PROJECT_CUR");
                parts.writeFilesystem(out);
            }
        }
        workbooks.packed(
                file("links.xlsx", "links to other workbooks"),
                Map.of("xl/externalLinks/externalLink1.xml", xml("<externalLink/>")),
                "[Content_Types].xml",
                text -> text);
        workbooks.with(file("connections.xlsx", "connections to data"), Map.of("xl/connections.xml", xml("<x/>")));
        workbooks.packed(
                file("binary.xlsb", "Binary workbooks"),
                Map.of(),
                "[Content_Types].xml",
                text -> text.replace(
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                "application/vnd.ms-excel.sheet.binary.macroEnabled.main")
                        .replace("macroEnabled", ""));
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
        workbooks.rewritten(
                file("laughs.xlsx", "document type declaration"),
                SHEET,
                text -> text.replaceFirst("<worksheet", laughs + "<worksheet"));
        workbooks.rewritten(
                file("laughing-texts.xlsx", "document type declaration"),
                "xl/sharedStrings.xml",
                text -> text.replaceFirst("<sst", laughs + "<sst"));
        workbooks.rewritten(
                file("reads-files.xlsx", "document type declaration"),
                SHEET,
                text -> text.replaceFirst(
                        "<worksheet", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet"));
        workbooks.rewritten(
                file("laughing-types.xlsx", "is not read"),
                "[Content_Types].xml",
                text -> text.replaceFirst("<Types", laughs + "<Types"));
        workbooks.with(
                file("empty-rows.xlsx", "What the file unpacks to is too large"),
                Map.of(SHEET, sheet(out -> repeat(out, "<row/>", ROWS))));
        workbooks.with(file("numbered-rows.xlsx", "has too many rows"), Map.of(SHEET, sheet(out -> {
            java.util.Random random = new java.util.Random(3);
            for (int row = 1; row <= 1_200_000; row++) {
                out.write(("<row ht=\"" + random.nextInt(9) + "\"/>").getBytes(StandardCharsets.UTF_8));
            }
        })));
        workbooks.with(
                file("spaces.xlsx", "What the file unpacks to is too large"),
                Map.of(SHEET, sheet(out -> repeat(out, " ".repeat(1000), 1_000_000))));
        workbooks.with(file("many-cells.xlsx", "too many rows"), Map.of(SHEET, sheet(out -> {
            java.util.Random random = new java.util.Random(4);
            for (int row = 1; row <= 40_000; row++) {
                out.write(("<row r=\"" + row + "\"><c r=\"A" + row + "\"><v>" + random.nextDouble() + "</v></c></row>")
                        .getBytes(StandardCharsets.UTF_8));
            }
        })));
        workbooks.with(file("long-text.xlsx", "more than 32767 characters"), Map.of(SHEET, sheet(out -> {
            java.util.Random random = new java.util.Random(5);
            out.write("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 2_000_000; i++) {
                out.write('a' + random.nextInt(26));
            }
            out.write("</t></is></c></row>".getBytes(StandardCharsets.UTF_8));
        })));
        workbooks.rewritten(
                file("many-texts.xlsx", "The file is damaged"),
                "xl/sharedStrings.xml",
                text -> text.replaceFirst("uniqueCount=\"[0-9]+\"", "uniqueCount=\"2147483647\"")
                        .replaceAll("(?s)<si>.*</si>", ""));
        workbooks.rewritten(
                file("unclosed.xlsx", "The file is damaged"), SHEET, text -> text.substring(0, text.length() / 2));
        workbooks.rewritten(
                file("far-away.xlsx", "The file is damaged"),
                SHEET,
                text -> text.replaceFirst("<c r=\"A5\"", "<c r=\"ZZZZZZZ5\""));
        workbooks.rewritten(
                file("bad-row.xlsx", "The file is damaged"),
                SHEET,
                text -> text.replaceFirst("<row r=\"5\"", "<row r=\"-5000000000\""));
        workbooks.edited(file("sheets.xlsx", "There are too many sheets"), workbook -> {
            for (int i = 0; i < 300; i++) {
                workbook.createSheet("s" + i);
            }
        });
        workbooks.edited(
                file("merged.xlsx", "F6:F7 are merged cells"),
                workbook -> workbook.getSheetAt(1)
                        .addMergedRegionUnsafe(org.apache.poi.ss.util.CellRangeAddress.valueOf("F6:F7")));
        workbooks.edited(
                file("no-answers.xlsx", "the heading \"This year\""),
                workbook -> workbook.getSheetAt(1).getRow(3).getCell(5).setCellValue("答案"));
        workbooks.edited(
                file("twice.xlsx", "one row for each clause"),
                workbook -> Workbooks.cell(workbook, "A2-2.1.7", 0).setCellValue("A2-2.1.8"));
        workbooks.edited(
                file("unknown.xlsx", "The rulebook has no such clause"),
                workbook -> Workbooks.cell(workbook, "A2-2.1.7", 0).setCellValue("A2-9.9.9"));
        workbooks.edited(
                file("stray.xlsx", "the id of a clause in the same row"),
                workbook -> Workbooks.cell(workbook, "A2-2.1.7", 0).setBlank());
        workbooks.edited(
                file("another-zone.xlsx", "the form of the zone demo-hb-02"),
                workbook -> workbook.getSheetAt(0).getRow(1).getCell(1).setCellValue("demo-sh-01"));
        workbooks.edited(
                file("another-year.xlsx", "the form of 2025"),
                workbook -> workbook.getSheetAt(0).getRow(4).getCell(1).setCellValue("2024年度"));
        workbooks.edited(
                file("error.xlsx", "#DIV/0!"),
                workbook -> Workbooks.answer(workbook, "A2-2.1.7")
                        .setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.DIV0.getCode()));
        makeSuchAsFillMemory(workbooks);
        workbooks.edited(file("many-faults.xlsx", "!F"), workbook -> {
            Workbooks.answer(workbook, "A2-2.1.7").setCellValue("大约98");
            Workbooks.answer(workbook, "A2-2.1.11").setCellValue(250);
            Workbooks.answer(workbook, "A2-1.1.3").setCellValue("很好");
            Workbooks.answer(workbook, "A2-2.2.2/1").setCellValue("也许");
        });
    }

    /** Small files with more of one thing than memory holds; they do not compress so well that this alone tells. */
    private void makeSuchAsFillMemory(Workbooks workbooks) throws Exception {
        workbooks.with(
                file("empty-texts.xlsx", "too many texts; at most 200000"),
                Map.of(TEXTS, part("sst", out -> varied(out, "<si", "/>", 8_000_000))));
        workbooks.with(
                file("long-texts.xlsx", "at most 8388608 characters"),
                Map.of(TEXTS, part("sst", out -> varied(out, "<si><t>" + LETTERS, "</t></si>", 2_000))));
        workbooks.with(
                file("areas.xlsx", "Too many cells are merged; at most 200000 areas"),
                Map.of(SHEET, part("worksheet", out -> varied(out, "<mergeCell ref=\"F6:F7\"", "/>", 2_000_000))));
        List<String> answers = new ArrayList<>();
        workbooks.edited(
                folder.resolve("again.xlsx"),
                workbook -> answers.add(
                        workbook.getSheetAt(1).getPackagePart().getPartName().getName()));
        workbooks.rewritten(
                file("areas-on-answers.xlsx", "F6:F7 are merged cells"),
                answers.get(0).substring(1),
                text -> text.replaceFirst(
                        "</sheetData>",
                        "</sheetData><mergeCells>" + varied("<mergeCell ref=\"F6:F7\"", "/>", 150_000)
                                + "</mergeCells>"));
        workbooks.with(
                file("cell-formats.xlsx", "too many formats; at most 65536"),
                Map.of(STYLES, part("styleSheet", out -> varied(out, "<cellXfs><xf", "/></cellXfs>", 2_000_000))));
        workbooks.with(
                file("number-formats.xlsx", "too many formats; at most 65536"),
                Map.of(
                        STYLES,
                        part(
                                "styleSheet",
                                out -> out.write(
                                        bytes(numbered("<numFmt formatCode='0' numFmtId='%d'/>", 1_000_000))))));
        workbooks.rewritten(
                file("named-sheets.xlsx", "too many sheets"),
                "xl/workbook.xml",
                text -> text.replaceFirst(
                        "<sheets>", "<sheets>" + varied("<sheet name='a' sheetId='9' r:id='rId3'", "/>", 500_000)));
        workbooks.rewritten(
                file("types.xlsx", "unpacks to is too large"),
                "[Content_Types].xml",
                text -> text.replaceFirst(
                        "</Types>", varied("<Default Extension='a' ContentType='b/c'", "/>", 500_000) + "</Types>"));
        workbooks.rewritten(
                file("relationships.xlsx", "unpacks to is too large"),
                "xl/_rels/workbook.xml.rels",
                text -> text.replaceFirst(
                        "</Relationships>",
                        numbered("<Relationship Id='a%d' Type='b' Target='c'/>", 500_000) + "</Relationships>"));
        Map<String, Workbooks.Part> parts = new LinkedHashMap<>();
        for (int i = 0; i < 50_000; i++) {
            parts.put("xl/media/" + i, xml(""));
        }
        workbooks.with(file("parts.xlsx", "too many parts; at most 5000"), parts);
        workbooks.with(
                file("long-value.xlsx", "unpacks to is too large"),
                Map.of(SHEET, sheet(out -> enclosed(out, "<row ht='", LETTERS, "'/>"))));
        workbooks.with(
                file("long-comment.xlsx", "unpacks to is too large"),
                Map.of(SHEET, sheet(out -> enclosed(out, "<!-->", "<a>->" + LETTERS, "-->"))));
        workbooks.with(
                file("deep.xlsx", "unpacks to is too large"),
                Map.of(SHEET, sheet(out -> varied(out, "<a", ">", 8_000_000))));
        workbooks.with(
                file("names.xlsx", "unpacks to is too large"),
                Map.of(SHEET, sheet(out -> out.write(bytes(numbered("<a%d/>", 1_000_000))))));
        workbooks.packed(
                file("one-text-for-all.xlsx", "a row has more than 262144 characters"),
                Map.of(
                        SHEET,
                        sheet(out -> out.write(bytes("<row>" + "<c t='s'><v>0</v></c>".repeat(16_000) + "</row>")))),
                TEXTS,
                text -> text.replaceFirst("<si>", "<si><t>" + LETTERS + "</t></si><si>"));
        workbooks.edited(file("industries.xlsx", "Too many leading industries"), workbook -> {
            org.apache.poi.xssf.usermodel.XSSFSheet sheet = workbook.createSheet("more");
            sheet.createRow(0)
                    .createCell(0)
                    .setCellValue(FormHeading.INDUSTRY_NAME.words().zh());
            sheet.getRow(0)
                    .createCell(1)
                    .setCellValue(FormHeading.INDUSTRY_ROWS.words().zh());
            for (int row = 1; row < 200; row++) {
                sheet.createRow(row).createCell(0).setCellValue("a");
                sheet.getRow(row).createCell(1).setCellValue("1、".repeat(16_000));
            }
        });
        workbooks.edited(file("answers.xlsx", "at most 8388608 characters"), workbook -> {
            org.apache.poi.xssf.usermodel.XSSFSheet sheet = workbook.createSheet("more");
            sheet.createRow(0)
                    .createCell(0)
                    .setCellValue(FormHeading.CLAUSE.words().zh());
            sheet.getRow(0)
                    .createCell(1)
                    .setCellValue(FormHeading.ANSWER.words().zh());
            for (int row = 1; row < 4_000; row++) {
                sheet.createRow(row).createCell(0).setCellValue("A2-2.1.7");
                sheet.getRow(row).createCell(1).setCellValue("很".repeat(32_000));
            }
        });
        byte[] millions = {0, 0, 0x30, 0, 0, 0, 0x30, 0};
        old(file("texts.xls", "too many texts; at most 200000"), OLD_TEXTS, millions, new byte[3]);
        byte[] thousand = {(byte) 0xE8, 3};
        old(file("areas.xls", "Too many cells have something in them"), OLD_AREAS, thousand, new byte[8]);
        old(file("blanks.xls", "Too many cells have something in them"), OLD_BLANKS, new byte[4], new byte[2]);
        Files.writeString(file("columns.csv", "a row has more than"), ",".repeat(9_000_000));
        Files.writeString(file("quoted.csv", "a row has more than"), "\"" + "产业\n".repeat(1_200_000));
    }

    private static void enclosed(OutputStream out, String begin, String middle, String end) throws IOException {
        out.write(bytes(begin));
        varied(out, middle, "", 2_000);
        out.write(bytes(end));
    }

    /** An old workbook with more of a kind of record than memory holds, before the end of its first stream. */
    private static void old(Path file, int kind, byte[] head, byte[] item) throws IOException {
        byte[] whole;
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("a").createRow(0).createCell(0).setCellValue(1);
            whole = workbook.getBytes();
        }
        ByteBuffer from = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.allocate(10 << 20).order(ByteOrder.LITTLE_ENDIAN);
        while (from.remaining() >= 4) {
            int found = from.getShort(from.position());
            int length = 4 + from.getShort(from.position() + 2);
            if (found == OLD_TEXTS && found == kind) {
                records(to, kind, head, item);
            } else {
                to.put(whole, from.position(), length);
            }
            if (found == OLD_WINDOW && kind != OLD_TEXTS) {
                records(to, kind, head, item);
            }
            from.position(from.position() + length);
        }
        try (POIFSFileSystem parts = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            parts.createDocument(new java.io.ByteArrayInputStream(to.array(), 0, to.position()), "Workbook");
            parts.writeFilesystem(out);
        }
    }

    /** Texts go on in records of another kind; of the others each has its own head. */
    private static void records(ByteBuffer to, int kind, byte[] head, byte[] item) {
        byte[] items = new byte[8_000 / item.length * item.length];
        for (int at = 0; at < items.length; at += item.length) {
            System.arraycopy(item, 0, items, at, item.length);
        }
        for (boolean first = true; to.remaining() > 500_000; first = false) {
            boolean goesOn = kind == OLD_TEXTS && !first;
            to.putShort((short) (goesOn ? OLD_CONTINUED : kind));
            to.putShort((short) (goesOn ? items.length : head.length + items.length));
            to.put(goesOn ? new byte[0] : head).put(items);
        }
    }

    private static String numbered(String pattern, int times) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < times; i++) {
            all.append(pattern.replace("%d", Integer.toString(i)));
        }
        return all.toString();
    }

    private static String varied(String begin, String end, int times) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try {
            varied(out, begin, end, times);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** So many times the same, with now this kind of space in it and now that. */
    private static void varied(OutputStream out, String begin, String end, int times) throws IOException {
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < times; i++) {
            StringBuilder spaces = new StringBuilder();
            for (int space = 0; space < 1 + begin.length() / 20; space++) {
                spaces.append(" \t\n\r".charAt(random.nextInt(4)));
            }
            out.write(bytes(begin + spaces + end));
        }
    }

    private static Workbooks.Part part(String root, Rows content) {
        return out -> {
            out.write(bytes("<" + root + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"));
            content.write(out);
            out.write(bytes("</" + root + ">"));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Rows {
        void write(OutputStream out) throws IOException;
    }

    private static Workbooks.Part sheet(Rows rows) {
        return out -> {
            out.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/"
                            + "spreadsheetml/2006/main\"><sheetData>")
                    .getBytes(StandardCharsets.UTF_8));
            rows.write(out);
            out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        };
    }

    private static Workbooks.Part xml(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void repeat(OutputStream out, String text, int times) throws IOException {
        byte[] lot = text.repeat(1000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times / 1000; i++) {
            out.write(lot);
        }
    }

    private static byte[] noise() {
        byte[] noise = new byte[100_000];
        new java.util.Random(1).nextBytes(noise);
        return noise;
    }

    private static void locked(Path file, Path form) throws Exception {
        try (POIFSFileSystem parts = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OPCPackage content = OPCPackage.open(form.toFile());
                    OutputStream secret = encryptor.getDataStream(parts)) {
                content.save(secret);
            }
            parts.writeFilesystem(out);
        }
    }
}
