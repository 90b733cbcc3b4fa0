package org.zonemark.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.assessment.FaultCode;
import org.zonemark.samples.Samples;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Zone;
import tools.jackson.databind.node.ObjectNode;

/** A form is read as people fill it in, whatever program they use. */
class FormReaderTest {

    private static final String RATE = "A2-2.1.7";
    private static final String LAND = "A2-6.2.4";

    @TempDir
    Path folder;

    private final ObjectNode stored = Samples.document(Workbooks.ZONE);
    private final Zone zone = Forms.READER.read(stored).orThrow().zone();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "98.5 | 98.5",
                "９８．５ | 98.5",
                "98.5% | 98.5",
                "98.5 ％ | 98.5",
                "+98.50 | 98.5",
                "'　98.5' | 98.5",
                "9.85E1 | 98.5",
                "98.5 % | 98.5",
            })
    void aRateIsReadHoweverItIsTyped(String typed, double value) {
        MergedAssessment merged =
                edited(workbook -> Workbooks.answer(workbook, RATE).setCellValue(typed));

        assertThat(answers(merged).get(RATE)).isEqualTo(Answer.ofValue(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.5 | 1234.5",
                "１，２３４．５ | 1234.5",
                "1 234 | 1234",
                "5,070万元/公顷 | 5070",
                "5070 10,000 CNY/ha | 5070",
                "12,345,678 | 12345678",
            })
    void anAmountIsReadWithItsThousandsMarksAndItsUnit(String typed, double value) {
        MergedAssessment merged =
                edited(workbook -> Workbooks.answer(workbook, LAND).setCellValue(typed));

        assertThat(answers(merged).get(LAND)).isEqualTo(Answer.ofValue(value));
    }

    @Test
    void aNumberThatIsShownAsSoManyOfAHundredIsSoMany() {
        MergedAssessment merged = edited(workbook -> {
            Cell cell = Workbooks.answer(workbook, RATE);
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(cell.getCellStyle());
            style.setDataFormat(workbook.createDataFormat().getFormat("0.0%"));
            cell.setCellStyle(style);
            cell.setCellValue(0.07);
        });

        assertThat(answers(merged).get(RATE)).isEqualTo(Answer.ofValue(7));
    }

    @ParameterizedTest
    @CsvSource({"3", "３级", "三级", "第三级", "Level 3", "L3", "3 · 别的说法", "3、已发布"})
    void aLevelIsReadHoweverItIsTyped(String typed) {
        MergedAssessment merged =
                edited(workbook -> Workbooks.answer(workbook, "A2-1.1.3").setCellValue(typed));

        assertThat(answers(merged).get("A2-1.1.3")).isEqualTo(Answer.ofLevel(3));
    }

    @Test
    void ticksAndCrossesAreYesAndNo() {
        MergedAssessment merged = edited(workbook -> {
            Workbooks.answer(workbook, "A2-2.2.2/1").setCellValue("√");
            Workbooks.answer(workbook, "A2-2.2.2/2").setCellValue("×");
            Workbooks.answer(workbook, "A2-2.2.2/3").setCellValue(true);
            Workbooks.answer(workbook, "A2-2.2.2/4").setCellValue("无");
        });

        assertThat(answers(merged).get("A2-2.2.2").items()).contains(1, 3).doesNotContain(2, 4);
    }

    @Test
    void whatIsClearedIsNoLongerAnswered() {
        MergedAssessment merged =
                edited(workbook -> Workbooks.answer(workbook, RATE).setBlank());

        assertThat(merged.document().at("/values/" + RATE).isMissingNode()).isTrue();
        assertThat(merged.changes()).extracting(TypedChange::clause).containsExactly(RATE);
    }

    @Test
    void aSheetThatWasTakenOutLeavesItsAnswersAsTheyAre() {
        MergedAssessment merged = edited(workbook -> {
            workbook.removeSheetAt(1);
            workbook.removeSheetAt(1);
        });

        assertThat(merged.changesNothing()).isTrue();
        assertThat(merged.document()).isEqualTo(stored);
    }

    @Test
    void rowsAndColumnsMayBeMovedAndSheetsRenamed() {
        MergedAssessment merged = edited(workbook -> {
            Sheet sheet = workbook.getSheetAt(1);
            workbook.setSheetName(1, "我们的数据");
            sheet.shiftRows(0, sheet.getLastRowNum(), 3);
            for (Row row : sheet) {
                Cell answer = row.getCell(5);
                Cell far = row.createCell(20);
                if (answer != null) {
                    switch (answer.getCellType()) {
                        case NUMERIC -> far.setCellValue(answer.getNumericCellValue());
                        case STRING -> far.setCellValue(answer.getStringCellValue());
                        default -> far.setBlank();
                    }
                    answer.setBlank();
                }
            }
            Workbooks.cell(workbook, RATE, 20).setCellValue("88.8");
        });

        assertThat(merged.faults()).isEmpty();
        assertThat(merged.changes()).extracting(TypedChange::clause).containsExactly(RATE);
        assertThat(answers(merged).get(RATE)).isEqualTo(Answer.ofValue(88.8));
    }

    @Test
    void everyFaultIsToldBySheetAndCell() {
        MergedAssessment merged = edited(workbook -> {
            Workbooks.answer(workbook, RATE).setCellValue("大约98");
            Workbooks.answer(workbook, "A2-2.1.11").setCellValue(250);
            Workbooks.answer(workbook, "A2-1.1.3").setCellValue("很好");
            Workbooks.answer(workbook, "A2-2.2.2/1").setCellValue("也许");
            Cell date = Workbooks.answer(workbook, "A2-2.3.2");
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat((short) 14);
            date.setCellStyle(style);
            date.setCellValue(45_700);
        });

        assertThat(merged.faults())
                .extracting(
                        fault -> fault.place().sheet() + "!" + fault.place().cell(),
                        fault -> fault.code(),
                        fault -> fault.clause(),
                        fault -> fault.received())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                cell("生态环境保护", RATE), FaultCode.WRONG_TYPE, RATE, "\"大约98\""),
                        org.assertj.core.groups.Tuple.tuple(
                                cell("生态环境保护", "A2-2.1.11"), FaultCode.OUT_OF_RANGE, "A2-2.1.11", "250"),
                        org.assertj.core.groups.Tuple.tuple(
                                cell("生态环境保护", "A2-1.1.3"), FaultCode.WRONG_TYPE, "A2-1.1.3", "\"很好\""),
                        org.assertj.core.groups.Tuple.tuple(
                                cell("循环经济", "A2-2.2.2/1"), FaultCode.NOT_ONE_OF, "A2-2.2.2", "也许"),
                        org.assertj.core.groups.Tuple.tuple(
                                cell("绿色制造", "A2-2.3.2"), FaultCode.WRONG_TYPE, "A2-2.3.2", "\"2025-02-12\""));
    }

    /** A workbook as another program writes it: no styles, texts in the cells, and not ours in anything but words. */
    @Test
    void aWorkbookOfAnotherProgramIsRead() throws IOException {
        Path file = folder.resolve("other.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Other", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("填报");
            sheet.value(0, 1, "This year");
            sheet.value(0, 3, "Clause");
            sheet.value(1, 3, RATE);
            sheet.value(1, 1, 91.25);
            sheet.value(2, 3, "A2-1.1.3");
            sheet.value(2, 1, "2");
            sheet.value(3, 3, "A2-2.2.2/2");
            sheet.value(3, 1, "Yes");
            sheet.inlineString(4, 3, LAND);
            sheet.inlineString(4, 1, "5,000");
        }
        MergedAssessment merged = Forms.read(file, stored, zone, 2025);

        assertThat(merged.faults()).isEmpty();
        assertThat(answers(merged))
                .containsEntry(RATE, Answer.ofValue(91.25))
                .containsEntry("A2-1.1.3", Answer.ofLevel(2))
                .containsEntry("A2-2.2.2", Answer.ofItems(2))
                .containsEntry(LAND, Answer.ofValue(5000));
    }

    @Test
    void partsWithPrefixesAndAbsoluteNamesAreReadAsWpsWritesThem() {
        Path file = new Workbooks(folder)
                .packed(
                        folder.resolve("wps.xlsx"),
                        java.util.Map.of(),
                        "xl/_rels/workbook.xml.rels",
                        text -> text.replaceAll("Target=\"(worksheets/[^\"]*)\"", "Target=\"/xl/$1\""));

        assertThat(Forms.read(file, stored, zone, 2025).changesNothing()).isTrue();
    }

    @Test
    void anOldWorkbookIsRead() throws IOException {
        Path file = folder.resolve("old.et");
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("填报");
            fill(sheet.createRow(0), "条款编号", "本年填报");
            fill(sheet.createRow(1), RATE, "91.5%");
            sheet.createRow(2).createCell(0).setCellValue(LAND);
            sheet.getRow(2).createCell(1).setCellValue(5001);
            workbook.write(out);
        }
        MergedAssessment merged = Forms.read(file, stored, zone, 2025);

        assertThat(answers(merged)).containsEntry(RATE, Answer.ofValue(91.5)).containsEntry(LAND, Answer.ofValue(5001));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "GB18030", "UTF-16"})
    void commaSeparatedTextIsReadInTheEncodingsOfChinesePrograms(String charset) throws IOException {
        Path file = folder.resolve("form.csv");
        String text = "条款编号,本年填报,不适用理由\r\n" + RATE + ",\"91.5\",\r\n" + LAND + ",\"5,001\",\r\n";
        Files.write(file, text.getBytes(Charset.forName(charset)));

        MergedAssessment merged = Forms.read(file, stored, zone, 2025);

        assertThat(answers(merged)).containsEntry(RATE, Answer.ofValue(91.5)).containsEntry(LAND, Answer.ofValue(5001));
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Test
    void leadingIndustriesAreReadWithTheirRows() {
        MergedAssessment merged = edited(workbook -> {
            Sheet sheet = workbook.getSheet("主导产业");
            sheet.getRow(4).getCell(0).setCellValue("集成电路");
            sheet.getRow(4).getCell(1).setCellValue("40%");
            sheet.getRow(4).getCell(2).setCellValue("P3-07，P13-02");
            sheet.getRow(4).getCell(3).setCellValue("否");
            for (int row = 5; row < 7; row++) {
                for (int column = 0; column < 4; column++) {
                    sheet.getRow(row).getCell(column).setBlank();
                }
            }
        });

        assertThat(merged.faults()).isEmpty();
        assertThat(merged.industriesChanged()).isTrue();
        assertThat(merged.document().get("leadingIndustries").toString())
                .isEqualTo("[{\"name\":\"集成电路\",\"share\":40,\"rows\":[\"P3-07\",\"P13-02\"]}]");
    }

    private static void fill(Row row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private MergedAssessment edited(java.util.function.Consumer<XSSFWorkbook> edit) {
        Path file = new Workbooks(folder).edited(folder.resolve("edited.xlsx"), edit);
        return Forms.read(file, stored, zone, 2025);
    }

    private static java.util.Map<String, Answer> answers(MergedAssessment merged) {
        assertThat(merged.faults()).isEmpty();
        SelfAssessment read = Forms.READER.read(merged.document()).orThrow();
        return read.answers();
    }

    /** Where a form has the answer to a key: {@code 1 生态环境保护!F12}. */
    private String cell(String dimension, String key) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(folder.resolve("base.xlsx")))) {
            Cell cell = Workbooks.answer(workbook, key);
            String name = cell.getSheet().getSheetName();
            assertThat(List.of(name)).allMatch(one -> one.endsWith(dimension));
            return name + "!" + cell.getAddress();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
