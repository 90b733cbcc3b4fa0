package org.zonemark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.zonemark.rulebook.RulebookCopy;
import tools.jackson.databind.JsonNode;

/** With a rulebook that is not sound the service does not start, and says which file and line is wrong, and why. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartIT {

    private static final String DATABASE = "--spring.datasource.url=jdbc:h2:mem:refused;MODE=MySQL;"
            + "DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    private static final String YAML = "annex/2.1-environmental-protection.yaml";
    private static final String DRL = "annex/2.1-environmental-protection.drl";
    private static final String CLAUSE = "@Clause(\"A2-2.1.5\")";

    @TempDir
    private Path folder;

    private RulebookCopy rulebook;

    @BeforeEach
    void copyTheRulebook() {
        rulebook = RulebookCopy.in(folder);
    }

    @Test
    void aSoundCopyIsLoadedAndItsHashIsThatOfItsFiles() throws Exception {
        rulebook.replace("rulebook.yaml", "version: '2026.1'", "version: 'trial'");
        try (RunningService service = start(folder)) {
            JsonNode loaded = service.client().get("/api/v1/rulebook").json();
            assertThat(loaded.get("version").stringValue()).isEqualTo("trial");
            assertThat(loaded.get("sha256").stringValue()).isEqualTo(sha256Of(folder));
        }
    }

    @Test
    void aBadValueIsNamedWithFileAndLine(CapturedOutput output) {
        rulebook.replaceAfter(YAML, "id: A2-2.1.5\n", "kind: GATE", "kind: GATES");
        assertRefused(output, YAML + ":" + rulebook.lineOf(YAML, "GATES"), "`GATES` is not one of");
    }

    @Test
    void aRuleThatDoesNotCompileIsNamedWithFileAndLine(CapturedOutput output) {
        rulebook.replaceAfter(DRL, CLAUSE, "Answers()", "Anwsers()");
        assertRefused(output, DRL + ":" + rulebook.lineOf(DRL, "Anwsers"), "Anwsers");
    }

    @Test
    void aRuleOfNoClauseIsNamedWithFileAndLine(CapturedOutput output) {
        int line = rulebook.lineAfter(DRL, CLAUSE, "when");
        rulebook.replace(DRL, CLAUSE, "@Clause(\"A2-2.1.55\")");
        assertRefused(output, DRL + ":", "@Clause(\"A2-…\")");
        assertThat(output)
                .containsPattern(DRL + ":(%d|%d|%d|%d): rule".formatted(line - 4, line - 3, line - 2, line - 1));
    }

    @Test
    void allFaultsAreNamedAtOnce(CapturedOutput output) {
        rulebook.replaceAfter(YAML, "id: A2-2.1.5\n", "kind: GATE", "kind: GATES")
                .replace("scoring.yaml", "limit: 69.99", "limit: none")
                .write("annex/own.drl", "rule \"lost\" when then end");
        assertRefused(output, "scoring.yaml:" + rulebook.lineOf("scoring.yaml", "limit: none"), "`none`");
        assertThat(output).contains(YAML, "`GATES`", "annex/own.drl", "nothing reads this file");
    }

    @Test
    void aMissingFileIsNamed(CapturedOutput output) {
        rulebook.delete("scoring.yaml");
        assertRefused(output, "scoring.yaml", "missing");
    }

    @Test
    void aMissingFolderIsNamed(CapturedOutput output) {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> start(nowhere)).hasStackTraceContaining("there is no such folder");
        assertThat(output).contains("APPLICATION FAILED TO START", nowhere.toString());
    }

    private void assertRefused(CapturedOutput output, String place, String cause) {
        assertThatThrownBy(() -> start(folder)).hasStackTraceContaining(place).hasStackTraceContaining(cause);
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "The rulebook is refused:", place, cause)
                .contains("zonemark.rulebook-folder");
    }

    private static RunningService start(Path rulebookFolder) {
        return RunningService.start(DATABASE, "--zonemark.rulebook-folder=" + rulebookFolder);
    }

    /** For each file, in the order of their paths, the line "path length" and the bytes. */
    private static String sha256Of(Path folder) throws IOException, NoSuchAlgorithmException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        files.forEach((path, bytes) -> {
            digest.update((path + " " + bytes.length + "\n").getBytes(UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
