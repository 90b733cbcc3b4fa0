package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.TimedService;
import org.zonemark.account.Account;
import org.zonemark.account.Role;
import org.zonemark.samples.Samples;
import org.zonemark.scoring.Rulebooks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is printed says what the service says, can be copied, and is the same for the same content. */
@TimedService
class PaperIT extends RoundScene {

    private static final String ZONE = "demo-hb-01";
    private static final String REPORT = "/zones/" + ZONE + "/2025/report.pdf";
    private static final List<String> CODES =
            List.of(ZONE, "demo-hb-02", "demo-hb-03", "demo-sh-01", "demo-js-01", "demo-zj-01");
    private static final int DPI = 200;

    @LocalServerPort
    private int ownPort;

    @Autowired
    private Cast ownCast;

    private Browser ministryAtBrowser;
    private Browser zoneAtBrowser;

    @BeforeEach
    void submitAll() {
        bring(CODES.toArray(new String[0]));
        open("r1", "");
        CODES.forEach(code -> take("r1", code, "submit"));
        ownCast.add(Cast.account("reader", Role.MINISTRY, null, null, null));
        ownCast.add(new Account("writer", "writer", Set.of(Role.ZONE_EDITOR), ZONE, null, null, false, false, 1));
        ministryAtBrowser = new Browser(ownPort);
        ministryAtBrowser.login("reader", Cast.PASSWORD);
        zoneAtBrowser = new Browser(ownPort);
        zoneAtBrowser.login("writer", Cast.PASSWORD);
    }

    @Test
    void aScoreReportHasTheTotalItsWayTheGatesAndEveryFinding() {
        byte[] pdf = zoneAtBrowser.file(REPORT);
        JsonNode evaluation = zones.get(ZONE).get(draft(ZONE)).json().get("evaluation");

        String text = text(pdf);
        assertThat(text)
                .contains("江城示例经济技术开发区", "2025年度转型升级评分报告", "依据开发区自评数据", "总分的形成", "如何提升")
                .contains(org.zonemark.words.Numbers.rounded(
                        evaluation.get("total").doubleValue()))
                .contains(evaluation.get("inputSha256").stringValue())
                .contains(Rulebooks.own().sha256())
                .contains("结果尚未公布")
                .doesNotContain("??", "#{", "[U+");
        String joined = joined(text);
        for (JsonNode finding : evaluation.get("findings")) {
            assertThat(text).contains(finding.get("clause").stringValue());
            assertThat(joined).contains(joined(finding.get("message").stringValue()));
            assertThat(joined).contains(joined(finding.get("quote").stringValue()));
        }
        assertThat(text).as("numbers of pages").contains("1 / ", "2 / ");
    }

    @Test
    void theSameContentIsTheSameBytesAndOtherContentIsNot() {
        byte[] first = zoneAtBrowser.file(REPORT);
        clock.moveBy(java.time.Duration.ofHours(1));

        assertThat(ministryAtBrowser.file(REPORT)).isEqualTo(first);
        assertThat(zoneAtBrowser.file(REPORT + "?language=en")).isNotEqualTo(first);
    }

    @Test
    void papersAreTaggedAndBringTheirTypeface() throws IOException {
        for (String path : List.of(
                REPORT,
                "/rounds/r1/ranking.pdf",
                "/rounds/r1/method.pdf",
                "/rounds/r1/applications/" + ZONE + "/report.pdf",
                "/rounds/r1/applications/" + ZONE + "/panel.pdf")) {
            try (PDDocument document = Loader.loadPDF(ministryAtBrowser.file(path))) {
                assertThat(document.getDocumentCatalog().getMarkInfo().isMarked())
                        .as(path)
                        .isTrue();
                assertThat(document.getDocumentCatalog().getStructureTreeRoot())
                        .as(path)
                        .isNotNull();
                assertThat(document.getDocumentCatalog().getLanguage()).as(path).isEqualTo("zh");
                assertThat(document.getDocumentInformation().getTitle())
                        .as(path)
                        .isNotBlank();
                for (PDPage page : document.getPages()) {
                    assertThat(page.getMediaBox().getWidth()).isBetween(595f, 595.4f);
                    assertThat(page.getMediaBox().getHeight()).isBetween(841f, 842.2f);
                    for (PDFont font : fonts(page)) {
                        assertThat(font.isEmbedded())
                                .as(path + " " + font.getName())
                                .isTrue();
                        assertThat(font.getName()).contains("+NotoSansSC");
                    }
                }
            }
        }
    }

    @Test
    void aPublishedReportCarriesItsCodeForPeopleAndForTelephones() throws Exception {
        taken(ministry.post("/api/v1/rounds/r1/close", ""));
        JsonNode publication =
                taken(ministry.post("/api/v1/rounds/r1/publications", "{\"reason\": \"selection of 2026\"}"));
        String code = ministry.get(
                        "/api/v1/publications/" + publication.get("id").stringValue() + "/reports/" + ZONE)
                .json()
                .get("code")
                .stringValue();

        byte[] pdf = zoneAtBrowser.file(REPORT);

        assertThat(text(pdf)).contains(code, publication.get("sha256").stringValue());
        String address = scanned(pdf);
        assertThat(address).isEqualTo("http://localhost:" + ownPort + "/v/" + code);
        assertThat(zoneAtBrowser.get(address.substring(address.indexOf("/v/"))).status())
                .isEqualTo(200);
    }

    @Test
    void theRankingSaysWhoStandsWhereAndWhyOthersDoNot() {
        String text = text(ministryAtBrowser.file("/rounds/r1/ranking.pdf"));

        JsonNode ranking = ministry.get("/api/v1/rounds/r1/ranking").json();
        assertThat(ranking.get("zones")).hasSize(CODES.size());
        for (JsonNode line : ranking.get("zones")) {
            assertThat(text)
                    .contains(line.get("name").stringValue())
                    .contains(
                            org.zonemark.words.Numbers.rounded(line.get("total").doubleValue()));
        }
        assertThat(text).contains("没有排名的开发区", "一票否决");
    }

    @Test
    void theMethodNamesEveryClauseAndTheVersions() {
        String text = text(ministryAtBrowser.file("/rounds/r1/method.pdf"));

        Rulebooks.own().criteria().forEach(criterion -> assertThat(text).contains(criterion.id()));
        assertThat(text).contains(Rulebooks.own().sha256());
    }

    @Test
    void minutesOfAPanelHaveEveryVoteWithItsReason() {
        take("r1", ZONE, "passFirstCheck", "recommend", "passFormalCheck");
        for (int i = 0; i < experts.size(); i++) {
            taken(experts.get(i)
                    .put(
                            application("r1", ZONE) + "/review/votes/A2-1.1.3",
                            "{\"level\": 3, \"reason\": \"看过第%d号材料\"}".formatted(i + 1)));
        }
        String text = text(ministryAtBrowser.file("/rounds/r1/applications/" + ZONE + "/panel.pdf"));

        assertThat(text).contains("A2-1.1.3", "expert-1", "expert-2", "expert-3", "看过第1号材料", "看过第3号材料", "结论：3级");
    }

    @Test
    void charactersThatTheTypefaceLacksAreToldAndNotLeftOut() {
        ObjectNode zone = (ObjectNode) Samples.document(ZONE).get("zone");
        zone.put("name", "𠮷祥㐀开发区");
        assertThat(ministry.put("/api/v1/zones/" + ZONE, zone.toString()).status())
                .isEqualTo(200);

        assertThat(text(ministryAtBrowser.file("/rounds/r1/applications/" + ZONE + "/panel.pdf")))
                .contains("[U+20BB7]祥㐀开发区");
    }

    @Test
    void nobodyPrintsWhatTheyMayNotSee() {
        Browser nobody = new Browser(ownPort);

        assertThat(nobody.get(REPORT).status()).isEqualTo(302);
        assertThat(zoneAtBrowser.get("/zones/demo-sh-01/2025/report.pdf").status())
                .isEqualTo(404);
        assertThat(zoneAtBrowser.get("/rounds/r1/ranking.pdf").status()).isEqualTo(403);
    }

    private static String scanned(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, DPI);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            var source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        }
    }

    private static List<PDFont> fonts(PDPage page) {
        return StreamSupport.stream(page.getResources().getFontNames().spliterator(), false)
                .map(name -> {
                    try {
                        return page.getResources().getFont(name);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the breaks of lines and pages. */
    private static String joined(String text) {
        return text.replaceAll("\\s", "");
    }
}
