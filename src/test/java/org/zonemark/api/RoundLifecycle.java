package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** A whole round of 33 zones and one more, from its plan to what comes after publication, with all that may come between. */
abstract class RoundLifecycle extends SeveralRoundsScenarios {

    private static final String R = "2026";
    private static final String FOURTH = "extra-hb-04";
    private static final String RETURNED = "demo-hb-02";
    private static final String WITHDRAWN = "demo-sh-03";
    private static final String RETURNED_LATE = "demo-js-03";
    private static final String OBJECTED = "demo-ah-01";
    private static final Set<String> WITH_REASON = Set.of(
            "withdraw",
            "recommend",
            "decide",
            "returnForCorrection",
            "recordObjection",
            "answerObjection",
            "recheck",
            "confirm",
            "suspend",
            "liftSuspension",
            "exit");

    @Test
    void aWholeRoundOfThirtyThreeZones() {
        planAndOpen();
        submit();
        checkFirst();
        List<String> recommended = recommend();
        review(recommended);
        List<String> accepted = decide(recommended);
        publish(recommended);
        after(accepted);
        ministry.post("/api/v1/rounds/" + R + "/close", "");
        assertNotNow(step(R, WITHDRAWN, "submit", BECAUSE));
        checkHistories();
    }

    private void planAndOpen() {
        Samples.codes().forEach(code -> bring(code));
        bring(FOURTH, Samples.document("demo-hb-01"));
        plan(R, ", \"quotaPerProvince\": 3, \"cut\": {\"places\": 20}");
        assertNotNow(step(R, "demo-hb-01", "submit", BECAUSE));
        assertThat(ministry.post("/api/v1/rounds/" + R + "/open", "")
                        .json()
                        .get("state")
                        .stringValue())
                .isEqualTo("open");
    }

    private void submit() {
        for (String zone : zones.keySet()) {
            JsonNode application = take(R, zone, "submit");
            assertThat(application.get("state").stringValue()).isEqualTo("submitted");
            JsonNode expected = Samples.expected(zone.equals(FOURTH) ? "demo-hb-01" : zone);
            assertThat(application.get("total").doubleValue())
                    .isCloseTo(expected.get("total").doubleValue(), within(1e-9));
            assertThat(application.get("standing")).isEqualTo(expected.get("standing"));
            assertThat(zones.get(zone).put(draft(zone), "{}").status()).isEqualTo(409);
        }
        assertListed(ministry, "", 34);
        assertListed(experts.get(0), "", 34);
        assertListed(provinces.get(RETURNED), "", 4);
        assertListed(cities.get(RETURNED), "", 1);
        assertListed(zones.get(RETURNED), "", 1);
    }

    private void assertListed(ContractClient who, String query, int due) {
        assertThat(who.get("/api/v1/rounds/" + R + "/applications" + query).json())
                .hasSize(due);
    }

    /** One is returned and comes back, one withdraws; the cities pass the others. */
    private void checkFirst() {
        String notes = """
                {"reason": "两项答案须更正", "deadline": "2026-03-20", "notes": [
                 {"clause": "A2-2.1.2", "comment": "台账只到九月"}, {"clause": "A2-1.1.5", "comment": "省级称号应计0.5"}]}""";
        taken(step(R, RETURNED, "returnForCorrection", notes));
        JsonNode returned = zones.get(RETURNED).get(application(R, RETURNED)).json();
        assertThat(returned.get("state").stringValue()).isEqualTo("returned");
        assertThat(returned.get("deadline").stringValue()).isEqualTo("2026-03-20");
        assertThat(returned.get("notes").toString())
                .isEqualTo("[{\"clause\":\"A2-1.1.5\",\"comment\":\"省级称号应计0.5\"},"
                        + "{\"clause\":\"A2-2.1.2\",\"comment\":\"台账只到九月\"}]");
        Answer corrected = zones.get(RETURNED)
                .send(
                        "PATCH",
                        draft(RETURNED),
                        "{\"values\": {\"A2-1.1.5\": {\"value\": 0.5}, \"A2-2.1.2\": {\"value\": 99}}}",
                        "Content-Type",
                        "application/merge-patch+json",
                        "If-Match",
                        "\"1\"");
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        JsonNode again = take(R, RETURNED, "submit");
        assertThat(again.get("notes")).isEmpty();
        assertThat(again.get("total")).isEqualTo(corrected.json().get("total"));
        List<String> bodies =
                database.texts("SELECT body FROM submission WHERE zone_code = '" + RETURNED + "' ORDER BY number");
        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(0)).isEqualTo(Samples.line(RETURNED));
        assertThat(bodies.get(1)).contains("\"A2-2.1.2\":{\"value\":99");

        take(R, WITHDRAWN, "withdraw");
        assertThat(zones.get(WITHDRAWN)
                        .put(draft(WITHDRAWN), Samples.text(WITHDRAWN))
                        .status())
                .isEqualTo(200);
        for (String zone : zones.keySet()) {
            if (!zone.equals(WITHDRAWN)) {
                take(R, zone, "passFirstCheck");
            }
        }
        assertListed(ministry, "?state=first_checked", 33);
        assertListed(ministry, "?state=withdrawn", 1);
        assertListed(ministry, "?state=published", 0);
    }

    /** Three of each province, and no fourth. */
    private List<String> recommend() {
        List<String> recommended = new ArrayList<>(Samples.codes());
        recommended.remove(WITHDRAWN);
        recommended.forEach(zone -> take(R, zone, "recommend"));
        Answer fourth = step(R, FOURTH, "recommend", BECAUSE);
        assertNotNow(fourth);
        assertThat(fourth.json().get("detail").stringValue()).contains("湖北", "3");
        assertThat(state(R, FOURTH)).isEqualTo("first_checked");
        return recommended;
    }

    private void review(List<String> recommended) {
        taken(step(R, RETURNED_LATE, "returnForCorrection", BECAUSE));
        take(R, RETURNED_LATE, "submit", "passFirstCheck", "recommend");
        recommended.forEach(zone -> take(R, zone, "passFormalCheck"));
        for (ContractClient expert : experts) {
            assertListed(expert, "?state=formally_checked", recommended.size());
            assertThat(step(expert, R, "demo-hb-01", "passExpertReview", BECAUSE)
                            .status())
                    .isEqualTo(403);
        }
        assertOnePartnerAloneReportsAPark("demo-hb-01", "demo-cq-01");
        new ExpertPanels(ministry, experts, expertOf("湖北")).judge(R, "demo-hb-01", "demo-js-01");
        recommended.forEach(zone -> take(R, zone, "passExpertReview"));
    }

    private void assertOnePartnerAloneReportsAPark(String zone, String partner) {
        String park = "{\"agreement\": \"共建园\", \"agreedOn\": \"2025-06-30\"}";
        assertThat(ministry.put("/api/v1/zones/" + zone + "/partners/" + partner, park)
                        .status())
                .isEqualTo(200);
        assertThat(experts.get(0)
                        .get("/api/v1/rounds/" + R + "/flags")
                        .json()
                        .valueStream()
                        .filter(flag -> flag.get("id").stringValue().equals("joint_park_one_sided"))
                        .map(flag -> flag.get("zone").stringValue()))
                .containsExactly(zone);
    }

    private List<String> decide(List<String> reviewed) {
        List<String> accepted = new ArrayList<>();
        for (String zone : reviewed) {
            boolean eligible = read(R, zone).get("standing").stringValue().equals("eligible");
            String decision = "{\"accepted\": %s, \"reason\": \"%s\"}".formatted(eligible, eligible ? "合格" : "一票否决或暂缓");
            JsonNode decided = taken(step(R, zone, "decide", decision));
            assertThat(decided.get("accepted").booleanValue()).isEqualTo(eligible);
            if (eligible) {
                accepted.add(zone);
            }
        }
        assertThat(accepted).hasSizeBetween(20, reviewed.size() - 3);
        return accepted;
    }

    /** One objection is answered, the other is upheld: its zone has until the deadline, and lets it pass. */
    private void publish(List<String> decided) {
        decided.forEach(zone -> take(R, zone, "giveNotice"));
        take(R, OBJECTED, "recordObjection");
        assertNotNow(step(R, OBJECTED, "publish", BECAUSE), "returnForCorrection", "answerObjection");
        take(R, OBJECTED, "answerObjection");
        take(R, "demo-jx-01", "recordObjection", "returnForCorrection");
        Instant before = clock.instant();
        clock.stopAt(Instant.parse("2026-03-21T00:00:00Z"));
        assertNotNow(step(R, "demo-jx-01", "submit", BECAUSE));
        clock.stopAt(before);
        decided.stream().filter(zone -> !zone.equals("demo-jx-01")).forEach(zone -> take(R, zone, "publish"));
        assertListed(auditor, "?state=published", decided.size() - 1);
    }

    private void after(List<String> accepted) {
        assertThat(accepted).contains("demo-hb-01", "demo-js-01", "demo-zj-02");
        assertThat(take(R, "demo-hb-01", "recheck").get("state").stringValue()).isEqualTo("in_recheck");
        assertThat(take(R, "demo-hb-01", "confirm").get("state").stringValue()).isEqualTo("published");
        take(R, "demo-js-01", "recheck", "suspend", "liftSuspension");
        assertThat(take(R, "demo-zj-02", "suspend", "exit").get("allowedSteps")).isEmpty();
        assertNotNow(step(R, "demo-zj-03", "recheck", BECAUSE));
    }

    /** Every step says who took it, when, why, from where and to where, and the trail tells the same. */
    private void checkHistories() {
        for (String zone : zones.keySet()) {
            JsonNode application = read(R, zone);
            String state = "draft";
            Instant at = NOW.minusSeconds(1);
            List<JsonNode> entries = auditor.get("/api/v1/audit?size=200&subject=round/" + R + "/zone/" + zone)
                    .json()
                    .valueStream()
                    .filter(entry -> !entry.get("action").stringValue().startsWith("review."))
                    .toList();
            JsonNode steps = application.get("steps");
            assertThat(entries).hasSize(steps.size());
            for (int i = 0; i < steps.size(); i++) {
                JsonNode step = steps.get(i);
                String name = step.get("step").stringValue();
                assertThat(step.get("from").stringValue()).isEqualTo(state);
                state = step.get("to").stringValue();
                assertThat(Instant.parse(step.get("at").stringValue())).isAfter(at);
                at = Instant.parse(step.get("at").stringValue());
                assertThat(step.get("by").stringValue()).startsWith(actorOf(name, step));
                assertThat(step.hasNonNull("reason") || !WITH_REASON.contains(name))
                        .isTrue();
                assertThat(step.hasNonNull("submissionSha256")).isEqualTo(name.equals("submit"));
                JsonNode entry = entries.get(steps.size() - 1 - i);
                assertThat(entry.get("action")).isEqualTo(step.get("step"));
                assertThat(entry.get("actor")).isEqualTo(step.get("by"));
                assertThat(entry.get("reason")).isEqualTo(step.get("reason"));
            }
            assertThat(application.get("state").stringValue()).isEqualTo(state);
        }
        JsonNode found = auditor.get("/api/v1/audit/verification").json();
        assertThat(found.get("whole").booleanValue()).as(found.toString()).isTrue();
    }

    private static String actorOf(String step, JsonNode taken) {
        boolean byCity = taken.get("from").stringValue().equals("submitted");
        return switch (step) {
            case "submit", "withdraw" -> "zone-";
            case "passFirstCheck" -> "city-";
            case "recommend" -> "province-";
            case "returnForCorrection" -> byCity ? "city-" : "ministry";
            default -> "ministry";
        };
    }
}
