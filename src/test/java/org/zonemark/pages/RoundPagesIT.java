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

    private JsonNode plan() {
        return ministry.get(ROUND).json().get("plan");
    }
}
