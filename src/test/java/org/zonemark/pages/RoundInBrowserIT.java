package org.zonemark.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.TimedService;
import org.zonemark.account.Account;
import org.zonemark.account.Role;
import org.zonemark.api.ContractClient;
import org.zonemark.samples.Samples;
import tools.jackson.databind.node.ObjectNode;

/** The life of a round through the pages, by each role, as people see it in a browser. */
@TimedService
class RoundInBrowserIT {

    private static final Instant NOW = Instant.parse("2026-03-10T04:00:00Z");
    private static final String ZONE = "demo-hb-01";
    private static final String DRAFT = "/zones/" + ZONE + "/2025";
    private static final String APPLICATION = "/rounds/r1/applications/" + ZONE;

    @Autowired
    private Cast cast;

    @Autowired
    private MovableClock clock;

    private Chromium chromium;
    private int width = 1280;
    private int height = 900;
    private String language = "zh";

    @BeforeEach
    void openAccounts(@LocalServerPort int port, @Autowired Database database) {
        clock.stopAt(NOW);
        database.empty();
        chromium = new Chromium(port);
        ContractClient ministry = new ContractClient(port).with(cast.of(Role.MINISTRY));
        cast.of(Role.EXPERT);
        cast.of(Role.AUDITOR);
        cast.of(Role.ADMINISTRATOR);
        for (String code : List.of(ZONE, "demo-hb-02", "demo-sh-01", "demo-js-02", "demo-zj-01", "demo-ah-01")) {
            ObjectNode document = Samples.document(code);
            ObjectNode zone = ((ObjectNode) document.get("zone")).put("code", code);
            ministry.put("/api/v1/zones/" + code, zone.toString());
            new ContractClient(port)
                    .with(cast.ofZone(code))
                    .put("/api/v1/zones/" + code + "/self-assessments/2025", document.toString());
        }
        cast.add(new Account("city", "city", Set.of(Role.CITY), null, "湖北", "武汉", false, false, 1));
        cast.add(new Account("province", "province", Set.of(Role.PROVINCE), null, "湖北", null, false, false, 1));
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, 900, zh", "390, 844, en"})
    void aRoundGoesFromItsPlanToItsPublication(int wide, int high, String spoken) {
        width = wide;
        height = high;
        language = spoken;
        Page ministry = as("ministry");
        plan(ministry);

        Page zone = as("zone-" + ZONE);
        chromium.see(zone, "/zones/" + ZONE);
        fillIn(zone);
        for (String page :
                List.of("/evidence?clause=A2-2.1.5", "/industries", "/form", "/result?target=places&amount=1")) {
            chromium.see(zone, DRAFT + page);
        }
        chromium.see(zone, DRAFT + "/check");
        zone.check("input[name=pledge]");
        zone.click("form[action*='/steps/submit'] button");
        assertThat(zone.locator(".badge.submitted").first()).isVisible();

        step(as("city"), "passFirstCheck");
        step(as("province"), "recommend");
        step(ministry, "passFormalCheck");
        Page expert = as("expert");
        chromium.see(expert, APPLICATION + "?dimension=innovation");
        step(ministry, "passExpertReview");
        step(ministry, "decide");
        step(ministry, "giveNotice");

        Page anyone = chromium.open(width, height, language, true);
        chromium.see(anyone, "/notice/r1");
        chromium.see(anyone, "/notice/r1/" + ZONE);
        anyone.fill("input[name=name]", "Li");
        anyone.fill("textarea[name=text]", "Well done");
        anyone.click("#comment button");
        assertThat(anyone.locator("main [role=status]")).isVisible();

        for (String page : List.of(
                "",
                "/applications",
                "/ranking",
                "/map",
                "/heat",
                "/cut",
                "/reachable",
                "/exits",
                "/objections",
                "/publication")) {
            chromium.see(ministry, "/rounds/r1" + page);
        }
        chromium.see(ministry, "/exchange");
        chromium.see(ministry, "/notice-templates");
        chromium.see(ministry, "/notice-templates/return/zh");
        chromium.see(ministry, "/weights/default/data?round=r1&method=critic");
        chromium.see(ministry, "/rounds/r1/scenarios?name=a&name=b&set=&set=&places=1&places=2");
        clock.moveBy(Duration.ofDays(30));
        Page later = as("ministry");
        step(later, "publish");
        chromium.see(later, "/rounds/r1/publication");
        later.click("main [role=alert] a");
        later.click("form[action='/rounds/r1/close'] button");
        assertThat(later.locator("h1 .badge.closed")).isVisible();
        chromium.see(later, "/rounds/r1/publication");
        later.fill("#publication input[name=reason]", "done");
        later.click("#publication button");
        assertThat(later.locator("main table")).isVisible();
        anyone.navigate("/results");
        chromium.check(anyone);
        anyone.click("main table th a");
        assertThat(anyone.locator("main table").first()).containsText("江城");
        chromium.check(anyone);
    }

    @ParameterizedTest
    @CsvSource({"1280, 900, en", "390, 844, zh"})
    void everyOtherPageIsOpenToEverybody(int wide, int high, String spoken) {
        width = wide;
        height = high;
        language = spoken;
        Page anyone = chromium.open(width, height, language, true);
        for (String page : List.of(
                "/",
                "/login",
                "/clauses",
                "/clauses/A2-2.1.5",
                "/clauses/A2-1.1.3",
                "/method",
                "/dictionary",
                "/results")) {
            chromium.see(anyone, page);
        }
        anyone.navigate("/nowhere");
        chromium.check(anyone);
        Page ministry = as("ministry");
        plan(ministry);
        for (String page : List.of(
                "/rounds",
                "/plan",
                "/plan/coverage",
                "/weights",
                "/weights/default",
                "/account",
                "/clauses/A2-2.1.7",
                "/rulebooks",
                "/partnerships",
                APPLICATION + "/survey",
                "/zones")) {
            chromium.see(ministry, page);
        }
        Page administrator = as("administrator");
        for (String page : List.of(
                "/administration",
                "/administration/accounts/expert",
                "/administration/audit",
                "/administration/health")) {
            chromium.see(administrator, page);
        }
    }

    @Test
    void firmsAnswerASurveyByLinksThatOpenOneAnswerEach() {
        Page ministry = as("ministry");
        plan(ministry);
        chromium.see(ministry, APPLICATION + "/survey");
        ministry.fill("#survey input[name=population]", "100");
        ministry.fill("#survey input[name=sampleSize]", "2");
        ministry.fill("#survey input[name=opens]", "2026-03-10");
        ministry.fill("#survey input[name=closes]", "2026-03-20");
        ministry.click("#survey button");
        String link =
                ministry.locator("textarea").inputValue().lines().findFirst().orElseThrow();
        chromium.check(ministry);
        Page firm = chromium.open(390, 844, language, true);
        chromium.see(firm, link);
        firm.locator("fieldset")
                .all()
                .forEach(question -> question.locator("input").last().check());
        firm.click("#survey-answer button");
        assertThat(firm.locator("main [role=status]")).isVisible();
        chromium.check(firm);
        assertThat(firm.navigate(link).status()).isEqualTo(409);
        ministry.navigate(APPLICATION + "/survey");
        assertThat(ministry.locator("main .figures")).containsText("50.0 %");
        assertThat(ministry.locator("textarea")).hasCount(0);
    }

    @Test
    void weightsShowTheirEffectAsTheyMove() {
        plan(as("ministry"));
        Page expert = as("expert");
        expert.navigate("/weights");
        expert.fill("#new-set input[name=id]", "trial");
        expert.fill("#new-set input[name=title]", "Trial");
        expert.fill("#new-set input[name=reason]", "To see");
        expert.click("#new-set button");
        chromium.check(expert);
        expert.fill("#w-ecology", "26");
        expert.locator("#w-ecology").dispatchEvent("change");
        assertThat(expert.locator("#w-innovation")).not().hasValue("16");
        expert.uncheck("#keep-sum");
        expert.fill("#w-ecology", "28");
        expert.locator("#w-ecology").dispatchEvent("change");
        assertThat(expert.locator("#effect .figures")).isAttached();
        assertThat(expert.locator("#verdict .faults li").first()).isVisible();
        chromium.check(expert);
        expert.navigate("/weights/trial");
        assertThat(expert.locator("#w-ecology")).hasValue("28");
        chromium.see(expert, "/weights/default/diff/trial");
        chromium.see(expert, "/weights/trial/pairwise");
    }

    @Test
    void whatIsTypedOutlivesTheSession() {
        plan(as("ministry"));
        Page zone = as("zone-" + ZONE);
        zone.navigate(DRAFT);
        zone.context().clearCookies();
        zone.fill("#value-A2-1-1-4", "-0.5");
        assertThat(zone.locator("#news a")).isVisible();
        zone.click("#news a");
        zone.fill("#name", "zone-" + ZONE);
        zone.fill("#password", Cast.PASSWORD);
        zone.click("form[action='/login'] button");
        assertThat(zone.locator("#value-A2-1-1-4")).hasValue("-0.5");
        assertThat(zone.locator("#saved.saved")).isVisible();
        zone.reload();
        assertThat(zone.locator("#value-A2-1-1-4")).hasValue("-0.5");
    }

    @Test
    void formsWorkWithoutScripts() {
        plan(as("ministry"));
        Page zone = chromium.open(width, height, language, false, "zone-" + ZONE, Cast.PASSWORD);
        zone.navigate(DRAFT);
        zone.fill("input[name='value:A2-2.1.7']", "95.5");
        zone.fill("input[name='value:A2-1.1.4']", "none");
        zone.click("#answers button >> nth=0");
        assertThat(zone.locator(".fault").first()).isVisible();
        assertThat(zone.locator("input[name='value:A2-1.1.4']")).hasValue("none");
        zone.navigate(DRAFT);
        assertThat(zone.locator("input[name='value:A2-2.1.7']")).hasValue("95.5");
        zone.navigate(DRAFT + "/check");
        zone.check("input[name=pledge]");
        zone.click("form[action*='/steps/submit'] button");
        assertThat(zone.locator(".badge.submitted").first()).isVisible();
    }

    private void plan(Page ministry) {
        ministry.navigate("/rounds");
        ministry.fill("#plan input[name=id]", "r1");
        ministry.fill("#plan input[name=name]", "R 2026");
        ministry.fill("#plan input[name=dataYear]", "2025");
        ministry.fill("#plan input[name=submitFrom]", "2026-03-01");
        ministry.fill("#plan input[name=submitUntil]", "2026-03-31");
        ministry.fill("#plan input[name=places]", "3");
        ministry.click("#plan button[type=submit]");
        ministry.waitForURL(Pattern.compile("/rounds/r1$"));
        ministry.click("form[action='/rounds/r1/open'] button");
        assertThat(ministry.locator("h1 .badge.open")).isVisible();
    }

    private void fillIn(Page zone) {
        chromium.see(zone, DRAFT);
        String before = zone.locator("#panel .figures dd").innerText();
        zone.fill("#value-A2-2-1-7", "95.5");
        assertThat(zone.locator("#saved.saved")).isVisible();
        assertThat(zone.locator("#panel .figures dd")).not().hasText(before);
        zone.fill("#value-A2-2-1-7", "abc");
        assertThat(zone.locator("#fault-A2-2-1-7")).isVisible();
        zone.fill("#value-A2-2-1-7", "98.6");
        assertThat(zone.locator("#fault-A2-2-1-7")).hasCount(0);
        chromium.check(zone);
    }

    /** Takes a step by its form on the page of the application. */
    private void step(Page page, String step) {
        chromium.see(page, APPLICATION);
        page.click("details:has(#step-" + step + ") summary");
        if (step.equals("decide")) {
            page.check("#step-decide input[name=accepted][value=true]");
        }
        page.fill("#step-" + step + " textarea", "because");
        page.click("#step-" + step + " button");
        assertThat(page.locator("main [role=status]").first()).isVisible();
        clock.moveBy(Duration.ofMinutes(1));
    }

    private Page as(String account) {
        return chromium.open(width, height, language, true, account, Cast.PASSWORD);
    }
}
