package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.account.Role;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A ministry, its experts and an auditor, and zones with their cities and provinces. It is 10 March 2026, noon in Beijing. */
abstract class RoundScene {

    static final Instant NOW = Instant.parse("2026-03-10T04:00:00Z");

    /** Submissions from 1 to 31 March. */
    static final String PLAN = """
            {"name": "2026年申报", "dataYear": 2025, "submitFrom": "2026-03-01", "submitUntil": "2026-03-31"%s}""";

    /** What steps need, each of them some of it. */
    static final String BECAUSE = """
            {"reason": "because", "pledge": true, "accepted": true, "deadline": "2026-03-20",
             "notes": [{"clause": "A2-1.1.5", "comment": "see the report"}]}""";

    static final List<String> STEPS = List.of(
            "submit",
            "withdraw",
            "passFirstCheck",
            "recommend",
            "passFormalCheck",
            "passExpertReview",
            "decide",
            "giveNotice",
            "publish",
            "returnForCorrection",
            "recordObjection",
            "answerObjection",
            "recheck",
            "confirm",
            "suspend",
            "liftSuspension",
            "exit");

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    Database database;

    @Autowired
    MovableClock clock;

    ContractClient ministry;
    ContractClient auditor;
    List<ContractClient> experts;
    final Map<String, ContractClient> zones = new HashMap<>();
    final Map<String, ContractClient> cities = new HashMap<>();
    final Map<String, ContractClient> provinces = new HashMap<>();
    private final Map<String, ContractClient> byPlace = new HashMap<>();

    @BeforeEach
    void openAccounts() {
        clock.stopAt(NOW);
        database.empty();
        Stream.of(zones, cities, provinces, byPlace).forEach(Map::clear);
        ministry = client(cast.of(Role.MINISTRY));
        auditor = client(cast.of(Role.AUDITOR));
        experts = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> client(cast.token(cast.add(Cast.account("expert-" + i, Role.EXPERT, null, null, null)))))
                .toList();
    }

    /** Registers zones of samples with the accounts of zone, city and province, and saves their drafts. */
    void bring(String... codes) {
        for (String code : codes) {
            bring(code, Samples.document(code));
        }
    }

    void bring(String code, ObjectNode document) {
        ObjectNode zone = ((ObjectNode) document.get("zone")).put("code", code);
        String province = zone.get("province").stringValue();
        String city = zone.get("city").stringValue();
        assertThat(ministry.put("/api/v1/zones/" + code, zone.toString()).status())
                .isEqualTo(200);
        zones.put(code, client(cast.ofZone(code)));
        cities.put(code, byPlace.computeIfAbsent(city, name -> client(cast.ofCity(province, city))));
        provinces.put(code, byPlace.computeIfAbsent("province " + province, name -> client(cast.ofProvince(province))));
        assertThat(zones.get(code).put(draft(code), document.toString()).status())
                .isEqualTo(200);
    }

    /** @param more fields of the plan, each with a comma before it */
    void open(String round, String more) {
        plan(round, more);
        Answer opened = ministry.post("/api/v1/rounds/" + round + "/open", "");
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
    }

    void plan(String round, String more) {
        Answer planned = ministry.put("/api/v1/rounds/" + round, PLAN.formatted(more));
        assertThat(planned.status()).as(planned.body()).isEqualTo(200);
    }

    /** Has the step taken by whose it is, and gives back what was answered. */
    Answer step(String round, String zone, String step, String body) {
        return step(whoTakes(step, round, zone), round, zone, step, body);
    }

    static Answer step(ContractClient who, String round, String zone, String step, String body) {
        String verb = step.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
        return who.post(application(round, zone) + "/" + verb, body);
    }

    /** Takes steps, each a minute after the one before, and gives back the application as it is then. */
    JsonNode take(String round, String zone, String... steps) {
        JsonNode application = null;
        for (String step : steps) {
            application = taken(step(round, zone, step, BECAUSE));
        }
        return application;
    }

    JsonNode taken(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        clock.moveBy(Duration.ofMinutes(1));
        return answer.json();
    }

    ContractClient whoTakes(String step, String round, String zone) {
        return switch (step) {
            case "submit", "withdraw" -> zones.get(zone);
            case "passFirstCheck" -> cities.get(zone);
            case "recommend" -> provinces.get(zone);
            case "returnForCorrection" -> whoReturns(state(round, zone), zone);
            default -> ministry;
        };
    }

    private ContractClient whoReturns(String state, String zone) {
        return switch (state) {
            case "submitted" -> cities.get(zone);
            case "first_checked" -> provinces.get(zone);
            default -> ministry;
        };
    }

    JsonNode read(String round, String zone) {
        return ministry.get(application(round, zone)).json();
    }

    String state(String round, String zone) {
        return read(round, zone).get("state").stringValue();
    }

    void assertNotNow(Answer answer, String... allowed) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:not-now");
        assertThat(texts(answer.json().path("allowedSteps"))).containsExactly(allowed);
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    static String application(String round, String zone) {
        return "/api/v1/rounds/" + round + "/applications/" + zone;
    }

    static String draft(String zone) {
        return "/api/v1/zones/" + zone + "/self-assessments/2025";
    }

    /** An expert who lives in a province. */
    ContractClient expertOf(String province) {
        return client(cast.token(cast.add(Cast.account("expert-" + province, Role.EXPERT, null, province, null))));
    }

    /**
     * Adds a document of 2025 that serves a clause, and gives back its id.
     *
     * @param more of its address, with an ampersand before it
     */
    String addDocument(String zone, String clause, String more) {
        String evidence = "/api/v1/zones/" + zone + "/evidence";
        String said = "?year=2025&fileName=a.pdf&issuingBody=bureau&issuedOn=2025-06-30" + more;
        Answer added =
                zones.get(zone).send("POST", evidence + said, Examples.PDF, "Content-Type", "application/octet-stream");
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        String id = added.json().get("id").stringValue();
        Answer linked = zones.get(zone).send("PUT", evidence + "/" + id + "/clauses/" + clause, "");
        assertThat(linked.status()).as(linked.body()).isEqualTo(204);
        return id;
    }

    private ContractClient client(String token) {
        return new ContractClient(port).with(token);
    }
}
