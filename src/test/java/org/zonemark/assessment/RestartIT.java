package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.RunningService;
import org.zonemark.api.ContractClient;
import org.zonemark.rulebook.RulebookCopy;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** What was stored outlives the process, and is scored by the rulebook that is in force now. */
class RestartIT {

    private static final String ADDRESS = "/api/v1/zones/demo-hb-01/self-assessments/2025";
    private static final String RANKING = "/api/v1/ranking?year=2025";

    @TempDir
    private Path folder;

    @Test
    void dataOutliveARestartAndAreScoredByTheRulebookInForce() {
        JsonNode stored;
        JsonNode ranking;
        try (RunningService service = start()) {
            ContractClient client = service.client();
            client.put("/api/v1/zones/demo-hb-01", Samples.zone("demo-hb-01"));
            client.put(ADDRESS, Samples.text("demo-hb-01"));
            stored = client.get(ADDRESS).json();
            ranking = client.get(RANKING).json();
        }
        assertThat(ranking.get("zones")).hasSize(1);
        try (RunningService service = start()) {
            assertThat(service.client().get(ADDRESS).json()).isEqualTo(stored);
            assertThat(service.client().get(RANKING).json()).isEqualTo(ranking);
        }
        Path otherRulebook = RulebookCopy.in(folder.resolve("rules"))
                .replaceAfter("weights/default.yaml", "ecology:", "A2-1.1.5: 1", "A2-1.1.5: 5")
                .folder();
        try (RunningService service = start("--zonemark.rulebook-folder=" + otherRulebook)) {
            JsonNode again = service.client().get(ADDRESS).json();
            JsonNode rankedAgain = service.client().get(RANKING).json();
            assertThat(again.get("selfAssessment")).isEqualTo(stored.get("selfAssessment"));
            assertThat(again.get("savedAt")).isEqualTo(stored.get("savedAt"));
            assertThat(again.at("/evaluation/rulebook/sha256")).isNotEqualTo(stored.at("/evaluation/rulebook/sha256"));
            assertThat(again.at("/evaluation/total").doubleValue())
                    .isNotEqualTo(stored.at("/evaluation/total").doubleValue());
            assertThat(rankedAgain.at("/zones/0/total")).isEqualTo(again.at("/evaluation/total"));
            assertThat(rankedAgain.at("/rulebook/sha256")).isEqualTo(again.at("/evaluation/rulebook/sha256"));
        }
    }

    private RunningService start(String... settings) {
        String[] all = new String[settings.length + 1];
        System.arraycopy(settings, 0, all, 0, settings.length);
        all[settings.length] = "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("data")
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
        return RunningService.start(all);
    }
}
