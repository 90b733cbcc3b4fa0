package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.MovableClock;
import org.zonemark.account.AccessRows;
import org.zonemark.account.Role;

/** The auditor reads everything that anybody reads, and changes nothing but what is its own. */
class AuditorIT extends AccessScene {

    /** What is not there in this scene, so that nobody could read it. */
    private static final Map<String, String> NOT_THERE = Map.ofEntries(
            Map.entry("listPublishedComments", "no notice is running"),
            Map.entry("readSurvey", "no survey is open"),
            Map.entry("downloadEvidence", "no file was sent"),
            Map.entry("readRobustness", "nothing was computed"),
            Map.entry("readReachableRanks", "nothing was computed"),
            Map.entry("readJob", "nothing was asked for"),
            Map.entry("readPublication", "nothing is published"),
            Map.entry("downloadBundle", "nothing is published"),
            Map.entry("readScoreReport", "nothing is published"),
            Map.entry("readVerificationCode", "nothing is published"));

    /** One's own account, which every account keeps. */
    private static final Set<String> OWN_ACCOUNT =
            Set.of("changeMyPassword", "revokeMyToken", "markMyNotificationRead");

    /** What is asked with a body and changes nothing. */
    private static final Set<String> RECKONING = Set.of("compareScenarios", "findWayUp");

    AuditorIT(@LocalServerPort int port, @Autowired MovableClock clock) {
        super(port, clock);
    }

    static Stream<Operation> reading() {
        return Operation.all().stream().filter(operation -> !operation.changes());
    }

    static Stream<Operation> changing() {
        return Operation.all().stream()
                .filter(Operation::changes)
                .filter(operation -> !operation.open() && !RECKONING.contains(operation.id()));
    }

    static Stream<Operation> reckoning() {
        return Operation.all().stream().filter(operation -> RECKONING.contains(operation.id()));
    }

    @ParameterizedTest
    @MethodSource("reading")
    void itReadsWhatAnyRoleReads(Operation operation) {
        boolean anyRole = Arrays.stream(Role.values()).anyMatch(role -> AccessRows.names(operation.id(), role));
        assertThat(operation.open() || AccessRows.namesForAll(operation.id(), Role.AUDITOR))
                .isEqualTo(operation.open() || anyRole)
                .isTrue();
        for (String zone : operation.isAboutZone() ? EXISTING : List.of(OWN)) {
            Answer answer = ask(operation, Role.AUDITOR, zone);
            int expected = NOT_THERE.containsKey(operation.id()) ? 404 : 200;
            assertThat(answer.status()).as(zone + ": " + answer.body()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("changing")
    void itChangesNothingButItsOwnAccount(Operation operation) {
        assertThat(AccessRows.names(operation.id(), Role.AUDITOR)).isEqualTo(OWN_ACCOUNT.contains(operation.id()));
        if (!OWN_ACCOUNT.contains(operation.id())) {
            String before = database.content();
            assertThat(ask(operation, Role.AUDITOR, OWN).status()).isEqualTo(403);
            assertThat(database.content()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("reckoning")
    void itHasThingsReckonedWithoutATrace(Operation operation) {
        String before = database.content();
        Answer answer = ask(operation, Role.AUDITOR, OWN);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(database.content()).isEqualTo(before);
    }
}
