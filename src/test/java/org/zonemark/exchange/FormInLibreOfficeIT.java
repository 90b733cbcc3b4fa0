package org.zonemark.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.samples.Samples;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.SelfAssessment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form opens in LibreOffice, is filled in there as a person would, and comes back. */
class FormInLibreOfficeIT {

    private static final Path OFFICE = Path.of("/usr/bin/soffice");
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ANSWER = "本年填报";

    @TempDir
    Path folder;

    @Test
    void whatIsTypedThereIsWhatIsStoredAndTheFormShowsItsScore() throws Exception {
        assumeTrue(Files.exists(OFFICE) && Files.exists(PYTHON), "no LibreOffice on this machine");
        ObjectNode stored = Samples.document("demo-hb-02");
        SelfAssessment before = Forms.READER.read(stored).orThrow();
        Path form = Forms.write(before, Locale.CHINESE, folder.resolve("form.xlsx"));
        Path filled = folder.resolve("filled.xlsx");

        JsonNode shown = fill(
                form,
                filled,
                List.of(
                        List.of("A2-2.1.7", ANSWER, "98.5%"),
                        List.of("A2-2.1.11", ANSWER, "７７．５"),
                        List.of("A2-6.2.4", ANSWER, "5,070.5"),
                        List.of("A2-1.1.3", ANSWER, level("A2-1.1.3", 2)),
                        List.of("A2-2.2.2/1", ANSWER, "否"),
                        List.of("A2-2.2.2/2", ANSWER, "是"),
                        List.of("A2-2.1.1", ANSWER, ""),
                        List.of("A2-2.1.1", "不适用理由", "区内无距岸线1公里以内的土地")));
        MergedAssessment merged = Forms.read(filled, stored, before.zone(), before.year());

        assertThat(merged.faults()).isEmpty();
        SelfAssessment after = Forms.READER.read(merged.document()).orThrow();
        assertThat(after.answers())
                .containsEntry("A2-2.1.7", Answer.ofValue(98.5))
                .containsEntry("A2-2.1.11", Answer.ofValue(77.5))
                .containsEntry("A2-6.2.4", Answer.ofValue(5070.5))
                .containsEntry("A2-1.1.3", Answer.ofLevel(2))
                .containsEntry("A2-2.1.1", Answer.notApplicable("区内无距岸线1公里以内的土地"));
        assertThat(after.answers().get("A2-2.2.2").items()).contains(2).doesNotContain(1);
        assertThat(merged.changes())
                .extracting(TypedChange::clause)
                .containsExactlyInAnyOrder("A2-2.1.7", "A2-2.1.11", "A2-6.2.4", "A2-1.1.3", "A2-2.2.2", "A2-2.1.1");
        assertThat(shown.get("locked").asBoolean()).isTrue();
        assertScoresShown(shown.get("shown"), after, "A2-2.1.11");
    }

    @Test
    void everySampleShowsTheScoreThatTheServiceGives() throws Exception {
        assumeTrue(Files.exists(OFFICE) && Files.exists(PYTHON), "no LibreOffice on this machine");
        for (String code : List.of("demo-hb-01", "demo-gz-01", "demo-sh-01")) {
            SelfAssessment assessment =
                    Forms.READER.read(Samples.document(code)).orThrow();
            Path form = Forms.write(assessment, Locale.CHINESE, folder.resolve(code + ".xlsx"));

            JsonNode shown = fill(form, folder.resolve(code + "-back.xlsx"), List.of());

            assertScoresShown(shown.get("shown"), assessment, null);
        }
    }

    /** @param asText a clause that was answered in digits which spreadsheets take for a text, so that they show no score for it */
    private static void assertScoresShown(JsonNode shown, SelfAssessment assessment, String asText) {
        SelfAssessment seen = assessment;
        if (asText != null) {
            var answers = new java.util.HashMap<>(assessment.answers());
            answers.remove(asText);
            seen = new SelfAssessment(assessment.zone(), assessment.year(), assessment.leadingIndustries(), answers);
        }
        Evaluation evaluation = Forms.SCORER.score(seen);
        evaluation
                .dimensions()
                .forEach(dimension -> assertThat(
                                shown.get(dimension.dimension().name().zh()).asDouble())
                        .as(dimension.dimension().id())
                        .isCloseTo(dimension.score(), within(1e-9)));
        assertThat(shown.get("总分（不含加减分）").asDouble()).isCloseTo(evaluation.total(), within(1e-9));
    }

    private static String level(String clause, int level) {
        return level + " · "
                + Forms.SCORER
                        .rulebook()
                        .criterion(clause)
                        .orElseThrow()
                        .steps()
                        .get(level)
                        .zh();
    }

    private JsonNode fill(Path form, Path filled, List<List<String>> edits) throws IOException, InterruptedException {
        Path script = folder.resolve("fill_form.py");
        try (var in = getClass().getResourceAsStream("fill_form.py")) {
            Files.write(script, in.readAllBytes());
        }
        Path told = folder.resolve("told.json");
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(
                        PYTHON.toString(),
                        script.toString(),
                        form.toString(),
                        filled.toString(),
                        JSON.writeValueAsString(edits))
                .redirectOutput(told.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS))
                .as("LibreOffice ends")
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return JSON.readTree(Files.readString(told, StandardCharsets.UTF_8));
    }
}
