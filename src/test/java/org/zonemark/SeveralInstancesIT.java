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
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.zonemark.api.ContractClient;

/** Three instances on one database behind a proxy: one is killed under load, and nothing that was acknowledged is lost. */
@OnMySql
class SeveralInstancesIT {

    private static final String NAME = "test_instances";
    private static final int ACKNOWLEDGED_BEFORE = 300;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void oneIsKilledUnderLoadAndEveryAcknowledgedWriteIsThereAndEveryOtherIsMade() throws Exception {
        DataSource source = MySqlServer.emptied(NAME);
        SubmissionScene scene = new SubmissionScene(source);
        new Database(source)
                .update(
                        "UPDATE account SET password_hash = ? WHERE name = 'ministry'",
                        new BCryptPasswordEncoder(4).encode(Cast.PASSWORD));
        try (ServiceProcess first = start();
                ServiceProcess second = start();
                ServiceProcess third = start();
                TcpProxy proxy = new TcpProxy(List.of(first.port(), second.port(), third.port()))) {
            SubmissionScene.open(first.client());
            assertSessionIsGoodAtAnother(first, second);

            SubmissionStorm storm = new SubmissionStorm(new ContractClient(proxy.port()), true);
            storm.start();
            storm.awaitAcknowledged(ACKNOWLEDGED_BEFORE);
            third.kill();
            storm.awaitEnd();

            assertThat(storm.statuses()).isSubsetOf(200, 409, 503);
            storm.checkAcknowledged(second.client());
            assertThat(scene.wholeSubmissions()).isEqualTo(SubmissionStorm.SUBMISSIONS);
            SubmissionScene.verified(first.client());
        }
    }

    private static void assertSessionIsGoodAtAnother(ServiceProcess one, ServiceProcess other) {
        Browser here = new Browser(one.port());
        here.login("ministry", Cast.PASSWORD);
        Browser there = new Browser(other.port());
        there.forge(Browser.SESSION, here.cookie(Browser.SESSION));
        assertThat(there.get("/account").status()).isEqualTo(200);
        here.get("/account");
        assertThat(here.submit("/logout").status()).isEqualTo(302);
        assertThat(there.get("/account").status()).as("signed out everywhere").isEqualTo(302);
    }

    private ServiceProcess start() {
        List<String> settings = new ArrayList<>(MySqlServer.settingsFor(NAME));
        settings.addAll(KillScenario.WITH_MAIL);
        return ServiceProcess.start(folder, settings.toArray(String[]::new));
    }
}
