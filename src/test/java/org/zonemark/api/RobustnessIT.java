package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonemark.TimedService;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** How sure the places of a round are, computed as a job. */
@TimedService
class RobustnessIT extends RoundScene {

    private static final String ROUND = "/api/v1/rounds/r1";

    @Test
    void aJobSaysHowSureThePlacesAreAndWhetherItIsUpToDate() {
        List<String> codes = submitted(8, ", \"cut\": {\"places\": 3}");
        JsonNode job = requested("/robustness", "{\"draws\": 500, \"seed\": 7}");
        JsonNode done = ended(job);
        assertThat(done.path("state").stringValue()).as(done.toString()).isEqualTo("done");
        assertThat(done.path("current").booleanValue()).isTrue();
        assertThat(done.path("done")).isEqualTo(done.path("total"));
        JsonNode robustness = taken(auditor.get(ROUND + "/robustness/" + id(job)));
        assertThat(robustness.path("seed").longValue()).isEqualTo(7);
        assertThat(robustness.path("zones")).hasSize(codes.size());
        robustness.path("zones").forEach(zone -> {
            assertThat(zone.path("low").doubleValue())
                    .isLessThanOrEqualTo(zone.path("median").doubleValue());
            assertThat(zone.path("high").doubleValue())
                    .isGreaterThanOrEqualTo(zone.path("median").doubleValue());
        });
        assertThat(robustness.path("methods").size()).isEqualTo(12);
        assertThat(robustness.at("/choices/decisive").stringValue()).isIn("weights", "mean", "normalisation");

        JsonNode again = requested("/robustness", "{\"draws\": 500, \"seed\": 7}");
        assertThat(id(again))
                .as("what was computed from the same is given again")
                .isEqualTo(id(job));
        JsonNode other = requested("/robustness", "{\"draws\": 500, \"seed\": 8}");
        assertThat(id(other)).isNotEqualTo(id(job));
        ended(other);

        taken(ministry.put(
                application("r1", codes.get(0)) + "/review/answers/A2-1.2.2",
                "{\"answer\": {\"value\": 0}, \"reason\": \"no such spending\"}"));
        assertThat(read(id(job)).path("current").booleanValue())
                .as("a reviewer has changed what it was computed from")
                .isFalse();
        JsonNode renewed = requested("/robustness", "{\"draws\": 500, \"seed\": 7}");
        assertThat(id(renewed)).isNotEqualTo(id(job));
        ended(renewed);
        assertThat(taken(ministry.get(ROUND + "/jobs"))).hasSize(3);
        assertThat(auditor.get("/api/v1/audit?subject=job/" + id(job)).body()).contains("requestJob");
    }

    @Test
    void reachableRanksEncloseThePlaces() {
        submitted(6, "");
        JsonNode job = ended(requested("/reachable-ranks", "{\"scope\": \"dimensions\"}"));
        assertThat(job.path("state").stringValue()).as(job.toString()).isEqualTo("done");
        JsonNode ranks = taken(ministry.get(ROUND + "/reachable-ranks/" + id(job)));
        assertThat(ranks.path("zones")).hasSize(6);
        for (JsonNode zone : ranks.path("zones")) {
            int now = zone.path("wouldRank").intValue();
            assertThat(now)
                    .isBetween(
                            zone.at("/best/rank").intValue(),
                            zone.at("/worst/rank").intValue());
            assertThat(zone.at("/best/bound").intValue())
                    .isLessThanOrEqualTo(zone.at("/best/rank").intValue());
            assertThat(zone.at("/best/dimensions")).hasSize(8);
        }
        assertThat(ministry.get(ROUND + "/robustness/" + id(job)).status())
                .as("it is no job of that kind")
                .isEqualTo(404);
    }

    @Test
    void aJobThatIsUnderWayCanBeStopped() {
        submitted(3, "");
        // More than can be done before it is stopped; others of the same instance wait behind it.
        JsonNode first = requested("/robustness", "{\"draws\": 10000, \"seed\": 1}");
        JsonNode second = requested("/robustness", "{\"draws\": 10000, \"seed\": 2}");
        assertThat(taken(ministry.post("/api/v1/jobs/" + id(second) + "/cancel", ""))
                        .path("state")
                        .stringValue())
                .isEqualTo("cancelled");
        assertThat(ministry.post("/api/v1/jobs/" + id(second) + "/cancel", "").status())
                .isEqualTo(409);
        assertThat(ministry.get(ROUND + "/robustness/" + id(second)).status()).isEqualTo(409);
        ended(first);
    }

    @Test
    void aJobWhoseInstanceDiedIsBegunAgainAndComesToTheSame() {
        submitted(5, "");
        String first = id(ended(requested("/robustness", "{\"draws\": 300, \"seed\": 11}")));
        String orphan = "f".repeat(32);
        database.update(
                "INSERT INTO job (id, kind, round_id, parameters, state, done, total, requested_by, requested_at, owner,"
                        + " owned_until) SELECT ?, kind, round_id, parameters, 'RUNNING', 3, 9, requested_by, requested_at,"
                        + " 'dead', '2026-03-10 03:00:00' FROM job WHERE id = ?",
                orphan,
                first);
        assertThat(ended(read(orphan)).path("state").stringValue()).isEqualTo("done");
        assertThat(ministry.get(ROUND + "/robustness/" + orphan).body())
                .isEqualTo(ministry.get(ROUND + "/robustness/" + first).body());
    }

    @Test
    void whoeverAsksForOneMoreThanMayWaitIsToldWhenToComeBack() {
        submitted(3, "");
        String first = id(ended(requested("/robustness", "{\"draws\": 100, \"seed\": 1}")));
        for (int i = 0; i < 50; i++) {
            database.update(
                    "INSERT INTO job (id, kind, round_id, parameters, state, done, total, requested_by, requested_at, owner,"
                            + " owned_until) SELECT ?, kind, round_id, '{}', 'RUNNING', 0, 0, requested_by, requested_at,"
                            + " 'alive', '2099-01-01 00:00:00' FROM job WHERE id = ?",
                    "%032d".formatted(i),
                    first);
        }
        Answer refused = ministry.post(ROUND + "/robustness", "{\"draws\": 100, \"seed\": 2}");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.json().path("type").stringValue()).isEqualTo("urn:zonemark:problem:too-many-jobs");
        assertThat(refused.json().path("detail").stringValue()).contains("50");
        assertThat(id(requested("/robustness", "{\"draws\": 100, \"seed\": 1}")))
                .as("what is done already needs no room")
                .isEqualTo(first);
    }

    @Test
    void whatCannotBeComputedIsSaid() {
        open("r1", "");
        assertThat(ministry.post(ROUND + "/robustness", "{\"draws\": 100}").status())
                .as("nothing is submitted")
                .isEqualTo(409);
        assertThat(ministry.post("/api/v1/rounds/none/robustness", "{\"draws\": 100}")
                        .status())
                .isEqualTo(404);
        for (String wrong : List.of("{\"draws\": 99}", "{\"draws\": 10001}", "{\"seed\": -1}", "{\"spread\": 0.6}")) {
            assertThat(ministry.post(ROUND + "/robustness", wrong).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(ministry.get("/api/v1/jobs/" + "0".repeat(32)).status()).isEqualTo(404);
        assertThat(auditor.post(ROUND + "/robustness", "{}").status()).isEqualTo(403);
    }

    private List<String> submitted(int count, String more) {
        List<String> codes = Samples.codes().subList(0, count);
        bring(codes.toArray(String[]::new));
        open("r1", more);
        codes.forEach(code -> take("r1", code, "submit"));
        return codes;
    }

    private JsonNode requested(String path, String body) {
        Answer answer = ministry.post(ROUND + path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json();
    }

    private JsonNode ended(JsonNode job) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> read(id(job)),
                        one -> !List.of("queued", "running")
                                .contains(one.path("state").stringValue()));
    }

    private JsonNode read(String job) {
        return ministry.get("/api/v1/jobs/" + job).json();
    }

    private static String id(JsonNode job) {
        return job.path("id").stringValue();
    }
}
