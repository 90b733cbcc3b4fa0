package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.api.Answer;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Many self-assessments stored at once: all of them, or none. Of the samples' zones the first has a draft already. */
class ImportIT extends DraftScene {

    private static final String IMPORT = "/api/v1/self-assessments";
    private static final List<String> CODES = Samples.codes();
    private static final String ALL = lines(CODES);

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void registerAll() {
        CODES.forEach(code -> assertThat(ministry.put("/api/v1/zones/" + code, Samples.zone(code))
                        .status())
                .isEqualTo(200));
    }

    @Test
    void allAreStoredScoredAndToldOfAndARepeatChangesNothing() {
        Answer first = sent("", ALL);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertReport(first, CODES.size() - 1, 0, 1);
        assertReport(sent("", ALL), 0, 0, CODES.size());

        for (String code : CODES) {
            JsonNode stored = ministry.get("/api/v1/zones/" + code + "/self-assessments/2025")
                    .json();
            assertThat(stored.get("version").intValue()).isEqualTo(1);
            assertThat(stored.get("selfAssessment")).isEqualTo(Samples.document(code));
            JsonNode alone = ministry.post("/api/v1/score", Samples.text(code)).json();
            assertThat(stored.at("/evaluation/total").doubleValue())
                    .isEqualTo(alone.get("total").doubleValue());
        }
        assertThat(ministry.get("/api/v1/ranking?year=2025").json().get("zones").size())
                .isEqualTo(CODES.size());
        assertThat(database.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'importSelfAssessments'"))
                .isEqualTo(CODES.size() - 1);
    }

    @Test
    void onlyWhoAsksForItReplacesWhatZonesHaveWritten() {
        patch("\"1\"", answer("A2-1.1.5", 1.5));

        Answer refused = sent("", ALL);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/code").stringValue()).isEqualTo("already_stored");
        assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo("/" + (CODES.indexOf(ZONE) + 1));
        assertThat(refused.json().get("errors").size()).isEqualTo(1);
        assertThat(version()).isEqualTo(2);
        assertReport(sent("?replace=true&dryRun=true", ALL), CODES.size() - 1, 1, 0);
        assertThat(version()).isEqualTo(2);
        assertThat(drafts()).isEqualTo(1);
        assertReport(sent("?replace=true", ALL), CODES.size() - 1, 1, 0);
        assertThat(version()).isEqualTo(3);
        assertThat(document()).isEqualTo(Samples.document(ZONE));
    }

    @Test
    void oneBadLineKeepsAllOthersOutAndEveryFaultIsNamed() {
        ObjectNode negative = Samples.document(CODES.get(1));
        ((ObjectNode) negative.at("/values/A2-1.1.5")).put("value", -1);
        ObjectNode stranger = Samples.document(CODES.get(2));
        ((ObjectNode) stranger.get("zone")).put("code", "nobody");
        ObjectNode yearless = Samples.document(CODES.get(3));
        yearless.remove("year");
        String lines = String.join(
                "\n",
                Samples.line(CODES.get(0)),
                "",
                negative.toString(),
                stranger.toString(),
                yearless.toString(),
                Samples.line(CODES.get(0)),
                "[]",
                "{}");
        Answer refused = sent("", lines);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(IntStream.range(0, refused.json().get("errors").size())
                        .mapToObj(i -> refused.json()
                                        .at("/errors/" + i + "/pointer")
                                        .stringValue() + " "
                                + refused.json().at("/errors/" + i + "/code").stringValue()))
                .containsExactlyInAnyOrder(
                        "/3/values/A2-1.1.5/value out_of_range",
                        "/4/zone/code not_one_of",
                        "/5/year required",
                        "/6/zone/code duplicate_item",
                        "/7/zone/code not_one_of",
                        "/8/zone/code not_one_of");
        assertThat(drafts()).isEqualTo(1);
    }

    /** While somebody holds a zone of the second lot, the import waits there, and has told of the first. */
    @Test
    void whoWatchesIsToldOfALotBeforeTheNextIsDone() throws Exception {
        String lines = "{}\n".repeat(AssessmentImport.LOT) + Samples.line(ZONE) + "\n";

        BufferedReader answer = transaction.execute(holding -> {
            database.texts("SELECT name FROM zone WHERE code = ? FOR UPDATE", ZONE);
            return told(lines);
        });

        assertThat(answer.lines().reduce((any, last) -> last).orElseThrow()).contains("\"errors\"");
    }

    private BufferedReader told(String lines) {
        try {
            InputStream bytes = ministry.postLines(IMPORT + "/watched", lines);
            BufferedReader answer = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            assertThat(answer.readLine()).startsWith("{\"lines\":250,");
            assertThat(answer.ready()).as("there is more").isFalse();
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLineThatIsNoJsonIsNamed() {
        Answer refused = sent("", Samples.line(CODES.get(0)) + "\n\n{\"zone\": \n");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("line").longValue()).isEqualTo(3);
        assertThat(refused.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:malformed");
        assertThat(drafts()).isEqualTo(1);
    }

    @Test
    void anEmptyImportDoesNothing() {
        assertReport(sent("", "\n"), 0, 0, 0);
    }

    @Test
    void zonesCannotImport() {
        assertThat(zone.send("POST", IMPORT, ALL, "Content-Type", "application/x-ndjson")
                        .status())
                .isEqualTo(403);
    }

    private static String lines(List<String> codes) {
        return codes.stream().map(Samples::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private Answer sent(String query, String lines) {
        return ministry.send("POST", IMPORT + query, lines, "Content-Type", "application/x-ndjson");
    }

    private long drafts() {
        return database.count("SELECT COUNT(*) FROM self_assessment");
    }

    private static void assertReport(Answer answer, int added, int replaced, int unchanged) {
        JsonNode report = answer.json();
        assertThat(List.of(
                        report.get("added").intValue(),
                        report.get("replaced").intValue(),
                        report.get("unchanged").intValue()))
                .as(answer.body())
                .containsExactly(added, replaced, unchanged);
    }
}
