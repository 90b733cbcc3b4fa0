package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonemark.TimedService;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** The ranking of a round, page by page, and what became of zones over the years. */
@TimedService
class RoundRankingIT extends RoundScene {

    private static final String RANKING = "/api/v1/rounds/r1/ranking";

    @Test
    void pagesFollowEachOtherUntilSomethingChanges() {
        List<String> codes = submitted("r1", 9);
        JsonNode whole = taken(ministry.get(RANKING));
        assertThat(whole.path("zones")).hasSize(9);
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = taken(auditor.get(RANKING + "?limit=4" + cursor));
            page.path("zones").forEach(line -> paged.add(line.path("zone").stringValue()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").stringValue();
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(whole.path("zones").findValuesAsString("zone"));

        String stale = taken(ministry.get(RANKING + "?limit=4")).path("next").stringValue();
        assertThat(ministry.get(RANKING + "?limit=4&sort=total&cursor=" + stale).status())
                .as("another question")
                .isEqualTo(409);
        taken(ministry.put(
                application("r1", codes.get(0)) + "/review/answers/A2-1.2.2",
                "{\"answer\": {\"value\": 0}, \"reason\": \"no such spending\"}"));
        assertThat(ministry.get(RANKING + "?limit=4&cursor=" + stale).status())
                .as("another ranking")
                .isEqualTo(409);
        assertThat(ministry.get(RANKING + "?cursor=nonsense").status()).isEqualTo(400);
        assertThat(ministry.get(RANKING + "?sort=luck").status()).isEqualTo(400);
        assertThat(ministry.get(RANKING + "?limit=501").status()).isEqualTo(400);
    }

    @Test
    void everyLineSaysItsPlacesAndWhatStandsInTheWay() {
        submitted("r1", 12);
        JsonNode ranking = taken(ministry.get(RANKING));
        int eligible = 0;
        for (JsonNode line : ranking.path("zones")) {
            boolean ranked = !line.at("/places/whole/rank").isNull();
            eligible += ranked ? 1 : 0;
            assertThat(line.path("why").isEmpty()).isEqualTo(ranked);
            assertThat(line.path("without").isNull()).isEqualTo(ranked);
            assertThat(line.at("/places/province/wouldRank").intValue())
                    .isLessThanOrEqualTo(line.at("/places/whole/wouldRank").intValue());
        }
        assertThat(ranking.path("eligible").intValue()).isEqualTo(eligible);
        JsonNode east = taken(ministry.get(RANKING + "?region=east&sort=ecology&descending=true"));
        double before = 101;
        for (JsonNode line : east.path("zones")) {
            assertThat(line.path("region").stringValue()).isEqualTo("east");
            double ecology = line.at("/dimensions/ecology").doubleValue();
            assertThat(ecology).isLessThanOrEqualTo(before);
            before = ecology;
        }
    }

    @Test
    void aZoneSeesItsOwnPast() {
        List<String> codes = submitted("r1", 3);
        String own = codes.get(0);
        JsonNode history = taken(zones.get(own).get("/api/v1/zones/" + own + "/history"));
        assertThat(history).hasSize(1);
        assertThat(history.at("/0/round").stringValue()).isEqualTo("r1");
        assertThat(history.at("/0/change").isNull()).isTrue();
        assertThat(zones.get(codes.get(1))
                        .get("/api/v1/zones/" + own + "/history")
                        .status())
                .isIn(403, 404);
        assertThat(zones.get(own).get(RANKING).status()).isEqualTo(403);
        assertThat(taken(ministry.get("/api/v1/rounds/r1/exit-candidates"))).isNotNull();
        assertThat(ministry.get("/api/v1/rounds/none/exit-candidates").status()).isEqualTo(404);
    }

    private List<String> submitted(String round, int count) {
        List<String> codes = Samples.codes().subList(0, count);
        bring(codes.toArray(String[]::new));
        open(round, "");
        codes.forEach(code -> take(round, code, "submit"));
        return codes;
    }
}
