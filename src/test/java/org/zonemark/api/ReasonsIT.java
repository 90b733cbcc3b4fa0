package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.TimedService;

/** Nothing that somebody entered is taken back or replaced without a reason, by a page no more than by a program. */
@TimedService
class ReasonsIT extends RoundScene {

    private static final String ZONE = "demo-hb-01";
    private static final String PARTNER = "demo-sh-01";
    private static final String APPLICATION = "/rounds/r/applications/" + ZONE;
    private static final String REVIEW = application("r", ZONE) + "/review";
    private static final String TOO_LONG = "x".repeat(2001);

    private record Removal(String page, String address) {}

    @LocalServerPort
    private int ownPort;

    private Browser browser;
    private List<Removal> removals;

    @BeforeEach
    void enterWhatCanBeTakenBack() {
        bring(ZONE, PARTNER);
        open("r", "");
        take("r", ZONE, "submit");
        String because = "\"reason\": \"because\"}";
        taken(ministry.put(REVIEW + "/fraud", "{\"notice\": \"2026-7\", " + because));
        String adjustment = taken(ministry.post(
                        REVIEW + "/adjustments", "{\"kind\": \"national_commendation\", \"notice\": \"2026-8\"}"))
                .get("marks")
                .valueStream()
                .filter(mark -> mark.get("kind").stringValue().equals("adjustment"))
                .findFirst()
                .orElseThrow()
                .get("subject")
                .stringValue();
        taken(ministry.put("/api/v1/plan-targets/P1-03/figures/2017", "{\"value\": 2, \"source\": \"s\", " + because));
        taken(ministry.put("/api/v1/notice-templates/naming/en", "{\"body\": \"<p>ours</p>\", " + because));
        taken(ministry.put(
                "/api/v1/zones/" + ZONE + "/partners/" + PARTNER,
                "{\"agreement\": \"a\", \"agreedOn\": \"2026-01-05\"}"));
        browser = new Browser(ownPort);
        browser.login("ministry", Cast.PASSWORD);
        browser.get("/plan");
        removals = List.of(
                new Removal(
                        APPLICATION + "/adjustments/" + adjustment + "/remove", REVIEW + "/adjustments/" + adjustment),
                new Removal(APPLICATION + "/fraud/withdraw", REVIEW + "/fraud"),
                new Removal("/plan/P1-03/figures/2017/remove", "/api/v1/plan-targets/P1-03/figures/2017"),
                new Removal("/notice-templates/naming/en/restore", "/api/v1/notice-templates/naming/en"));
    }

    @Test
    void aPageTakesNothingBackWithoutAReasonThatTheTrailCanHold() {
        String before = stored();
        for (Removal removal : removals) {
            for (String reason : List.of("", "  ", TOO_LONG, "a\u0000b")) {
                Answer refused = browser.submit(removal.page(), "version", "1", "reason", reason);
                assertThat(refused.status()).as(removal.page()).isEqualTo(422);
                assertThat(refused.body()).contains("1至2000个字符的理由");
            }
        }
        assertThat(stored()).isEqualTo(before);
        browser.get("/plan?language=en");
        for (Removal removal : removals) {
            assertThat(browser.submit(removal.page(), "version", "1", "reason", " ")
                            .body())
                    .contains("a reason of 1 to 2000 characters");
            assertThat(browser.submit(removal.page(), "version", "1", "reason", " 更正 ")
                            .status())
                    .as(removal.page())
                    .isEqualTo(302);
            assertThat(auditor.get("/api/v1/audit?size=1")
                            .json()
                            .get(0)
                            .get("reason")
                            .stringValue())
                    .isEqualTo("更正");
        }
    }

    @Test
    void aTemplateIsNotReplacedWithoutAReasonAndTheTextIsKeptInTheForm() {
        String before = stored();
        for (String reason : List.of("", " ", TOO_LONG)) {
            Answer refused = browser.submit(
                    "/notice-templates/naming/en", "version", "1", "reason", reason, "body", "<p>typed</p>");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("1至2000个字符的理由", "&lt;p&gt;typed&lt;/p&gt;");
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void neitherDoesAProgram() {
        String before = stored();
        for (Removal removal : removals) {
            Answer blank = ministry.send("DELETE", removal.address() + "?reason=%20", "");
            assertThat(blank.status()).as(removal.address()).isEqualTo(422);
            assertThat(blank.json().at("/errors/0/pointer").stringValue()).isEqualTo("/reason");
            for (String reason : List.of("", TOO_LONG)) {
                assertThat(ministry.send("DELETE", removal.address() + "?reason=" + reason, "")
                                .status())
                        .isEqualTo(400);
            }
        }
        assertThat(ministry.send("DELETE", "/api/v1/zones/" + ZONE + "/partners/" + PARTNER + "?reason=%20", "")
                        .status())
                .isEqualTo(422);
        assertThat(stored()).isEqualTo(before);
    }

    private String stored() {
        return database.content(Set.of("access_token"));
    }
}
