package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.TimedService;
import org.zonemark.account.Role;
import org.zonemark.samples.Samples;
import tools.jackson.databind.node.ObjectNode;

/** Every table that people see comes as a file, as they see it. */
@TimedService
class TableExportIT extends RoundScene {

    private static final List<String> CODES = List.of("demo-hb-01", "demo-hb-02", "demo-sh-01", "demo-js-01");
    private static final String EVIL = "=HYPERLINK(\"http://evil\")";

    @LocalServerPort
    private int ownPort;

    @Autowired
    private Cast ownCast;

    private Browser browser;

    @BeforeEach
    void submitAll() {
        for (String code : CODES) {
            ObjectNode document = Samples.document(code);
            if (code.equals("demo-js-01")) {
                ((ObjectNode) document.get("zone")).put("name", EVIL);
            }
            bring(code, document);
        }
        open("r1", ", \"cut\": {\"places\": 2}");
        CODES.forEach(code -> take("r1", code, "submit"));
        ownCast.add(Cast.account("reader", Role.MINISTRY, null, null, null));
        browser = new Browser(ownPort);
        browser.login("reader", Cast.PASSWORD);
    }

    @Test
    void everyTableComesInBothFormatsWithTheRowsThatThePageShows() throws IOException {
        int tables = 0;
        for (String path : List.of(
                "/zones",
                "/rounds",
                "/rounds/r1",
                "/rounds/r1/applications",
                "/rounds/r1/ranking",
                "/rounds/r1/ranking?sort=name&descending=true",
                "/rounds/r1/ranking?province=%E6%B9%96%E5%8C%97&language=en",
                "/rounds/r1/cut?language=zh",
                "/rounds/r1/heat",
                "/rounds/r1/map",
                "/rounds/r1/compare?zone=demo-hb-01&zone=demo-sh-01",
                "/zones/demo-hb-01/2025/result",
                "/zones/demo-hb-01",
                "/weights",
                "/weights/default",
                "/plan",
                "/method",
                "/dictionary",
                "/clauses/A2-2.1.5",
                "/rulebooks",
                "/results")) {
            Answer answer = browser.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            Document page = Jsoup.parse(answer.body());
            assertThat(page.select("main table:not([data-table])")).as(path).isEmpty();
            for (String name : page.select("table[data-table]").eachAttr("data-table").stream()
                    .distinct()
                    .toList()) {
                assertSame(page, path, name);
                tables++;
            }
        }
        assertThat(tables).isGreaterThan(20);
    }

    private void assertSame(Document page, String path, String name) throws IOException {
        List<Element> rows = page.select("table[data-table=" + name + "] tbody > tr");
        String address = path + (path.contains("?") ? "&" : "?") + "table=" + name + "&as=";
        String csv = new String(browser.file(address + "csv"), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF");
        List<CSVRecord> records =
                CSVFormat.RFC4180.parse(new StringReader(csv.substring(1))).getRecords();
        assertThat(records).as(address).hasSize(rows.size() + 1);
        for (int i = 0; i < rows.size(); i++) {
            String shown = rows.get(i).select("th").text().replace("'", "").strip();
            String first = shown.isEmpty() ? "" : shown.split(" ")[0];
            assertThat(String.join(" ", records.get(i + 1).toList()))
                    .as(address)
                    .contains(first);
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(browser.file(address + "xlsx")))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getPhysicalNumberOfRows()).as(address).isEqualTo(rows.size() + 1);
            sheet.forEach(
                    row -> row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA)));
        }
    }

    @Test
    void filterOrderAndLanguageAreThoseOfThePage() throws IOException {
        List<String> english = names("/rounds/r1/ranking?province=%E6%B9%96%E5%8C%97&language=en");
        assertThat(english).hasSize(3);
        assertThat(english.get(0)).startsWith("Rank,").contains("Total");
        assertThat(english.get(1)).contains("demo-hb-01");

        List<String> turned = names("/rounds/r1/ranking?sort=total&language=zh");
        List<String> back = names("/rounds/r1/ranking?sort=total&descending=true");
        assertThat(turned.get(1)).isEqualTo(back.get(CODES.size()));
    }

    private List<String> names(String path) {
        return new String(browser.file(path + "&table=t1&as=csv"), StandardCharsets.UTF_8)
                .substring(1)
                .lines()
                .toList();
    }

    @Test
    void aNameThatLooksLikeAFormulaIsAText() throws IOException {
        String csv = new String(browser.file("/zones?table=t1&as=csv"), StandardCharsets.UTF_8);
        assertThat(csv).contains("'=HYPERLINK").doesNotContain("\n=HYPERLINK", "\n\"=HYPERLINK");
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(browser.file("/zones?table=t1&as=xlsx")))) {
            List<String> texts = new ArrayList<>();
            workbook.getSheetAt(0).forEach(row -> texts.add(row.getCell(0).getStringCellValue()));
            assertThat(texts).contains(EVIL);
        }
    }

    @Test
    void aTableNeedsTheRightsOfItsPage() {
        assertThat(new Browser(ownPort)
                        .get("/rounds/r1/ranking?table=t1&as=csv")
                        .status())
                .isEqualTo(302);
        assertThat(browser.get("/rounds/r1/ranking?table=t77&as=csv").status()).isEqualTo(404);
        assertThat(browser.get("/rounds/r1/ranking?table=t1&as=pdf").body()).contains("<html");
        assertThat(browser.get("/rounds/r1/ranking?table=%22%5D&as=csv").body()).contains("<html");
    }

    @Test
    void aFormIsSeenBeforeItIsStoredAndManyAtOnceAsWell() {
        ownCast.add(Cast.account("writer", Role.ZONE_EDITOR, "demo-hb-03", null, null));
        bring("demo-hb-03");
        Browser zone = new Browser(ownPort);
        zone.login("writer", Cast.PASSWORD);
        String form = "/zones/demo-hb-03/2025/form";
        assertThat(zone.get(form).body()).contains("form.xlsx", "enctype=\"multipart/form-data\"");
        assertThat(zone.file(form + ".xlsx")).hasSizeGreaterThan(10_000);

        byte[] typed = "条款编号,本年填报\nA2-2.1.7,91.5%\n".getBytes(StandardCharsets.UTF_8);
        Answer preview = zone.upload(form, "form.csv", typed);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body()).contains("91.5%", "确认保存", "B2");
        Document page = Jsoup.parse(preview.body());
        String version = page.select("input[name=version]").val();
        String content = page.select("input[name=content]").val();

        assertThat(zone.submit(form + "/store", "version", "77", "content", content)
                        .status())
                .isEqualTo(409);
        Answer stored = zone.submit(form + "/store", "version", version, "content", content);
        assertThat(stored.status()).as(stored.body()).isEqualTo(302);
        assertThat(zones.get("demo-hb-03")
                        .get(draft("demo-hb-03"))
                        .json()
                        .at("/selfAssessment/values/A2-2.1.7/value")
                        .doubleValue())
                .isEqualTo(91.5);
        zone.get(form);
        Answer faulty = zone.upload(form, "form.csv", "条款编号,本年填报\nA2-2.1.7,高\n".getBytes(StandardCharsets.UTF_8));
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.body()).contains("B2", "A2-2.1.7", "未作任何改动");
        zone.get(form);
        assertThat(zone.upload(form, "form.xlsx", new byte[] {1, 2, 3}).body()).contains("这不是表格文件");
        zone.get(form);
        assertThat(zone.upload(form, "form.xlsx", new byte[0]).body()).contains("文件是空的");

        browser.get("/exchange");
        Answer many = browser.upload(
                "/exchange",
                "t.csv",
                "开发区代码,数据年度,A2-2.1.7\ndemo-hb-03,2025,92\n".getBytes(StandardCharsets.UTF_8),
                "replace",
                "true",
                "dryRun",
                "true");
        assertThat(many.status()).as(many.body()).isEqualTo(200);
        assertThat(many.body()).contains("新增0个，覆盖1个，未变0个");
        assertThat(new String(browser.file("/exchange/export?year=2025&format=csv"), StandardCharsets.UTF_8))
                .contains("demo-hb-03");
        assertThat(zone.get("/exchange").status()).isEqualTo(403);
    }
}
