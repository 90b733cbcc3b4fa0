package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zonemark.TimedService;
import tools.jackson.databind.JsonNode;

/** What stands beside what a zone reported: a survey of firms, documents, proven fraud. */
@TimedService
class ReviewIT extends RoundScene {

    private static final String ZONE = "demo-hb-01";
    private static final String R = "r";
    private static final String SURVEY = "/api/v1/rounds/r/zones/" + ZONE + "/survey";
    private static final String SATISFACTION = "A2-6.1.5";
    private static final String TITLES = "A2-1.1.5";
    private static final String CONTENT = "[4,4,4,4,4]";
    private static final String DISCONTENT = "[3,3,3,3,3]";

    @BeforeEach
    void submit() {
        bring(ZONE);
        open(R, "");
        take(R, ZONE, "submit");
    }

    @Test
    void whatAClosedSurveyMeasuredStandsInForWhatWasReported() {
        firmsAnswer(10, CONTENT, CONTENT, CONTENT, DISCONTENT, DISCONTENT);
        JsonNode open = review();
        assertThat(open.get("measured")).isEmpty();
        assertThat(open.get("verified")).isEqualTo(open.get("reported"));

        assertThat(ministry.post(SURVEY + "/close", "").status()).isEqualTo(200);

        JsonNode closed = review();
        assertThat(closed.get("measured").toString())
                .isEqualTo("[{\"clause\":\"A2-6.1.5\",\"source\":\"survey\",\"value\":60.0,\"provisional\":false,"
                        + "\"rule\":\"企业调查 实测值\",\"counts\":true}]");
        assertThat(closed.get("reported")).isEqualTo(open.get("reported"));
        assertThat(value(closed, "reported")).isEqualTo(value(open, "reported")).isNotEqualTo(60);
        assertThat(value(closed, "verified")).isEqualTo(60);
        double points = points(closed, "reported") - points(closed, "verified");
        double base = closed.at("/reported/base").doubleValue()
                - closed.at("/verified/base").doubleValue();
        assertThat(base).isCloseTo(points, within(1e-9)).isPositive();
    }

    @Test
    void aSurveyThatTooFewAnsweredIsProvisionalAndChangesNoStanding() {
        firmsAnswer(20, CONTENT, CONTENT, CONTENT, CONTENT, CONTENT);
        clock.stopAt(Instant.parse("2026-03-31T15:59:59.999Z"));
        assertThat(review().get("measured")).isEmpty();
        clock.stopAt(Instant.parse("2026-03-31T16:00:00Z"));
        JsonNode review = review();
        assertThat(review.at("/measured/0/provisional").booleanValue()).isTrue();
        assertThat(review.at("/measured/0/rule").stringValue()).isEqualTo("企业调查 回收率不足暂定");
        assertThat(value(review, "verified")).isEqualTo(100);
        assertThat(review.at("/verified/standing")).isEqualTo(review.at("/reported/standing"));
    }

    @Test
    void aSurveyInWhichAFirmCouldBeRecognisedMeasuresNothing() {
        firmsAnswer(4, DISCONTENT, DISCONTENT, DISCONTENT, DISCONTENT);
        ministry.post(SURVEY + "/close", "");
        JsonNode review = review();
        assertThat(review.get("measured")).isEmpty();
        assertThat(review.get("verified")).isEqualTo(review.get("reported"));
    }

    @Test
    void aReviewersOwnAnswerCountsMoreThanTheSurveyWhichStaysInSight() {
        firmsAnswer(10, DISCONTENT, DISCONTENT, DISCONTENT, DISCONTENT, DISCONTENT);
        ministry.post(SURVEY + "/close", "");
        Answer verified = provinces
                .get(ZONE)
                .put(mark("answers", SATISFACTION), "{\"answer\": {\"value\": 70}, \"reason\": \"样本只含一个行业\"}");
        assertThat(verified.status()).as(verified.body()).isEqualTo(200);
        JsonNode review = review();
        assertThat(value(review, "verified")).isEqualTo(70);
        assertThat(review.at("/measured/0/value").doubleValue()).isZero();
        assertThat(review.at("/measured/0/counts").booleanValue()).isFalse();
    }

    @Test
    void onlyEvidenceThatWasSubmittedCanBeAccepted() {
        String document = addDocument(ZONE, TITLES, "");
        Answer refused = judge("accepted", TITLES);
        assertNotNow(refused);
        assertThat(refused.json().get("detail").stringValue()).contains(TITLES, "称号命名文件");
        assertThat(judge("doubted", TITLES).status()).isEqualTo(200);
        assertThat(judge("rejected", TITLES).status()).isEqualTo(200);

        take(R, ZONE, "returnForCorrection", "submit");

        Answer accepted = judge("accepted", TITLES);
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(accepted.json().at("/marks/0/content").stringValue()).isEqualTo("accepted");
        assertNotNow(judge("accepted", "A2-2.1.2"));
        assertThat(zones.get(ZONE)
                        .send("DELETE", "/api/v1/zones/" + ZONE + "/evidence/" + document, "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whatIsTakenFromOtherClausesNeedsNoDocumentOfItsOwn() {
        assertThat(judge("accepted", "A2-1.2.1").status()).isEqualTo(200);
    }

    @Test
    void provenFraudVetoesUntilItIsTakenBack() {
        String standing = review().at("/reported/standing").stringValue();
        assertThat(standing).isEqualTo("eligible");
        JsonNode review = recordFraud().json();
        assertThat(review.get("fraudProven").booleanValue()).isTrue();
        assertThat(review.at("/verified/standing").stringValue()).isEqualTo("vetoed");
        assertThat(review.at("/reported/standing").stringValue()).isEqualTo(standing);
        assertThat(review.at("/marks/0/kind").stringValue()).isEqualTo("fraud");
        assertThat(review.at("/marks/0/content/notice").stringValue()).isEqualTo("督察通报2026-7");
        assertThat(review.at("/marks/0/reason").stringValue()).isEqualTo("监测数据造假");
        assertTold("review.fraud", "监测数据造假");

        assertThat(withdrawFraud("?reason=").status()).isEqualTo(400);
        JsonNode cleared = withdrawFraud("?reason=reversed").json();
        assertThat(cleared.get("fraudProven").booleanValue()).isFalse();
        assertThat(cleared.at("/verified/standing").stringValue()).isEqualTo(standing);
        assertThat(cleared.get("marks")).isEmpty();
        assertTold("withdrawFraud", "reversed");
        assertThat(withdrawFraud("?reason=again").status()).isEqualTo(404);
    }

    @Test
    void fraudMayComeToLightAfterPublicationButNotAfterTheEnd() {
        take(R, ZONE, "passFirstCheck", "recommend", "passFormalCheck", "passExpertReview", "decide");
        assertThat(recordFraud().status()).isEqualTo(200);
        take(R, ZONE, "giveNotice", "publish");
        assertThat(withdrawFraud("?reason=x").status()).isEqualTo(200);
        assertThat(recordFraud().status()).isEqualTo(200);
        take(R, ZONE, "exit");
        assertNotNow(withdrawFraud("?reason=x"));
        assertNotNow(recordFraud());
    }

    @Test
    void theTrailTellsTheMarkOfAColleagueThatAReviewerReplaced() {
        addDocument(ZONE, TITLES, "");
        for (String body : List.of(
                "{\"answer\": {\"value\": 70}, \"reason\": \"%s\"}",
                "{\"verdict\": \"doubted\", \"reason\": \"%s\"}")) {
            String address = mark(body.contains("verdict") ? "evidence" : "answers", TITLES);
            assertThat(provinces.get(ZONE).put(address, body.formatted("first")).status())
                    .isEqualTo(200);
            JsonNode first = auditor.get("/api/v1/audit?size=1").json().get(0);
            assertThat(first.get("before").isNull()).isTrue();

            assertThat(ministry.put(address, body.formatted("second")).status()).isEqualTo(200);
            JsonNode second = auditor.get("/api/v1/audit?size=1").json().get(0);
            assertThat(second.get("before")).isEqualTo(first.get("after"));
            assertThat(second.get("after").stringValue()).contains("second").doesNotContain("first");
        }
    }

    private Answer recordFraud() {
        return ministry.put(review(ZONE) + "/fraud", "{\"notice\": \"督察通报2026-7\", \"reason\": \"监测数据造假\"}");
    }

    private Answer withdrawFraud(String query) {
        return ministry.send("DELETE", review(ZONE) + "/fraud" + query, "");
    }

    private void assertTold(String action, String reason) {
        JsonNode entry = auditor.get("/api/v1/audit?size=1").json().get(0);
        assertThat(entry.get("action").stringValue()).isEqualTo(action);
        assertThat(entry.get("subject").stringValue()).isEqualTo("round/r/zone/" + ZONE);
        assertThat(entry.get("actor").stringValue()).isEqualTo("ministry");
        assertThat(entry.get("reason").stringValue()).isEqualTo(reason);
    }

    /** Firms answer until the last of March. */
    private void firmsAnswer(int sample, String... marks) {
        Answer opened = ministry.post(SURVEY, """
                {"population": 100, "sampleSize": %d, "opens": "2026-03-01", "closes": "2026-03-31"}""".formatted(sample));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        List<String> tokens = texts(opened.json().get("tokens"));
        for (int i = 0; i < marks.length; i++) {
            String answer = "{\"token\": \"%s\", \"marks\": %s}".formatted(tokens.get(i), marks[i]);
            assertThat(ministry.with((String) null)
                            .post("/api/v1/survey-answers", answer)
                            .status())
                    .isEqualTo(204);
        }
    }

    private Answer judge(String verdict, String clause) {
        return ministry.put(
                mark("evidence", clause), "{\"verdict\": \"%s\", \"reason\": \"because\"}".formatted(verdict));
    }

    private JsonNode review() {
        Answer answer = cities.get(ZONE).get(review(ZONE));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String review(String zone) {
        return application(R, zone) + "/review";
    }

    private static String mark(String kind, String clause) {
        return review(ZONE) + "/" + kind + "/" + clause;
    }

    private static double value(JsonNode review, String side) {
        return finding(review, side).get("value").doubleValue();
    }

    private static double points(JsonNode review, String side) {
        return finding(review, side).get("points").doubleValue();
    }

    private static JsonNode finding(JsonNode review, String side) {
        return review.at("/" + side + "/findings")
                .valueStream()
                .filter(one -> one.get("clause").stringValue().equals(SATISFACTION))
                .findFirst()
                .orElseThrow();
    }
}
