package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.zonemark.samples.Samples;

/** Until when submissions are taken, and how many a province recommends. */
abstract class AdmissionScenarios extends LadderScenarios {

    private static final String ZONE = "demo-hb-01";

    @Test
    void submissionsAreTakenFromTheFirstToTheLastDayInBeijingWhileTheRoundIsOpen() {
        bring(ZONE);
        plan("r", "");
        assertNotNow(step("r", ZONE, "submit", BECAUSE));
        ministry.post("/api/v1/rounds/r/open", "");
        for (String refused : List.of("2026-02-28T15:59:59.999Z", "2026-03-31T16:00:00Z", "2027-01-01T00:00:00Z")) {
            clock.stopAt(Instant.parse(refused));
            assertNotNow(step("r", ZONE, "submit", BECAUSE));
        }
        for (String taken : List.of("2026-02-28T16:00:00Z", "2026-03-31T15:59:59.999Z")) {
            clock.stopAt(Instant.parse(taken));
            assertThat(step("r", ZONE, "submit", BECAUSE).status()).as(taken).isEqualTo(200);
            assertThat(step("r", ZONE, "withdraw", BECAUSE).status()).isEqualTo(200);
        }
        clock.stopAt(NOW);
        assertThat(ministry.post("/api/v1/rounds/r/close", "").status()).isEqualTo(200);
        assertNotNow(step("r", ZONE, "submit", BECAUSE));
    }

    @Test
    void aCorrectionIsTakenUntilItsDeadlineWhateverTheRoundsDates() {
        bring(ZONE, "demo-hb-02");
        open("r", "");
        String late = BECAUSE.replace("2026-03-20", "2026-04-15");
        for (String zone : List.of(ZONE, "demo-hb-02")) {
            take("r", zone, "submit");
            taken(step("r", zone, "returnForCorrection", late));
            assertThat(read("r", zone).get("deadline").stringValue()).isEqualTo("2026-04-15");
        }
        ministry.post("/api/v1/rounds/r/close", "");
        clock.stopAt(Instant.parse("2026-04-15T15:59:59.999Z"));
        assertThat(step("r", ZONE, "submit", BECAUSE).status()).isEqualTo(200);
        assertThat(read("r", ZONE).get("deadline").isNull()).isTrue();
        clock.moveBy(Duration.ofMillis(1));
        assertNotNow(step("r", "demo-hb-02", "submit", BECAUSE));
        assertThat(step("r", "demo-hb-02", "withdraw", BECAUSE).status()).isEqualTo(200);
    }

    @Test
    void aProvinceRecommendsAsManyAsItsQuotaAndAPlaceThatBecomesFreeIsUsedAgain() {
        bring("demo-hb-01", "demo-hb-02", "demo-hb-03", "demo-hn-01");
        open("r", ", \"quotaPerProvince\": 2");
        zones.keySet().forEach(zone -> take("r", zone, "submit", "passFirstCheck"));
        take("r", "demo-hb-01", "recommend");
        take("r", "demo-hb-02", "recommend");
        assertNotNow(step("r", "demo-hb-03", "recommend", BECAUSE));
        take("r", "demo-hn-01", "recommend");
        take("r", "demo-hb-02", "returnForCorrection");
        take("r", "demo-hb-03", "recommend");
        take("r", "demo-hb-02", "submit", "passFirstCheck");
        assertNotNow(step("r", "demo-hb-02", "recommend", BECAUSE));
        take("r", "demo-hb-01", "passFormalCheck", "withdraw");
        take("r", "demo-hb-02", "recommend", "passFormalCheck", "passExpertReview", "decide");
        take("r", "demo-hb-01", "submit", "passFirstCheck");
        assertNotNow(step("r", "demo-hb-01", "recommend", BECAUSE));
    }

    @Test
    void manyRecommendAtOnceAndTheQuotaHolds() throws Exception {
        List<String> codes = List.of("demo-hb-01", "demo-hb-02", "demo-hb-03", "extra-hb-04", "extra-hb-05");
        bring("demo-hb-01", "demo-hb-02", "demo-hb-03");
        bring("extra-hb-04", Samples.document("demo-hb-01"));
        bring("extra-hb-05", Samples.document("demo-hb-01"));
        open("r", ", \"quotaPerProvince\": 2");
        codes.forEach(zone -> take("r", zone, "submit", "passFirstCheck"));
        ExecutorService threads = Executors.newFixedThreadPool(codes.size());
        try {
            List<Callable<Integer>> all = codes.stream()
                    .map(zone -> (Callable<Integer>)
                            () -> step("r", zone, "recommend", BECAUSE).status())
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : threads.invokeAll(all)) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 200, 409, 409, 409);
        } finally {
            threads.shutdownNow();
        }
        assertThat(codes.stream().filter(zone -> state("r", zone).equals("recommended")))
                .hasSize(2);
    }
}
