package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ladder: which step leads where, by whom, and with what. */
abstract class LadderScenarios extends RoundScene {

    private static final String ZONE = "demo-hb-01";

    /** How to come to each state, and which steps it allows. */
    private static final Map<String, List<String>> WAYS = new LinkedHashMap<>();

    private static final Map<String, List<String>> ALLOWED = new LinkedHashMap<>();

    static {
        state("draft", List.of(), "submit");
        state("submitted", List.of("submit"), "withdraw", "passFirstCheck", "returnForCorrection");
        state("withdrawn", way("submitted", "withdraw"), "submit");
        state("returned", way("submitted", "returnForCorrection"), "submit", "withdraw");
        state("first_checked", way("submitted", "passFirstCheck"), "withdraw", "recommend", "returnForCorrection");
        state("recommended", way("first_checked", "recommend"), "withdraw", "passFormalCheck", "returnForCorrection");
        state(
                "formally_checked",
                way("recommended", "passFormalCheck"),
                "withdraw",
                "passExpertReview",
                "returnForCorrection");
        state("reviewed", way("formally_checked", "passExpertReview"), "withdraw", "decide", "returnForCorrection");
        state("decided", way("reviewed", "decide"), "giveNotice");
        state("in_notice", way("decided", "giveNotice"), "publish", "recordObjection");
        state("objected", way("in_notice", "recordObjection"), "returnForCorrection", "answerObjection");
        state("published", way("in_notice", "publish"), "recheck", "suspend", "exit");
        state("in_recheck", way("published", "recheck"), "confirm", "suspend", "exit");
        state("suspended", way("published", "suspend"), "liftSuspension", "exit");
        state("exited", way("published", "exit"));
    }

    private static void state(String state, List<String> way, String... allowed) {
        WAYS.put(state, way);
        ALLOWED.put(state, List.of(allowed));
    }

    private static List<String> way(String from, String step) {
        return Stream.concat(WAYS.get(from).stream(), Stream.of(step)).toList();
    }

    @Test
    void aStepThatTheStateDoesNotAllowIsRefusedWithThoseThatItDoes() {
        WAYS.forEach((state, way) -> {
            openAccounts();
            bring(ZONE);
            open("r", "");
            take("r", ZONE, way.toArray(String[]::new));
            assertThat(state("r", ZONE)).isEqualTo(state);
            String[] allowed = ALLOWED.get(state).toArray(String[]::new);
            assertThat(texts(read("r", ZONE).get("allowedSteps"))).containsExactly(allowed);
            String before = database.content();
            for (String step : STEPS) {
                if (!ALLOWED.get(state).contains(step)) {
                    assertNotNow(step("r", ZONE, step, BECAUSE), allowed);
                }
            }
            assertThat(database.content()).isEqualTo(before);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "first_check, submit recommend passFormalCheck passExpertReview decide giveNotice publish",
        "recommendation, submit passFirstCheck passFormalCheck passExpertReview decide giveNotice publish",
        "formal_check, submit passFirstCheck recommend passExpertReview decide giveNotice publish",
        "expert_review, submit passFirstCheck recommend passFormalCheck decide giveNotice publish",
        "notice, submit passFirstCheck recommend passFormalCheck passExpertReview decide publish",
        "first_check recommendation formal_check expert_review notice, submit decide publish"
    })
    void rungsThatAreLeftOutArePassedOver(String leftOut, String way) {
        bring(ZONE);
        open("r", ", \"rungsLeftOut\": [\"" + leftOut.replace(" ", "\", \"") + "\"]");
        List<String> taken = List.of(way.split(" "));
        take("r", ZONE, "submit");
        List<String> ups = List.of(
                "passFirstCheck",
                "recommend",
                "passFormalCheck",
                "passExpertReview",
                "decide",
                "giveNotice",
                "publish");
        for (String due : taken.subList(1, taken.size())) {
            for (String other : ups) {
                if (!other.equals(due)) {
                    assertThat(step("r", ZONE, other, BECAUSE).status())
                            .as(other)
                            .isEqualTo(409);
                }
            }
            take("r", ZONE, due);
        }
        assertThat(state("r", ZONE)).isEqualTo("published");
    }

    @Test
    void whoseTurnItIsReturnsAndNobodyElse() {
        bring(ZONE);
        open("r", "");
        take("r", ZONE, "submit");
        List<ContractClient> turns = List.of(cities.get(ZONE), provinces.get(ZONE), ministry, ministry, ministry);
        List<String> ups = List.of("passFirstCheck", "recommend", "passFormalCheck", "passExpertReview", "decide");
        for (int i = 0; i < ups.size(); i++) {
            for (ContractClient who : List.of(cities.get(ZONE), provinces.get(ZONE), ministry)) {
                if (who != turns.get(i)) {
                    assertThat(step(who, "r", ZONE, "returnForCorrection", BECAUSE)
                                    .status())
                            .isEqualTo(409);
                }
            }
            take("r", ZONE, ups.get(i));
        }
    }

    @Test
    void whoWasNotAcceptedHasNoStatusToCheckOrEnd() {
        bring(ZONE);
        open("r", "");
        take("r", ZONE, "submit", "passFirstCheck", "recommend", "passFormalCheck", "passExpertReview");
        taken(step("r", ZONE, "decide", BECAUSE.replace("\"accepted\": true", "\"accepted\": false")));
        take("r", ZONE, "giveNotice", "publish");
        assertThat(read("r", ZONE).get("accepted").booleanValue()).isFalse();
        assertThat(read("r", ZONE).get("allowedSteps")).isEmpty();
        for (String step : List.of("recheck", "suspend", "exit")) {
            assertNotNow(step("r", ZONE, step, BECAUSE));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "submit | {} | /pledge",
                "submit | {\"pledge\": false} | /pledge",
                "withdraw | {} | /reason",
                "withdraw | {\"reason\": \"  \"} | /reason",
                "decide | {\"reason\": \"x\"} | /accepted",
                "recommend | {} | /reason",
                "returnForCorrection | {} | /reason /deadline /notes",
                "returnForCorrection | {\"reason\": \"x\", \"deadline\": \"2026-03-20\", \"notes\": [{\"clause\": \"A2-9.9.9\", \"comment\": \"x\"}]} | /notes/0/clause",
                "returnForCorrection | {\"reason\": \"x\", \"deadline\": \"2026-03-20\", \"notes\": [{\"clause\": \"A2-1.1.5\", \"comment\": \"x\"}, {\"clause\": \"A2-1.1.5\", \"comment\": \"y\"}]} | /notes/1/clause",
                "recordObjection | {} | /reason",
                "suspend | {} | /reason"
            })
    void aStepWithoutWhatItNeedsIsRefusedWithEveryFault(String step, String body, String pointers) {
        bring(ZONE);
        open("r", "");
        if (!step.equals("submit")) {
            take("r", ZONE, "submit");
        }
        String before = state("r", ZONE);
        Answer answer = step("r", ZONE, step, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").stringValue()))
                .containsExactly(pointers.split(" "));
        assertThat(state("r", ZONE)).isEqualTo(before);
    }
}
