package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.account.Actor;
import org.zonemark.account.Role;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.round.ApplicationService;
import org.zonemark.round.Step;
import org.zonemark.round.StepDetails;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several rounds that are open at once, what they freeze, and what they share: the zones' drafts. */
abstract class SeveralRoundsScenarios extends AdmissionScenarios {

    private static final String ZONE = "demo-hb-01";

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private AssessmentService assessments;

    @Autowired
    private ApplicationService applications;

    @Test
    void whoMayApplyIsSaidByProvinceOrByList() {
        bring(ZONE, "demo-hn-01", "demo-hn-02");
        open("all", "");
        open("hubei", ", \"eligibility\": {\"provinces\": [\"湖北\", \"上海\"]}");
        open("list", ", \"eligibility\": {\"zones\": [\"demo-hn-02\", \"demo-hb-01\"]}");
        for (String zone : List.of(ZONE, "demo-hn-01", "demo-hn-02")) {
            assertThat(zones.get(zone).get(application("all", zone)).status()).isEqualTo(200);
            boolean hubei = zone.equals(ZONE);
            boolean listed = !zone.equals("demo-hn-01");
            assertThat(step("hubei", zone, "submit", BECAUSE).status()).isEqualTo(hubei ? 200 : 404);
            assertThat(step("list", zone, "submit", BECAUSE).status()).isEqualTo(listed ? 200 : 404);
            assertThat(ministry.get(application("list", zone)).status()).isEqualTo(listed ? 200 : 404);
        }
        assertThat(ministry.get("/api/v1/rounds").json()).hasSize(3);
        assertThat(ministry.get("/api/v1/rounds/hubei/applications").json()).hasSize(1);
        assertThat(ministry.get("/api/v1/rounds/list/applications").json()).hasSize(2);
    }

    @Test
    void ofTheZonesThatMayApplyByNameEachReaderSeesThoseThatTheyMayKnowOf() {
        bring(ZONE, "demo-hn-01", "demo-hn-02");
        open("list", ", \"eligibility\": {\"zones\": [\"demo-hn-02\", \"demo-hb-01\", \"later-hb-09\"]}");
        assertNamed(ministry, "demo-hn-02", "demo-hb-01", "later-hb-09");
        assertNamed(experts.get(0), "demo-hn-02", "demo-hb-01", "later-hb-09");
        assertNamed(zones.get(ZONE), ZONE);
        assertNamed(zones.get("demo-hn-01"));
        assertNamed(provinces.get("demo-hn-01"), "demo-hn-02");
        assertNamed(cities.get(ZONE), ZONE);
    }

    private static void assertNamed(ContractClient reader, String... codes) {
        JsonNode round = reader.get("/api/v1/rounds/list").json();
        assertThat(texts(round.at("/plan/eligibility/zones"))).containsExactly(codes);
        assertThat(round.get("zonesNamed").intValue()).isEqualTo(3);
        assertThat(reader.get("/api/v1/rounds").json().get(0)).isEqualTo(round);
    }

    @Test
    void aRoundIsPlannedOnceAgainUntilItOpensAndFreezesItsVersionsThen() {
        plan("r", "");
        JsonNode planned = ministry.get("/api/v1/rounds/r").json();
        assertThat(planned.get("state").stringValue()).isEqualTo("planned");
        assertThat(planned.hasNonNull("rulebook") || planned.hasNonNull("weightSet"))
                .isFalse();
        plan("r", ", \"quotaPerProvince\": 3, \"cut\": {\"places\": 20}");
        JsonNode opened = ministry.post("/api/v1/rounds/r/open", "").json();
        assertThat(opened.at("/plan/quotaPerProvince").intValue()).isEqualTo(3);
        assertThat(opened.at("/plan/cut/places").intValue()).isEqualTo(20);
        assertThat(opened.at("/rulebook/sha256"))
                .isEqualTo(ministry.get("/api/v1/rulebook").json().get("sha256"));
        assertThat(opened.at("/weightSet/sha256"))
                .isEqualTo(ministry.get("/api/v1/weight-sets/default").json().get("sha256"));
        assertThat(ministry.put("/api/v1/rounds/r", PLAN.formatted("")).status())
                .isEqualTo(409);
        assertThat(ministry.post("/api/v1/rounds/r/open", "").status()).isEqualTo(409);
        assertThat(ministry.get("/api/v1/rounds/r").json()).isEqualTo(opened);
        assertThat(ministry.post("/api/v1/rounds/r/close", "").status()).isEqualTo(200);
        assertThat(ministry.post("/api/v1/rounds/r/close", "").status()).isEqualTo(409);
        assertThat(ministry.post("/api/v1/rounds/r/open", "").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"r\", \"dataYear\": 2025, \"submitFrom\": \"2026-03-31\", \"submitUntil\": \"2026-03-01\"}",
                "{\"name\": \"r\", \"dataYear\": 1900, \"submitFrom\": \"2026-03-01\", \"submitUntil\": \"2026-03-31\"}",
                "{\"name\": \"\", \"dataYear\": 2025, \"submitFrom\": \"2026-03-01\", \"submitUntil\": \"2026-03-31\"}",
                "{\"name\": \"r\", \"dataYear\": 2025, \"submitUntil\": \"2026-03-31\"}",
                "{\"name\": \"r\", \"dataYear\": 2025, \"submitFrom\": \"2026-03-01\", \"submitUntil\": \"2026-03-31\","
                        + " \"eligibility\": {\"provinces\": [\"广东\"]}}",
                "{\"name\": \"r\", \"dataYear\": 2025, \"submitFrom\": \"2026-03-01\", \"submitUntil\": \"2026-03-31\","
                        + " \"quotaPerProvince\": 0}",
                "{\"name\": \"r\", \"dataYear\": 2025, \"submitFrom\": \"2026-03-01\", \"submitUntil\": \"2026-03-31\","
                        + " \"cut\": {\"places\": 1, \"leastTotal\": 60}}"
            })
    void aPlanWithFaultsIsRefused(String plan) {
        assertThat(ministry.put("/api/v1/rounds/r", plan).status()).isEqualTo(422);
        assertThat(ministry.get("/api/v1/rounds/r").status()).isEqualTo(404);
    }

    @Test
    void stepsInOneRoundAreNoStepsInTheOther() {
        bring(ZONE);
        open("one", "");
        open("other", ", \"rungsLeftOut\": [\"first_check\", \"recommendation\"]");
        take("one", ZONE, "submit", "passFirstCheck");
        assertThat(state("other", ZONE)).isEqualTo("draft");
        take("other", ZONE, "submit", "passFormalCheck", "passExpertReview");
        assertThat(state("one", ZONE)).isEqualTo("first_checked");
        assertThat(read("other", ZONE).get("steps")).hasSize(3);
        assertThat(read("one", ZONE).get("steps")).hasSize(2);
    }

    @Test
    void aDraftStaysLockedWhileAnotherRoundHasIt() {
        bring(ZONE);
        open("one", "");
        open("other", "");
        take("one", ZONE, "submit");
        take("other", ZONE, "submit", "withdraw");
        assertThat(zones.get(ZONE).put(draft(ZONE), "{}").status()).isEqualTo(409);
        take("one", ZONE, "withdraw");
        assertThat(zones.get(ZONE).put(draft(ZONE), "{}").status()).isEqualTo(200);
    }

    @Test
    void aSubmissionHoldsWhatWasSavedWhileItWaited() throws Exception {
        bring(ZONE);
        open("r", "");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> submission = new TransactionTemplate(transactions).execute(status -> {
                JsonNode patch = JsonMapper.shared().readTree("{\"values\": {\"A2-1.1.5\": {\"value\": 1.5}}}");
                assessments.change("editor", ZONE, 2025, patch, 1);
                Future<Answer> waiting = threads.submit(() -> step("r", ZONE, "submit", BECAUSE));
                pause();
                return waiting;
            });
            Answer answer = submission.get(1, TimeUnit.MINUTES);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
        JsonNode stored = zones.get(ZONE).get(draft(ZONE)).json();
        assertThat(stored.get("version").intValue()).isEqualTo(2);
        assertThat(stored.at("/selfAssessment/values/A2-1.1.5/value").doubleValue())
                .isEqualTo(1.5);
        assertThat(database.texts("SELECT body FROM submission"))
                .containsExactlyElementsOf(database.texts("SELECT body FROM self_assessment"));
        assertThat(read("r", ZONE).get("total")).isEqualTo(stored.at("/evaluation/total"));
    }

    @Test
    void aWithdrawalThatWaitsForASubmissionElsewhereLeavesTheDraftLocked() throws Exception {
        bring(ZONE);
        open("one", "");
        open("other", "");
        take("one", ZONE, "submit");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> withdrawal = new TransactionTemplate(transactions).execute(status -> {
                Actor signer = new Actor("zone-" + ZONE, Set.of(Role.ZONE_SIGNER), ZONE, null, null, true);
                StepDetails pledge = new StepDetails(null, true, null, null, List.of());
                applications.take(signer, "other", ZONE, Step.SUBMIT, pledge);
                Future<Answer> waiting = threads.submit(() -> step("one", ZONE, "withdraw", BECAUSE));
                pause();
                return waiting;
            });
            assertThat(withdrawal.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(state("other", ZONE)).isEqualTo("submitted");
        assertThat(zones.get(ZONE).put(draft(ZONE), "{}").status()).isEqualTo(409);
    }

    @Test
    void whatIsReturnedCanBeCorrectedThoughAnotherRoundHasIt() {
        bring(ZONE);
        open("one", "");
        open("other", "");
        take("one", ZONE, "submit");
        take("other", ZONE, "submit");
        take("one", ZONE, "returnForCorrection");
        assertThat(zones.get(ZONE).put(draft(ZONE), "{}").status()).isEqualTo(200);
        take("one", ZONE, "submit");
        assertThat(database.texts("SELECT body FROM submission WHERE round_id = 'other'"))
                .containsExactly(Samples.line(ZONE));
    }

    @Test
    void aZoneWithoutADraftCannotSubmit() {
        bring(ZONE);
        ministry.put("/api/v1/rounds/r", PLAN.formatted("").replace("2025,", "2024,"));
        ministry.post("/api/v1/rounds/r/open", "");
        assertThat(step("r", ZONE, "submit", BECAUSE).status()).isEqualTo(404);
        assertThat(state("r", ZONE)).isEqualTo("draft");
        assertThat(zones.get(ZONE)
                        .put(draft(ZONE).replace("2025", "2024"), "{}")
                        .status())
                .isEqualTo(200);
        assertThat(step("r", ZONE, "submit", BECAUSE).status()).isEqualTo(200);
    }

    /** Long enough for the other to come to where it has to wait; not longer than it waits. */
    private static void pause() {
        try {
            Thread.sleep(700);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
