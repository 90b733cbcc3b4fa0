package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonemark.TimedService;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What lifts a zone, seen by itself and by nobody who should not. */
@TimedService
class WayUpIT extends RoundScene {

    private static final String ROUND = "/api/v1/rounds/r1/zones/";

    @Test
    void aWayUpDoesWhatItSaysWhenItIsSubmitted() {
        List<String> codes = submitted();
        String last = lowest(codes);
        JsonNode lost = taken(zones.get(last).get(ROUND + last + "/points-lost"));
        assertThat(lost.path("submitted").booleanValue()).isTrue();
        double all = 0;
        for (JsonNode one : lost.path("criteria")) {
            all += one.path("lost").doubleValue() + one.path("points").doubleValue();
        }
        assertThat(all).isCloseTo(100, org.assertj.core.api.Assertions.within(1e-6));
        codes.stream()
                .filter(code -> !code.equals(last))
                .forEach(code ->
                        assertThat(lost.toString()).as("nobody else is named").doesNotContain(code));

        JsonNode way = taken(zones.get(last).post(ROUND + last + "/way-up", "{\"target\": {\"places\": 2}}"));
        assertThat(way.path("reached").booleanValue()).as(way.toString()).isTrue();
        ObjectNode document = Samples.document(last);
        way.path("improvements").forEach(one -> {
            ObjectNode answer = ((ObjectNode) document.get("values"))
                    .putObject(one.path("clause").stringValue());
            for (String form : List.of("value", "level", "items", "heavyPollutingTransfers")) {
                if (!one.path(form).isNull()) {
                    answer.set(form, one.path(form));
                }
            }
        });
        JsonNode scored = taken(ministry.post("/api/v1/score", document.toString()));
        assertThat(scored.path("total").doubleValue())
                .isEqualTo(way.at("/after/total").doubleValue());
    }

    @Test
    void onlyTheZoneItselfAndItsAuthoritiesAsk() {
        List<String> codes = submitted();
        String own = codes.get(0);
        assertThat(zones.get(codes.get(1)).get(ROUND + own + "/points-lost").status())
                .isIn(403, 404);
        assertThat(experts.get(0).get(ROUND + own + "/points-lost").status()).isEqualTo(403);
        taken(auditor.get(ROUND + own + "/points-lost"));
        taken(provinces.get(own).get(ROUND + own + "/points-lost"));
    }

    @Test
    void wrongTargetsAndBoundsAreRefusedWithTheirPlace() {
        String own = submitted().get(0);
        ContractClient zone = zones.get(own);
        assertThat(refused(zone, own, "{\"target\": {}}")).contains("/target");
        assertThat(refused(zone, own, "{\"target\": {\"places\": 1, \"total\": 80}}"))
                .contains("/target");
        assertThat(refused(zone, own, "{\"target\": {\"grade\": \"best\"}}")).contains("/target/grade", "excellent");
        String bounds = "{\"target\": {\"total\": 90}, \"bounds\": [{\"clause\": \"A2-9.9.9\"},"
                + " {\"clause\": \"A2-1.2.2\", \"from\": 3, \"to\": 2}, null]}";
        assertThat(zone.post(ROUND + own + "/way-up", bounds).status()).isEqualTo(422);
        assertThat(refused(
                        zone,
                        own,
                        "{\"target\": {\"total\": 90}, \"bounds\": [{\"clause\": \"A2-9.9.9\"},"
                                + " {\"clause\": \"A2-1.2.2\", \"from\": 3, \"to\": 2}]}"))
                .contains("/bounds/0/clause", "/bounds/1", "A2-1.2.2");
        JsonNode fixed = taken(zone.post(
                ROUND + own + "/way-up",
                "{\"target\": {\"total\": 100}, \"bounds\": [{\"clause\": \"A2-1.2.2\", \"to\": 0.1}]}"));
        assertThat(fixed.path("reached").booleanValue()).isFalse();
        assertThat(fixed.at("/obstacles/0/kind").stringValue()).isNotEmpty();
    }

    private String refused(ContractClient zone, String own, String body) {
        Answer answer = zone.post(ROUND + own + "/way-up", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.body();
    }

    private String lowest(List<String> codes) {
        String lowest = codes.get(0);
        double least = 101;
        for (String code : codes) {
            double total = taken(ministry.get(ROUND + code + "/points-lost"))
                    .at("/position/total")
                    .doubleValue();
            if (total < least) {
                least = total;
                lowest = code;
            }
        }
        return lowest;
    }

    private List<String> submitted() {
        List<String> codes = Samples.codes().subList(0, 6);
        bring(codes.toArray(String[]::new));
        open("r1", "");
        codes.forEach(code -> take("r1", code, "submit"));
        return codes;
    }
}
