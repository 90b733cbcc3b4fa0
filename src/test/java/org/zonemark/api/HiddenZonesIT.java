package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.MovableClock;
import org.zonemark.account.AccessRows;
import org.zonemark.account.Role;
import tools.jackson.databind.JsonNode;

/** Another zone's data cannot be read, nor can it be told that there is such a zone. */
class HiddenZonesIT extends AccessScene {

    HiddenZonesIT(@LocalServerPort int port, @Autowired MovableClock clock) {
        super(port, clock);
    }

    @ParameterizedTest
    @MethodSource("aboutZones")
    void aZoneThatIsNotForTheOneWhoAsksIsAnsweredLikeOneThatDoesNotExist(Operation operation) {
        for (Role role : roles()) {
            String none = shown(ask(operation, role, NONE), NONE);
            for (String zone : EXISTING) {
                if (!isAllowed(operation, role, zone)) {
                    assertThat(shown(ask(operation, role, zone), zone))
                            .as(operation + " by " + role)
                            .isEqualTo(none);
                }
            }
            database.update("DELETE FROM zone WHERE code = ?", NONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsNameNoZoneThatTheReaderMayNotRead(Role role) {
        for (String list : List.of("/api/v1/zones", "/api/v1/rounds/open/applications")) {
            Answer answer = by(role).get(list);
            boolean named = AccessRows.names("listZones", role);
            assertThat(answer.status()).isEqualTo(named ? 200 : 403);
            for (String zone : EXISTING) {
                assertThat(answer.body().contains(zone)).isEqualTo(named && isAllowed("readZone", role, zone));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void assessorsAreShownWithTheZonesThatTheReaderMayReadAndNotAtAllWithoutOne(Role role) {
        assign("of-all", "[\"%s\", \"%s\", \"%s\"]".formatted(OWN, SAME_PROVINCE, FAR));
        assign("of-far", "[\"%s\"]".formatted(FAR));
        assign("of-none", "[]");

        Answer answer = by(role).get("/api/v1/rounds/open/assessors");

        boolean named = AccessRows.names("listAssessors", role);
        assertThat(answer.status()).isEqualTo(named ? 200 : 403);
        for (String zone : EXISTING) {
            assertThat(answer.body().contains(zone)).isEqualTo(named && isAllowed("readZone", role, zone));
        }
        boolean farIsSeen = named && isAllowed("readZone", role, FAR);
        assertThat(answer.body().contains("of-all")).isEqualTo(named);
        assertThat(answer.body().contains("of-far")).isEqualTo(farIsSeen);
        assertThat(answer.body().contains("of-none")).isEqualTo(farIsSeen);
    }

    private void assign(String assessor, String zones) {
        Answer saved =
                by(Role.MINISTRY).put("/api/v1/rounds/open/assessors/" + assessor, """
                {"name": "%s", "zones": %s,
                 "independence": {"declared": true, "text": "we are", "declaredOn": "2025-01-01"}}""".formatted(assessor, zones));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEAD | /zones/Z | |",
                "OPTIONS | /zones/Z | |",
                "DELETE | /zones/Z | |",
                "GET | /zones/Z%20 | |",
                "GET | /zones/Z;v=1 | |",
                "PUT | /zones/Z/self-assessments/2025 | { | application/json",
                "PUT | /zones/Z/self-assessments/2025 | {} | text/plain",
                "PUT | /zones/Z/self-assessments/1900 | {} | application/json",
                "GET | /zones/Z/self-assessments/1900 | |",
                "GET | /zones/Z/self-assessments/x | |",
                "PATCH | /zones/Z/self-assessments/2025 | {} | application/merge-patch+json",
                "GET | /rounds/none/applications/Z | |",
                "POST | /rounds/none/applications/Z/submit | {} | application/json",
                "POST | /rounds/open/applications/Z/submit | {} | application/json",
                "POST | /rounds/open/applications/Z/submit | [ | application/json",
                "POST | /rounds/open/applications/Z/nothing | {} | application/json"
            })
    void oddRequestsDoNotTellThemApartEither(String method, String path, @Nullable String body, @Nullable String type) {
        String[] headers = type == null ? new String[0] : new String[] {"Content-Type", type};
        for (Role role : List.of(Role.ZONE_EDITOR, Role.ZONE_SIGNER, Role.CITY)) {
            List<String> answers = Stream.of(NONE, SAME_PROVINCE, FAR)
                    .map(zone -> shown(
                            by(role).unchecked(
                                            method,
                                            "/api/v1" + path.replace("Z", zone),
                                            body == null ? "" : body,
                                            headers),
                            zone))
                    .distinct()
                    .toList();
            assertThat(answers).as(method + " " + path + " by " + role).hasSize(1);
        }
    }

    @Test
    void aTokenThatIsNotGoodIsNobody() {
        String good = tokens.get(Role.MINISTRY).secret();
        for (String bad : List.of("", "x", "zmk_", "zmk__", good + "x", good.substring(0, good.length() - 1))) {
            assertThat(nobody.with(bad).get("/api/v1/me").status()).as(bad).isEqualTo(401);
            assertThat(nobody.with(bad).get("/api/v1/clauses").status()).as(bad).isEqualTo(200);
        }
        assertThat(nobody.get("/api/v1/me", "Authorization", "Basic " + good).status())
                .isEqualTo(401);
        assertThat(nobody.get("/api/v1/me", "Authorization", "bearer " + good).status())
                .isEqualTo(200);
        JsonNode me = nobody.with(good).get("/api/v1/me").json();
        assertThat(me.get("name").stringValue()).isEqualTo("ministry");
    }

    private static Stream<Operation> aboutZones() {
        return Operation.all().stream().filter(Operation::isAboutZone);
    }

    /** All that an answer shows, but for the code, the time, and whether the connection stays open. */
    private static String shown(Answer answer, String zone) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        // A random id tells nothing.
        headers.keySet().removeAll(Set.of("date", "connection", "x-request-id"));
        return (answer.status() + " " + headers + " " + answer.body()).replace(zone, "ZONE");
    }
}
