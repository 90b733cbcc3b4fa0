package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonemark.TimedService;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** The plan's own targets with their figures, and how a round serves the plan. */
@TimedService
class PlanIT extends RoundScene {

    private static final String FIGURE = "/api/v1/plan-targets/P1-03/figures/2017";

    @Test
    void figuresAreEnteredCorrectedAndTakenBack() {
        JsonNode target = taken(ministry.put(FIGURE, "{\"value\": 2.0, \"source\": \"年鉴\", \"reason\": \"公布\"}"));
        assertThat(target.at("/figures/0/onCourse").booleanValue()).isFalse();
        assertThat(target.at("/figures/0/due").doubleValue()).isEqualTo(2.1);
        taken(ministry.put(FIGURE, "{\"value\": 2.2, \"source\": \"年鉴\", \"reason\": \"更正\"}"));
        JsonNode all = taken(ministry.with((String) null).get("/api/v1/plan-targets"));
        assertThat(all).hasSize(8);
        assertThat(all.at("/2/figures/0/value").doubleValue()).isEqualTo(2.2);
        assertThat(all.at("/2/figures/0/onCourse").booleanValue()).isTrue();
        assertThat(auditor.get("/api/v1/audit?subject=plan-target/P1-03/2017").body())
                .contains("更正", "公布");
        assertThat(ministry.send("DELETE", FIGURE + "?reason=wrong", "").status())
                .isEqualTo(204);
        assertThat(ministry.send("DELETE", FIGURE + "?reason=wrong", "").status())
                .isEqualTo(404);
        assertThat(ministry.put(
                                "/api/v1/plan-targets/P1-09/figures/2017",
                                "{\"value\": 2, \"source\": \"s\", \"reason\": \"r\"}")
                        .status())
                .isEqualTo(404);
        assertThat(ministry.put(FIGURE, "{\"value\": -1, \"source\": \"s\", \"reason\": \"r\"}")
                        .status())
                .isEqualTo(422);
        assertThat(auditor.put(FIGURE, "{\"value\": 2, \"source\": \"s\", \"reason\": \"r\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRoundIsHeldAgainstThePlan() {
        List<String> codes = Samples.codes().subList(0, 8);
        bring(codes.toArray(String[]::new));
        open("r1", "");
        codes.forEach(code -> take("r1", code, "submit"));
        JsonNode aggregates = taken(ministry.get("/api/v1/rounds/r1/zone-aggregates"));
        assertThat(aggregates.findValuesAsString("row")).containsExactly("P1-03", "P1-04");
        assertThat(aggregates.at("/0/all/zones").intValue()
                        + aggregates.at("/0/missing").intValue())
                .isEqualTo(8);
        JsonNode coverage = taken(auditor.get("/api/v1/rounds/r1/catalogue-coverage?box=13"));
        assertThat(coverage).isNotEmpty();
        coverage.forEach(row -> assertThat(row.path("state").stringValue()).isIn("nobody", "served", "crowded"));
        assertThat(zones.get(codes.get(0))
                        .get("/api/v1/rounds/r1/catalogue-coverage")
                        .status())
                .isEqualTo(403);
    }
}
