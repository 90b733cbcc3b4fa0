package org.zonemark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.api.ContractClient;

/** The process is killed in the middle of many writes: what was acknowledged is there, whole, and nothing in part. */
abstract class KillScenario {

    /** Mail is written into the outbox and stays there. */
    static final List<String> WITH_MAIL = List.of(
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=1",
            "--zonemark.mail.interval=1h",
            "--logging.level.root=warn");

    private static final int ACKNOWLEDGED_BEFORE = 400;

    @TempDir
    private Path folder;

    /** An empty database. */
    abstract DataSource emptyDatabase(Path folder);

    /** What makes the service use it. */
    abstract List<String> settings();

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void everyAcknowledgedWriteOutlivesAKillAndNoneIsThereInPart() throws Exception {
        DataSource source = emptyDatabase(folder);
        SubmissionScene scene = new SubmissionScene(source);
        SubmissionStorm storm;
        try (ServiceProcess service = start()) {
            SubmissionScene.open(service.client());
            storm = new SubmissionStorm(service.client(), false);
            storm.start();
            storm.awaitAcknowledged(ACKNOWLEDGED_BEFORE);
            service.kill();
            storm.awaitEnd();
        }
        assertThat(storm.statuses()).containsExactly(200);
        assertThat(storm.acknowledged()).isLessThan(SubmissionStorm.SUBMISSIONS);
        try (ServiceProcess service = start()) {
            ContractClient client = service.client();
            assertThat(SubmissionScene.verified(client)).isGreaterThan(2 * storm.acknowledged());
            storm.checkAcknowledged(client);
            goesOn(client);
        }
        assertThat(scene.wholeSubmissions()).isGreaterThanOrEqualTo(storm.acknowledged());
    }

    /** It goes on where it was interrupted. */
    private static void goesOn(ContractClient client) {
        assertThat(client.with(SubmissionScene.token(SubmissionScene.signer(0)))
                        .put(SubmissionScene.otherDraft(0), "{\"values\": {}}")
                        .status())
                .isEqualTo(200);
        SubmissionScene.verified(client);
    }

    private ServiceProcess start() {
        List<String> all = new ArrayList<>(settings());
        all.addAll(WITH_MAIL);
        return ServiceProcess.start(folder, all.toArray(String[]::new));
    }
}
