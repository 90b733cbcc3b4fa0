package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.TimedService;
import org.zonemark.publication.BundleVerifier;
import org.zonemark.publication.Verification;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** Results of a round, published: frozen, signed, and found by the code on a report. */
@TimedService
class PublicationIT extends RoundScene {

    private static final String ROUND = "/api/v1/rounds/r1";

    @LocalServerPort
    private int ownPort;

    @Test
    void publishedResultsAreFrozenAndCanBeVerifiedByAnyone() throws Exception {
        List<String> codes = submitted(6);
        assertThat(ministry.post(ROUND + "/publications", "{\"reason\": \"too early\"}")
                        .status())
                .as("the round is open")
                .isEqualTo(409);
        taken(ministry.post(ROUND + "/close", ""));
        JsonNode publication = taken(ministry.post(ROUND + "/publications", "{\"reason\": \"selection of 2026\"}"));
        String id = publication.path("id").stringValue();
        ContractClient anyone = ministry.with((String) null);
        JsonNode results = taken(anyone.get("/api/v1/publications/" + id));
        assertThat(results.path("results")).hasSize(codes.size());

        byte[] bundle = download(id);
        Verification verification = new BundleVerifier().verify(bundle, null);
        assertThat(verification.differences()).isEmpty();
        assertThat(verification.zones()).isEqualTo(codes.size());
        assertThat(verification.fingerprint())
                .isEqualTo(publication.path("keyFingerprint").stringValue());

        taken(ministry.put(
                application("r1", codes.get(0)) + "/review/answers/A2-1.2.2",
                "{\"answer\": {\"value\": 0}, \"reason\": \"no such spending\"}"));
        assertThat(download(id)).as("no later mark changes it").isEqualTo(bundle);
        JsonNode second = taken(ministry.post(ROUND + "/publications", "{\"reason\": \"corrected\"}"));
        assertThat(second.path("number").intValue()).isEqualTo(2);
        assertThat(second.path("sha256")).isNotEqualTo(publication.path("sha256"));
        assertThat(taken(anyone.get(ROUND + "/publications"))).hasSize(2);
        assertThat(auditor.get("/api/v1/audit?subject=round/r1/publication/" + id)
                        .body())
                .contains("publishResults", "selection of 2026");
    }

    @Test
    void theCodeOnAReportLeadsToItsHash() {
        List<String> codes = submitted(3);
        taken(ministry.post(ROUND + "/close", ""));
        String id = taken(ministry.post(ROUND + "/publications", "{\"reason\": \"r\"}"))
                .path("id")
                .stringValue();
        String report = "/api/v1/publications/" + id + "/reports/";
        JsonNode own = taken(zones.get(codes.get(0)).get(report + codes.get(0)));
        assertThat(zones.get(codes.get(0)).get(report + codes.get(1)).status())
                .as("another zone's")
                .isIn(403, 404);
        String code = own.path("code").stringValue();
        ContractClient anyone = ministry.with((String) null);
        JsonNode verified = taken(anyone.get("/api/v1/verification-codes/" + code));
        assertThat(verified.path("reportSha256")).isEqualTo(own.path("sha256"));
        assertThat(verified.path("replaced").booleanValue()).isFalse();
        String sloppy = code.toLowerCase(java.util.Locale.ROOT).replace("-", "").replace('0', 'o');
        assertThat(taken(anyone.get("/api/v1/verification-codes/" + sloppy))).isEqualTo(verified);
        String slip = (code.charAt(0) == 'A' ? 'B' : 'A') + code.substring(1);
        assertThat(anyone.get("/api/v1/verification-codes/" + slip).status()).isEqualTo(404);
        Answer page = ministry.unchecked("GET", "/v/" + code, "");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(own.path("sha256").stringValue());
        assertThat(ministry.unchecked("GET", "/v/" + slip, "").status()).isEqualTo(404);
    }

    @Test
    void objectionsAreFollowedToTheirAnswers() {
        bring("demo-hb-01");
        open("r1", ", \"rungsLeftOut\": []");
        take(
                "r1",
                "demo-hb-01",
                "submit",
                "passFirstCheck",
                "recommend",
                "passFormalCheck",
                "passExpertReview",
                "decide",
                "giveNotice",
                "recordObjection");
        JsonNode open = taken(ministry.get(ROUND + "/objections"));
        assertThat(open).hasSize(1);
        assertThat(open.at("/0/open").booleanValue()).isTrue();
        assertThat(open.at("/0/reason").stringValue()).isEqualTo("because");
        clock.moveBy(java.time.Duration.ofDays(3));
        take("r1", "demo-hb-01", "answerObjection");
        JsonNode answered = taken(auditor.get(ROUND + "/objections"));
        assertThat(answered.at("/0/open").booleanValue()).isFalse();
        assertThat(answered.at("/0/days").intValue()).isEqualTo(3);
        assertThat(answered.at("/0/answeredBy").stringValue()).isEqualTo("answerObjection");
        assertThat(experts.get(0).get(ROUND + "/objections").status()).isEqualTo(403);
    }

    @Test
    void whatIsNotReadyIsNotPublished() {
        open("r1", "");
        assertThat(ministry.post("/api/v1/rounds/none/publications", "{\"reason\": \"r\"}")
                        .status())
                .isEqualTo(404);
        taken(ministry.post(ROUND + "/close", ""));
        assertThat(ministry.post(ROUND + "/publications", "{\"reason\": \"r\"}").status())
                .as("nothing was submitted")
                .isEqualTo(409);
        assertThat(ministry.post(ROUND + "/publications", "{}").status()).isEqualTo(422);
    }

    private List<String> submitted(int count) {
        List<String> codes = Samples.codes().subList(0, count);
        bring(codes.toArray(String[]::new));
        open("r1", ", \"cut\": {\"places\": 2}");
        codes.forEach(code -> take("r1", code, "submit"));
        return codes;
    }

    private byte[] download(String id) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + ownPort + "/api/v1/publications/" + id + "/bundle"))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }
}
