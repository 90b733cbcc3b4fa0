package org.zonemark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The database server is killed in the middle of many submissions and started again; the service stays up. */
@EnabledIf("org.zonemark.MySqlServer#canBeRestarted")
class DatabaseRestartIT {

    private static final String NAME = "test_restart";
    private static final int ACKNOWLEDGED_BEFORE = 300;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void theServiceRecoversByItselfAndEverySubmissionIsStoredOnceAndWhole() throws Exception {
        SubmissionScene scene = new SubmissionScene(MySqlServer.emptied(NAME));
        List<String> settings = new ArrayList<>(MySqlServer.settingsFor(NAME));
        settings.addAll(KillScenario.WITH_MAIL);
        try (ServiceProcess service = ServiceProcess.start(folder, settings.toArray(String[]::new))) {
            SubmissionScene.open(service.client());
            SubmissionStorm storm = new SubmissionStorm(service.client(), true);
            storm.start();
            storm.awaitAcknowledged(ACKNOWLEDGED_BEFORE);
            MySqlServer.killAndRestart();
            storm.awaitEnd();
            // 409: it was stored, and its answer was lost with the connection, so that its client sent it again.
            assertThat(storm.statuses()).contains(200, 503).isSubsetOf(200, 503, 409);
            storm.checkAcknowledged();
            SubmissionScene.verified(service.client());
        }
        assertThat(scene.wholeSubmissions()).isEqualTo(SubmissionStorm.SUBMISSIONS);
    }
}
