package org.zonemark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.api.Answer;

/**
 * The commands that the page for operators gives, word by word: a backup made while submissions are written is restored into another
 * database and folder, and a service started there has all that was acknowledged before it was made.
 */
@OnMySql
class BackupIT {

    private static final Path PAGE = Path.of("src/docs/operations.md");
    private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final String DAY = "2026-11-28";
    private static final String DOCUMENT = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
            trailer<</Size 3/Root 1 0 R>>
            startxref
            9
            %%EOF
            """;

    @TempDir
    private Path lost;

    @TempDir
    private Path restored;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void whatWasAcknowledgedBeforeABackupIsThereAfterItsRestore() throws Exception {
        assumeTrue(isThere("mysqldump") && isThere("mysql"), "mysqldump and mysql are not installed");
        DataSource source = MySqlServer.emptied("test_backup");
        SubmissionScene scene = new SubmissionScene(source);
        int before;
        String evidence;
        int entries;
        try (ServiceProcess service = start(lost, "test_backup")) {
            SubmissionScene.open(service.client());
            evidence = addEvidence(service);
            SubmissionStorm storm = new SubmissionStorm(service.client(), true);
            storm.start();
            storm.awaitAcknowledged(SubmissionStorm.SUBMISSIONS / 3);
            before = storm.acknowledged();
            run(lost, commands("**Backup.**"), "test_backup");
            entries = SubmissionScene.verified(service.client());
            storm.awaitEnd();
        }
        assertThat(scene.wholeSubmissions()).isEqualTo(SubmissionStorm.SUBMISSIONS);

        DataSource other = MySqlServer.emptied("test_restored");
        moveBackup();
        run(restored, commands("**Restore.**"), "test_restored");
        try (ServiceProcess service = start(restored, "test_restored")) {
            assertThat(SubmissionScene.wholeSubmissions(new Database(other)))
                    .isBetween((long) before, (long) SubmissionStorm.SUBMISSIONS - 1);
            assertThat(SubmissionScene.verified(service.client())).isLessThanOrEqualTo(entries);
            assertThat(service.client()
                            .with(SubmissionScene.token(SubmissionScene.signer(0)))
                            .file(evidence))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(DOCUMENT);
        }
    }

    private static ServiceProcess start(Path folder, String database) {
        List<String> settings = new ArrayList<>(MySqlServer.settingsFor(database));
        settings.addAll(KillScenario.WITH_MAIL);
        return ServiceProcess.start(folder, settings.toArray(String[]::new));
    }

    /** The address of a document that is there before the backup. */
    private static String addEvidence(ServiceProcess service) {
        String evidence = "/api/v1/zones/zone-0/evidence";
        Answer added = service.client()
                .with(SubmissionScene.token(SubmissionScene.signer(0)))
                .send(
                        "POST",
                        evidence + "?year=2024&issuingBody=b&issuedOn=2025-01-01&fileName=a.pdf",
                        BodyPublishers.ofString(DOCUMENT),
                        "Content-Type",
                        "application/octet-stream");
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        return evidence + "/" + added.json().get("id").stringValue();
    }

    private void moveBackup() throws IOException {
        try (Stream<Path> files = Files.list(lost)) {
            for (Path file : files.filter(one -> one.toString().endsWith("gz")).toList()) {
                // the page names the day of its own writing
                String name = file.getFileName().toString().replaceFirst("[0-9]{4}-[0-9]{2}-[0-9]{2}", DAY);
                Files.copy(file, restored.resolve(name));
            }
        }
    }

    /** The commands that follow those words on the page. */
    private static String commands(String after) throws IOException {
        String page = Files.readString(PAGE);
        Matcher found = COMMANDS.matcher(page);
        assertThat(found.find(page.indexOf(after))).as(after).isTrue();
        return found.group(1);
    }

    /** Runs them as they stand, with the names that an operator puts in. */
    private static void run(Path folder, String commands, String database) throws IOException, InterruptedException {
        URI server = URI.create(MySqlServer.urlOf(database).substring("jdbc:".length()));
        String own = commands.replace("-h HOST", "-h " + server.getHost() + " -P " + server.getPort())
                .replace("-u USER -p zonemark", "-u " + MySqlServer.user() + " zonemark_" + database);
        assertThat(own).as("names to put in").isNotEqualTo(commands);
        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", own)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().put("MYSQL_PWD", MySqlServer.password());
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static boolean isThere(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", "command -v " + program)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
