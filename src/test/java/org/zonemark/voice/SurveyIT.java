package org.zonemark.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.account.Actor;
import org.zonemark.account.Role;
import tools.jackson.databind.JsonNode;

class SurveyIT extends VoiceScenarios {

    private static final String ANSWERS = "/api/v1/survey-answers";
    private static final String INVITATIONS = "/api/v1/survey-invitations";

    @Autowired
    JdbcClient database;

    @Test
    void firmsAnswerByTheirLinksAndTheResultIsMeasured() {
        List<String> tokens = open(20, 12);
        for (int i = 0; i < 4; i++) {
            done(answer(tokens.get(i), "[5,5,4,4,4]"));
        }
        JsonNode few = done(client.get("ministry", survey())).json();
        assertThat(few.path("answers").intValue()).isEqualTo(4);
        assertThat(few.path("result").isMissingNode()).isTrue();

        done(answer(tokens.get(4), "[1,2,3,4,5]"));
        JsonNode enough = done(client.get("ministry", survey())).json();
        JsonNode result = enough.path("result");
        assertThat(enough.path("responseRate").doubleValue()).isCloseTo(41.6667, within(1e-4));
        assertThat(result.path("clause").stringValue()).isEqualTo("A2-6.1.5");
        assertThat(result.path("satisfaction").doubleValue()).isEqualTo(80);
        assertThat(result.path("provisional").booleanValue()).isFalse();
        assertThat(result.path("marginOfError").doubleValue()).isCloseTo(38.9411, within(1e-3));
        assertThat(result.path("questions")).hasSize(5);
        assertThat(result.path("questions").get(0).path("mean").doubleValue()).isCloseTo(4.2, within(1e-9));
    }

    @Test
    void theZoneSeesTheResultOnlyWhenNoMoreAnswersCanCome() {
        List<String> tokens = open(20, 20);
        tokens.subList(0, 5).forEach(token -> done(answer(token, "[4,4,4,4,4]")));
        JsonNode open = done(client.get("editor", survey())).json();
        assertThat(open.path("result").isMissingNode()).isTrue();
        assertThat(open.path("answers").intValue()).isEqualTo(5);

        done(client.post("province", survey() + "/close", null));
        JsonNode closed = done(client.get("editor", survey())).json();
        assertThat(closed.path("result").path("satisfaction").doubleValue()).isEqualTo(100);
        assertThat(closed.path("result").path("provisional").booleanValue()).isTrue();
        refused(409, answer(tokens.get(6), "[4,4,4,4,4]"));
        refused(409, client.post("ministry", survey() + "/close", null));
    }

    @Test
    void aLinkOpensOneAnswerEvenForTwoAtOnce() throws Exception {
        List<String> tokens = open(20, 5);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> tries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tries.add(() -> answer(tokens.get(0), "[5,5,5,5,5]").status());
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : threads.invokeAll(tries)) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsOnlyOnce(204).contains(409);
        } finally {
            threads.shutdown();
        }
        refused(409, client.post(VoiceClient.NOBODY, INVITATIONS, "{\"token\":\"" + tokens.get(0) + "\"}"));
        assertThat(done(client.get("ministry", survey())).json().path("answers").intValue())
                .isEqualTo(1);
    }

    @Test
    void anAnswerUnderWayIsWaitedForWhenTheSurveyClosesAndCounts(
            @Autowired SurveyAnswers answers, @Autowired TransactionTemplate transactions) throws Exception {
        List<String> tokens = open(20, 5);
        List<Integer> marks = List.of(4, 4, 4, 4, 4);
        VoiceClient.Reply closed = whileOneIsUnderWay(
                transactions,
                () -> answers.answer("192.0.2.9", tokens.get(0), marks),
                () -> client.post("ministry", survey() + "/close", null));
        assertThat(done(closed).json().path("answers").intValue()).isEqualTo(1);
    }

    @Test
    void anAnswerThatComesWhileTheSurveyIsBeingClosedIsRefusedAndDoesNotCount(
            @Autowired SurveyService surveys, @Autowired TransactionTemplate transactions) throws Exception {
        List<String> tokens = open(20, 5);
        refused(
                409,
                whileOneIsUnderWay(transactions, () -> close(surveys), () -> answer(tokens.get(0), "[4,4,4,4,4]")));
        assertThat(done(client.get("ministry", survey())).json().path("answers").intValue())
                .isZero();
    }

    @Test
    void ofTwoThatCloseASurveyAtOnceOneIsToldThatItIsClosed(
            @Autowired SurveyService surveys, @Autowired TransactionTemplate transactions) throws Exception {
        open(20, 5);
        refused(
                409,
                whileOneIsUnderWay(
                        transactions, () -> close(surveys), () -> client.post("ministry", survey() + "/close", null)));
        String trail = done(client.get("auditor", "/api/v1/audit?size=3")).body();
        assertThat(trail.split("closeSurvey", -1)).hasSize(2);
    }

    /** Does the second while the first is done but not committed, and gives back what came of the second. */
    private static VoiceClient.Reply whileOneIsUnderWay(
            TransactionTemplate transactions, Runnable first, Callable<VoiceClient.Reply> second) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<VoiceClient.Reply> reply = transactions.execute(status -> {
                first.run();
                Future<VoiceClient.Reply> begun = other.submit(second);
                assertThatThrownBy(() -> begun.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return begun;
            });
            return reply.get();
        } finally {
            other.shutdown();
        }
    }

    private void close(SurveyService surveys) {
        surveys.close(
                new Actor("ministry", Set.of(Role.MINISTRY), null, null, null, true),
                round.substring(round.lastIndexOf('/') + 1),
                ZONE);
    }

    @Test
    void nothingThatIsStoredJoinsTokenAndAnswer() {
        String token = open(20, 5).get(0);
        done(answer(token, "[5,4,3,2,1]"));
        List<String> columns = database.sql("SELECT LOWER(column_name) FROM information_schema.columns"
                        + " WHERE LOWER(table_name) = 'survey_answer'")
                .query(String.class)
                .list();
        assertThat(columns).containsExactlyInAnyOrder("round_id", "zone_code", "id", "marks");
        assertThat(database.sql("SELECT COUNT(*) FROM survey_link WHERE token_sha256 = :token")
                        .param("token", token)
                        .query(Integer.class)
                        .single())
                .isZero();
        String trail = done(client.get("auditor", "/api/v1/audit?size=5")).body();
        assertThat(trail).contains("answerSurvey").doesNotContain(token).doesNotContain("5 4 3 2 1");
    }

    @Test
    void theQuestionnaireComesInTheReadersLanguage() {
        String token = open(20, 5).get(0);
        JsonNode invitation = done(client.post(VoiceClient.NOBODY, INVITATIONS, "{\"token\":\"" + token + "\"}"))
                .json();
        assertThat(invitation.path("questions")).hasSize(5);
        assertThat(invitation.path("questions").get(4).stringValue()).startsWith("All in all");
        assertThat(invitation.path("province").stringValue()).isEqualTo("湖北");
    }

    @Test
    void wrongMarksAreRefusedOneByOneAndTheLinkStaysGood() {
        String token = open(20, 5).get(0);
        JsonNode problem = refused(422, answer(token, "[0,6,null,3,3]")).json();
        assertThat(problem.path("errors")).hasSize(3);
        assertThat(problem.path("errors").get(0).path("pointer").stringValue()).isEqualTo("/marks/0");
        refused(422, answer(token, "[3,3,3,3]"));
        refused(422, answer(token, "[3,3,3,3,3,3]"));
        done(answer(token, "[3,3,3,3,3]"));
    }

    @Test
    void whoTriesTokensOutIsStopped() {
        String wrong = "{\"token\":\"" + HexFormat.of().formatHex(new byte[20]) + "\",\"marks\":[3,3,3,3,3]}";
        for (int i = 0; i < 10; i++) {
            refused(404, client.postFrom("198.51.100.7", ANSWERS, wrong));
        }
        assertThat(refused(429, client.postFrom("198.51.100.7", ANSWERS, wrong)).body())
                .contains("urn:zonemark:problem:too-many-requests");
        refused(404, client.postFrom("198.51.100.8", ANSWERS, wrong));
    }

    @Test
    void aSurveyThatDoesNotFitIsRefused() {
        String plan = plan(5, 6, LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 1));
        JsonNode problem = refused(422, client.post("ministry", survey(), plan)).json();
        assertThat(problem.path("errors")).hasSize(2);
        refused(404, client.get("ministry", survey()));
        open(20, 5);
        refused(
                409,
                client.post("ministry", survey(), plan(20, 5, LocalDate.of(2026, 3, 1), LocalDate.of(2099, 3, 1))));
        refused(404, client.post("province", round + "/zones/" + OTHER_ZONE + "/survey", plan));
        refused(403, client.post("editor", survey(), plan));
        refused(404, client.post("ministry", round + "/zones/nowhere/survey", plan));
    }

    private List<String> open(int population, int sample) {
        String plan = plan(population, sample, LocalDate.of(2020, 1, 1), LocalDate.of(2099, 12, 31));
        List<String> tokens = new ArrayList<>();
        done(client.post("province", survey(), plan))
                .json()
                .path("tokens")
                .forEach(token -> tokens.add(token.stringValue()));
        assertThat(tokens).hasSize(sample).doesNotHaveDuplicates().allMatch(token -> token.length() == 43);
        return tokens;
    }

    private static String plan(int population, int sample, LocalDate opens, LocalDate closes) {
        return "{\"population\":" + population + ",\"sampleSize\":" + sample + ",\"opens\":\"" + opens
                + "\",\"closes\":\"" + closes + "\"}";
    }

    private VoiceClient.Reply answer(String token, String marks) {
        return client.post(VoiceClient.NOBODY, ANSWERS, "{\"token\":\"" + token + "\",\"marks\":" + marks + "}");
    }

    private String survey() {
        return round + "/zones/" + ZONE + "/survey";
    }
}
