package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.TimedService;
import org.zonemark.account.Role;
import org.zonemark.samples.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Notices, and the templates that a ministry puts in place of those that come with the program. */
@TimedService
class NoticesIT extends RoundScene {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ZONE = "demo-hb-01";
    private static final String TEMPLATE = "/api/v1/notice-templates/ranking/zh";
    private static final String NOTICE = "/api/v1/rounds/r1/notices/";

    @LocalServerPort
    private int ownPort;

    @Autowired
    private Cast ownCast;

    @BeforeEach
    void submitAll() {
        ObjectNode evil = Samples.document("demo-sh-01");
        ((ObjectNode) evil.get("zone")).put("name", "<script>alert(1)</script>");
        bring(ZONE, "demo-hb-02");
        bring("demo-sh-01", evil);
        open("r1", "");
        for (String code : new String[] {ZONE, "demo-hb-02", "demo-sh-01"}) {
            take("r1", code, "submit");
        }
    }

    @Test
    void thePublicNoticeNamesRankedZonesAndWhyOthersAreNot() {
        Answer notice = ministry.get(NOTICE + "ranking");

        assertThat(notice.status()).isEqualTo(200);
        assertThat(notice.body())
                .contains("关于2026年申报结果的公示", "江城示例经济技术开发区", "90.27", "优秀", "一票否决", "2026年3月10日")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>", "{{");
        assertThat(notice.header("Content-Security-Policy")).startsWith("sandbox");
        assertThat(ministry.get(NOTICE + "ranking", "Accept-Language", "en").body())
                .contains("Notice of the results of", "Excellent");
    }

    @Test
    void aReplacedTemplateIsInUseAtOnceAndCanBeTakenBack() {
        Answer replaced = put("<p>{{round.name}}：{{#zones}}{{rank}}{{name}}；{{/zones}}</p>", "\"0\"");
        assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
        assertThat(replaced.json().get("version").intValue()).isEqualTo(1);

        assertThat(ministry.get(NOTICE + "ranking").body())
                .isEqualTo("<p>2026年申报：1&lt;script&gt;alert(1)&lt;/script&gt;；2江城示例经济技术开发区；</p>");
        assertThat(put("<p>other</p>", "\"0\"").status())
                .as("somebody was faster")
                .isEqualTo(412);
        assertThat(auditor.get("/api/v1/audit?subject=notice-template/ranking/zh")
                        .body())
                .contains("replaceNoticeTemplate", "our own words");

        assertThat(ministry.send("DELETE", TEMPLATE + "?reason=enough", "", "If-Match", "\"1\"")
                        .json()
                        .get("builtIn")
                        .asBoolean())
                .isTrue();
        assertThat(ministry.get(NOTICE + "ranking").body()).contains("关于2026年申报结果的公示");
    }

    @Test
    void aTemplateThatCannotBeFilledIsRefusedWithItsLineAndTheOldOneStays() {
        for (String bad : new String[] {
            "<p>\n{{round.nam}}</p>",
            "<p>\n{{#zones}}</p>",
            "{{{round.name}}}",
            "{{&round.name}}",
            "{{>other}}",
            "{{=<% %>=}}",
            " "
        }) {
            Answer refused = put(bad, "\"0\"");
            assertThat(refused.status()).as(bad).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo("/body");
        }
        assertThat(put("<p>\n{{round.nam}}</p>", "\"0\"")
                        .json()
                        .at("/errors/0/detail")
                        .stringValue())
                .contains("line 2", "round.name");
        assertThat(ministry.get(TEMPLATE).json().get("version").intValue()).isZero();
    }

    @Test
    void aZoneIsToldItsResultAndWhatToCorrect() {
        assertThat(ministry.get(NOTICE + "result?about=" + ZONE).body())
                .contains("江城示例经济技术开发区", "90.27", "第2名（共2个）", "生态环境保护", "90.80");
        assertThat(ministry.get(NOTICE + "result?about=demo-hb-02").body())
                .contains("69.43", "一票否决")
                .doesNotContain("第名");
        assertThat(ministry.get(NOTICE + "return?about=" + ZONE).status()).isEqualTo(409);
        take("r1", ZONE, "returnForCorrection");
        assertThat(ministry.get(NOTICE + "return?about=" + ZONE).body())
                .contains("补正通知书", "2026年3月20日", "A2-1.1.5", "see the report");
        assertThat(ministry.get(NOTICE + "result").status()).isEqualTo(422);
        assertThat(ministry.get(NOTICE + "result?about=nobody").status()).isEqualTo(404);
        assertThat(ministry.get(NOTICE + "naming").body()).contains("关于命名转型升级示范开发区的通知");
        assertThat(zones.get(ZONE).get(NOTICE + "ranking").status()).isEqualTo(403);
    }

    @Test
    void noticesGoOutAsPageForWordProcessorsAndAsPdf() throws Exception {
        ownCast.add(Cast.account("reader", Role.MINISTRY, null, null, null));
        Browser browser = new Browser(ownPort);
        browser.login("reader", Cast.PASSWORD);

        assertThat(browser.get("/rounds/r1/notices/ranking.html").header("Content-Security-Policy"))
                .contains("sandbox");
        Answer word = browser.get("/rounds/r1/notices/ranking.doc");
        assertThat(word.header("Content-Type")).startsWith("application/msword");
        assertThat(word.body()).contains("<html", "江城示例经济技术开发区");
        try (PDDocument pdf = Loader.loadPDF(browser.file("/rounds/r1/notices/ranking.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("关于2026年申报结果的公示", "江城示例经济技术开发区");
        }

        assertThat(browser.get("/notice-templates").body()).contains("命名通知", "系统自带");
        assertThat(browser.get("/notice-templates/naming/en").body()).contains("round.name");
        Answer refused = browser.submit(
                "/notice-templates/naming/en", "version", "0", "reason", "r", "body", "<p>{{zone.name}}</p>");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("&lt;p&gt;{{zone.name}}&lt;/p&gt;");
        assertThat(browser.submit("/notice-templates/naming/en", "version", "0", "reason", "r", "body", "<p>ok</p>")
                        .status())
                .isEqualTo(302);
        assertThat(browser.submit("/notice-templates/naming/en", "version", "0", "reason", "r", "body", "<p>late</p>")
                        .body())
                .contains("他人已先修改此模板", "&lt;p&gt;late&lt;/p&gt;");
        assertThat(browser.submit("/notice-templates/naming/en/restore", "version", "1", "reason", "r")
                        .status())
                .isEqualTo(302);
    }

    /** What an attacker who holds a ministry's account could write into a template fetches nothing and runs nothing. */
    @Test
    void aHostileTemplateFetchesNothing() {
        String hostile =
                "<html lang=\"zh\"><head><title>t</title><link rel=\"stylesheet\" href=\"file:///etc/passwd\"></head>"
                        + "<body><img src=\"http://localhost:" + ownPort
                        + "/api/v1/rulebook\"><p>{{date}}</p></body></html>";
        assertThat(put(hostile, "\"0\"").status()).isEqualTo(200);
        ownCast.add(Cast.account("reader", Role.MINISTRY, null, null, null));
        Browser browser = new Browser(ownPort);
        browser.login("reader", Cast.PASSWORD);

        assertThat(new String(browser.file("/rounds/r1/notices/ranking.pdf"), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF")
                .doesNotContain("root:");
    }

    private Answer put(String body, String version) {
        String edit = JSON.createObjectNode()
                .put("body", body)
                .put("reason", "our own words")
                .toString();
        return ministry.put(TEMPLATE, edit, "If-Match", version);
    }
}
