package org.zonemark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.TimedService;
import org.zonemark.account.Role;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import tools.jackson.databind.JsonNode;

/** How a ministry plans rounds on their pages: nothing of a plan is lost there. */
@TimedService
class RoundPagesIT {

    private static final String ROUND = "/api/v1/rounds/r1";
    private static final String PLAN = """
            {"name": "2026年申报", "dataYear": 2025, "submitFrom": "2026-03-01", "submitUntil": "2026-03-31",
             "eligibility": {"provinces": ["上海", "湖北"], "zones": ["demo-hb-02", "demo-hb-01", "not-there-yet"]},
             "quotaPerProvince": 3, "cut": {"leastTotal": 60.25}, "rungsLeftOut": ["formal_check"]}""";

    private ContractClient ministry;
    private Browser browser;

    @BeforeEach
    void planARound(
            @LocalServerPort int port,
            @Autowired Database database,
            @Autowired MovableClock clock,
            @Autowired Cast cast) {
        clock.reset();
        database.empty();
        ministry = new ContractClient(port).with(cast.of(Role.MINISTRY));
        assertThat(ministry.put(ROUND, PLAN).status()).isEqualTo(200);
        browser = new Browser(port);
        browser.login("ministry", Cast.PASSWORD);
    }

    @Test
    void aFormThatIsSavedAsItCameLeavesThePlanAsItWas() {
        JsonNode before = plan();
        Answer saved = TypedForm.of(browser.get("/rounds/r1"), "plan").send(browser);
        assertThat(saved.status()).as(saved.body()).isEqualTo(302);
        assertThat(plan()).isEqualTo(before);
    }

    @Test
    void invitedZonesAreShownAndCanBeChanged() {
        assertThat(browser.get("/rounds/r1").body()).contains("仅限受邀的3个", "<code>not-there-yet </code>");
        TypedForm.of(browser.get("/rounds/r1"), "plan")
                .type("zones", "demo-sh-01，demo-hb-01\r\n\r\n  demo-hb-02;")
                .send(browser);
        assertThat(plan().at("/eligibility/zones").toString())
                .isEqualTo("[\"demo-sh-01\",\"demo-hb-01\",\"demo-hb-02\"]");
        TypedForm.of(browser.get("/rounds/r1"), "plan").type("zones", " ").send(browser);
        assertThat(plan().at("/eligibility/zones")).isEmpty();
        assertThat(browser.get("/rounds/r1?language=en").body())
                .contains("zones of 上海 湖北;")
                .doesNotContain("invited:");
    }

    @Test
    void aNewRoundDoesNotTakeThePlaceOfOneThatIsThere() {
        JsonNode before = plan();
        TypedForm form = TypedForm.of(browser.get("/rounds"), "plan")
                .type("id", "r1")
                .type("name", "另一轮")
                .type("dataYear", "2024")
                .type("submitFrom", "2026-05-01")
                .type("submitUntil", "2026-05-31")
                .type("zones", "demo-js-02")
                .type("provinces", "江苏");
        Answer refused = form.send(browser);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("role=\"alert\"", "代号为r1的轮次已存在");
        assertThat(plan()).isEqualTo(before);

        TypedForm again = TypedForm.of(refused, "plan");
        assertThat(again.value("name")).isEqualTo("另一轮");
        assertThat(again.value("zones")).isEqualTo("demo-js-02");
        assertThat(again.value("provinces")).isEqualTo("江苏");
        assertThat(again.type("id", "r2").send(browser).header("Location")).isEqualTo("/rounds/r2");
        assertThat(ministry.get("/api/v1/rounds/r2").json().at("/plan/dataYear").intValue())
                .isEqualTo(2024);

        browser.get("/rounds?language=en");
        assertThat(form.send(browser).body()).contains("There is a round with the code r1 already");
    }

    @Test
    void aCodeThatNoAddressCanHaveIsRefusedWithAllThatWasTyped() {
        Answer refused = TypedForm.of(browser.get("/rounds"), "plan")
                .type("id", "R 1/x")
                .type("name", "另一轮")
                .type("dataYear", "2024")
                .type("submitFrom", "2026-05-01")
                .type("submitUntil", "2026-05-31")
                .send(browser);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("role=\"alert\"", "小写字母、数字或连字符");
        assertThat(TypedForm.of(refused, "plan").value("name")).isEqualTo("另一轮");
        assertThat(ministry.get("/api/v1/rounds").json()).hasSize(1);
    }

    @Test
    void ofTwoWhoChangeOnePlanTheSecondIsToldSoAndOverwritesNothing() {
        TypedForm mine = TypedForm.of(browser.get("/rounds/r1"), "plan")
                .type("name", "我的名称")
                .type("zones", "");
        TypedForm.of(browser.get("/rounds/r1"), "plan")
                .type("quotaPerProvince", "5")
                .send(browser);
        JsonNode theirs = plan();

        Answer refused = mine.send(browser);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("role=\"alert\"", "他人已先修改r1的计划", "href=\"/rounds/r1\"");
        assertThat(TypedForm.of(refused, "plan").value("name")).isEqualTo("我的名称");
        assertThat(TypedForm.of(refused, "plan").send(browser).status())
                .as("again without having looked")
                .isEqualTo(409);
        assertThat(plan()).isEqualTo(theirs);
    }

    @Test
    void aProgramMayNameThePlanThatItChanges() {
        assertThat(ministry.get(ROUND).header("ETag")).isEqualTo("\"1\"");
        assertThat(ministry.put(ROUND, PLAN, "If-Match", "\"0\"").status()).isEqualTo(412);
        Answer changed = ministry.put(ROUND, PLAN, "If-Match", "\"1\"");
        assertThat(changed.json().get("version").intValue()).isEqualTo(2);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        Answer late = ministry.put(ROUND, PLAN, "If-Match", "\"1\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("ETag")).isEqualTo("\"2\"");
        assertThat(ministry.put(ROUND, PLAN).status()).isEqualTo(200);
    }

    private JsonNode plan() {
        return ministry.get(ROUND).json().get("plan");
    }
}
