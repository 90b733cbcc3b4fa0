package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forms and tables over the wire. */
class ExchangeIT extends DraftScene {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String FORM = DRAFT + "/form";
    private static final String TABLE = "/api/v1/self-assessments";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void aFormThatComesBackAsItWentOutChangesNothing() {
        byte[] form = zone.file(FORM);

        JsonNode report = upload(form, "").json();

        assertThat(report.get("changes").size()).isZero();
        assertThat(report.get("totalAfter")).isEqualTo(report.get("totalBefore"));
        assertThat(version()).isEqualTo(1);
        assertThat(document()).isEqualTo(Samples.document(ZONE));
    }

    @Test
    void whatIsTypedIsShownFirstAndStoredThen() {
        byte[] form = edited(zone.file(FORM), sheet -> answer(sheet, "A2-2.1.7", "91.5%"));

        JsonNode preview = upload(form, "?dryRun=true").json();
        assertThat(preview.at("/changes/0/clause").stringValue()).isEqualTo("A2-2.1.7");
        assertThat(preview.at("/changes/0/before").stringValue()).isEqualTo("98.6%");
        assertThat(preview.at("/changes/0/after").stringValue()).isEqualTo("91.5%");
        assertThat(preview.at("/changes/0/cell").stringValue()).matches("F[0-9]+");
        assertThat(preview.get("totalAfter").doubleValue())
                .isLessThan(preview.get("totalBefore").doubleValue());
        assertThat(version()).isEqualTo(1);

        Answer stored = upload(form, "", "If-Match", "\"1\"");
        assertThat(stored.status()).as(stored.body()).isEqualTo(200);
        assertThat(version()).isEqualTo(2);
        assertThat(document().at("/values/A2-2.1.7/value").doubleValue()).isEqualTo(91.5);
        assertThat(stored().at("/evaluation/total").doubleValue())
                .isEqualTo(stored.json().get("totalAfter").doubleValue());
    }

    @Test
    void ofTwoWhoUploadTheSecondIsTold() {
        byte[] form = edited(zone.file(FORM), sheet -> answer(sheet, "A2-2.1.7", "91.5"));
        patch("\"1\"", answer("A2-1.1.5", 1.5));

        assertThat(upload(form, "", "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(document().at("/values/A2-2.1.7/value").doubleValue()).isEqualTo(98.6);
    }

    @Test
    void everyFaultNamesItsSheetAndCellAndNothingIsStored() {
        byte[] form = edited(zone.file(FORM), sheet -> {
            answer(sheet, "A2-2.1.7", "很高");
            answer(sheet, "A2-2.1.11", "250");
        });

        Answer refused = upload(form, "", "Accept-Language", "en");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").size()).isEqualTo(2);
        for (JsonNode fault : refused.json().get("errors")) {
            assertThat(fault.get("sheet").stringValue()).isEqualTo("1 生态环境保护");
            assertThat(fault.get("cell").stringValue()).matches("F[0-9]+");
            assertThat(fault.get("clause").stringValue()).startsWith("A2-2.1.");
        }
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNoFormIsRefusedInTheReadersLanguage() {
        Answer chinese = upload("不是表格\u0000\u0001".getBytes(StandardCharsets.UTF_8), "");
        Answer english = upload(new byte[0], "", "Accept-Language", "en");
        Answer other = upload("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "");

        assertThat(chinese.status()).isEqualTo(422);
        assertThat(chinese.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:unreadable-file");
        assertThat(chinese.json().get("detail").stringValue()).startsWith("这不是表格文件");
        assertThat(english.status()).isIn(400, 422);
        assertThat(other.json().at("/errors/0/code").stringValue()).isEqualTo("missing_column");
    }

    @Test
    void aLargerFileThanAFormCanBeIsRefused() {
        Answer refused = upload(new byte[(10 << 20) + 1], "");

        assertThat(refused.status()).isEqualTo(413);
    }

    @Test
    void aFormBeginsADraftWhereThereIsNone() {
        byte[] form = edited(zone.file(ADDRESS + "2024/form"), sheet -> answer(sheet, "A2-2.1.7", "91.5"));

        Answer stored =
                zone.send("POST", ADDRESS + "2024/form", BodyPublishers.ofByteArray(form), "Content-Type", XLSX);

        assertThat(stored.status()).as(stored.body()).isEqualTo(200);
        assertThat(stored.json().get("totalBefore").isNull()).isTrue();
        assertThat(zone.get(ADDRESS + "2024")
                        .json()
                        .at("/selfAssessment/values/A2-2.1.7/value")
                        .doubleValue())
                .isEqualTo(91.5);
    }

    @Test
    void theFormHasLastYearsAnswers() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(zone.file(ADDRESS + "2026/form")))) {
            assertThat(cell(workbook.getSheetAt(1), "A2-2.1.7", 4).toString()).isEqualTo("98.6");
            assertThat(cell(workbook.getSheetAt(1), "A2-2.1.7", 5).toString()).isEmpty();
        }
    }

    @Test
    void aFormCanBeInEnglish() throws IOException {
        byte[] form = zone.file(FORM, "Accept-Language", "en");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(form))) {
            assertThat(workbook.getSheetName(0)).isEqualTo("Guide");
        }
        assertThat(upload(form, "").json().get("changes").size()).isZero();
    }

    @Test
    void formsOfAllZonesComeAsAnArchive() throws IOException {
        register("demo-sh-01");
        byte[] archive = ministry.file("/api/v1/self-assessment-forms?year=2025");

        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(zip.readAllBytes()))) {
                    assertThat(workbook.getNumberOfSheets()).isGreaterThan(9);
                }
            }
        }
        assertThat(names).hasSize(2).anyMatch(name -> name.startsWith("湖北/demo-hb-01 "));
    }

    @Test
    void aTableThatComesBackAsItWentOutChangesNothingInAnyFormat() {
        register("demo-sh-01");
        for (String format : List.of("xlsx", "csv", "ndjson")) {
            byte[] table = ministry.file(TABLE + "?year=2025&format=" + format);

            Answer report = imported(table, "?replace=true");

            assertThat(report.status()).as(format + report.body()).isEqualTo(200);
            assertThat(report.json().get("unchanged").intValue()).as(format).isEqualTo(2);
            assertThat(report.json().get("replaced").intValue()).as(format).isZero();
        }
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void aTableChangesManyZonesAtOnceAndTellsWhichAnswers() {
        register("demo-sh-01");
        String table = "开发区代码,数据年度,A2-2.1.7\r\n" + ZONE + ",2025年,91.5%\r\ndemo-sh-01,2025,\"９２\"\r\n";

        Answer tried = imported(table.getBytes(StandardCharsets.UTF_8), "?replace=true&dryRun=true");
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        JsonNode preview = tried.json();
        assertThat(preview.get("replaced").intValue()).isEqualTo(2);
        assertThat(preview.at("/changes/0/clauses").toString()).isEqualTo("[\"A2-2.1.7\"]");
        assertThat(version()).isEqualTo(1);

        assertThat(imported(table.getBytes(StandardCharsets.UTF_8), "?replace=true")
                        .status())
                .isEqualTo(200);
        assertThat(document().at("/values/A2-2.1.7/value").doubleValue()).isEqualTo(91.5);
        assertThat(document().at("/values/A2-2.1.6/value").doubleValue()).isEqualTo(100);
    }

    @Test
    void aTableIsRefusedWholeWithTheCellsOfItsFaults() {
        String table = "数据年度,A2-2.1.7 达标率,开发区代码\n2025,91.5," + ZONE + "\n2025,高,nobody\n昨年,91," + ZONE + "\n2025,很高,"
                + ZONE + "\n";

        Answer refused = imported(table.getBytes(StandardCharsets.UTF_8), "?replace=true");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors"))
                .extracting(fault -> fault.get("cell").stringValue() + " "
                        + fault.get("code").stringValue())
                .containsExactlyInAnyOrder("C3 not_one_of", "A4 out_of_range", "C5 duplicate_item");
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void anImportTellsHowFarItIsAndWhatBecameOfIt() {
        register("demo-sh-01");
        byte[] table = ministry.file(TABLE + "?year=2025&format=ndjson");
        String[] good = ministry.send(
                        "POST",
                        TABLE + "/watched",
                        BodyPublishers.ofByteArray(table),
                        "Content-Type",
                        "application/x-ndjson")
                .body()
                .split("\n");
        assertThat(JSON.readTree(good[good.length - 1]).at("/report/unchanged").intValue())
                .isEqualTo(2);
        assertThat(JSON.readTree(good[0]).get("lines").intValue()).isEqualTo(2);

        String[] bad = ministry.send(
                        "POST",
                        TABLE + "/watched",
                        "{\"zone\": {\"code\": \"nobody\"}}",
                        "Content-Type",
                        "application/x-ndjson")
                .body()
                .split("\n");
        assertThat(JSON.readTree(bad[bad.length - 1])
                        .at("/problem/errors/0/code")
                        .stringValue())
                .isEqualTo("not_one_of");
        String[] broken = ministry.send("POST", TABLE + "/watched", "{\"zone\"", "Content-Type", "application/x-ndjson")
                .body()
                .split("\n");
        assertThat(JSON.readTree(broken[broken.length - 1]).at("/problem/type").stringValue())
                .isEqualTo("urn:zonemark:problem:malformed");
    }

    private void register(String code) {
        assertThat(ministry.put("/api/v1/zones/" + code, Samples.zone(code)).status())
                .isEqualTo(200);
        assertThat(ministry.send("POST", TABLE, Samples.line(code), "Content-Type", "application/x-ndjson")
                        .status())
                .isEqualTo(200);
    }

    private Answer upload(byte[] form, String query, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", XLSX));
        all.addAll(List.of(headers));
        return zone.send("POST", FORM + query, BodyPublishers.ofByteArray(form), all.toArray(new String[0]));
    }

    private Answer imported(byte[] table, String query) {
        ContractClient sender = ministry;
        return sender.send(
                "POST", TABLE + query, BodyPublishers.ofByteArray(table), "Content-Type", "application/octet-stream");
    }

    private static byte[] edited(byte[] form, Consumer<Sheet> edit) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(form))) {
            edit.accept(workbook.getSheetAt(1));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Sheet sheet, String key, String typed) {
        cell(sheet, key, 5).setCellValue(typed);
    }

    private static Cell cell(Sheet sheet, String key, int column) {
        for (Row row : sheet) {
            Cell first = row.getCell(0);
            if (first != null && first.toString().equals(key)) {
                return row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            }
        }
        throw new IllegalArgumentException(key);
    }
}
