package org.zonemark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.zonemark.api.Answer;
import org.zonemark.api.BatchConnection;
import org.zonemark.api.ContractClient;
import org.zonemark.samples.Samples;

/**
 * Three instances on one database behind the composition's proxy: one is killed under load, and nothing that was acknowledged is
 * lost; what is begun at one goes on at another.
 */
@OnMySql
class SeveralInstancesIT {

    private static final String NAME = "test_instances";
    private static final int ACKNOWLEDGED_BEFORE = 300;

    @TempDir
    private Path folder;

    @TempDir
    private Path ofProxy;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void oneIsKilledUnderLoadAndEveryAcknowledgedWriteIsThereAndEveryOtherIsMade() throws Exception {
        DataSource source = MySqlServer.emptied(NAME);
        SubmissionScene scene = new SubmissionScene(source);
        givePasswords(source, "ministry", "editor-zone-0");
        try (ServiceProcess first = start();
                ServiceProcess second = start();
                ServiceProcess third = start();
                TcpProxy plain = new TcpProxy(List.of(first.port(), second.port(), third.port()));
                Haproxy proxy = proxyIfThereIsOne(List.of(first.port(), second.port(), third.port()))) {
            SubmissionScene.open(first.client());
            assertSessionIsGoodAtAnother(first, second);
            assertDocumentIsTakenInPiecesByAll(List.of(first, second, third));
            assertNobodyIsOnTheMachineByAHeader(first);
            if (proxy != null) {
                assertFiguresOfOperatorsAreClosed(proxy);
                assertABatchIsAnsweredWhileItIsSent(proxy);
            }

            SubmissionStorm storm =
                    new SubmissionStorm(new ContractClient(proxy == null ? plain.port() : proxy.port()), true);
            storm.start();
            storm.awaitAcknowledged(ACKNOWLEDGED_BEFORE);
            third.kill();
            storm.awaitEnd();

            // 502: the instance died with the request, which the proxy does not send again
            assertThat(storm.statuses()).isSubsetOf(200, 409, 502, 503);
            storm.checkAcknowledged(second.client());
            assertThat(scene.wholeSubmissions()).isEqualTo(SubmissionStorm.SUBMISSIONS);
            SubmissionScene.verified(first.client());
        }
    }

    private static void givePasswords(DataSource source, String... accounts) {
        String hash = new BCryptPasswordEncoder(4).encode(Cast.PASSWORD);
        for (String account : accounts) {
            new Database(source).update("UPDATE account SET password_hash = ? WHERE name = ?", hash, account);
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

    private static void assertDocumentIsTakenInPiecesByAll(List<ServiceProcess> instances) {
        Browser first = new Browser(instances.get(0).port());
        first.login("editor-zone-0", Cast.PASSWORD);
        String address = "/zones/zone-0/2025/uploads/0123456789abcdef";
        int size = 0;
        for (ServiceProcess instance : instances) {
            Browser browser = new Browser(instance.port());
            browser.forge(Browser.SESSION, first.cookie(Browser.SESSION));
            browser.get("/account");
            Answer answer = browser.send(
                    "PUT",
                    address + "?offset=" + size,
                    "piece",
                    "X-XSRF-TOKEN",
                    browser.cookie(Browser.FORGERY_COOKIE),
                    "Content-Type",
                    "application/octet-stream");
            size += "piece".length();
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().get("size").intValue()).isEqualTo(size);
        }
    }

    private static void assertFiguresOfOperatorsAreClosed(Haproxy proxy) {
        Browser outside = new Browser(proxy.port());
        for (String address : List.of(
                "/actuator",
                "/actuator/prometheus",
                "//actuator/prometheus",
                "/%61ctuator/prometheus",
                "/actuator;a/prometheus",
                "/login/../actuator/prometheus",
                "/ACTUATOR/prometheus")) {
            assertThat(outside.get("http://localhost:" + proxy.port() + address).status())
                    .as(address)
                    .isIn(302, 400, 404);
        }
    }

    /** Far more than any buffer on the way holds; each block is sent when the one before it is answered. */
    private static void assertABatchIsAnsweredWhileItIsSent(Haproxy proxy) throws IOException {
        String line = Samples.text("demo-hb-01").replaceAll("\\s*\\n\\s*", "");
        try (BatchConnection batch = new BatchConnection(proxy.port())) {
            for (int block = 0; block < 10; block++) {
                for (int i = 0; i < 200; i++) {
                    batch.sendLine(line);
                }
                for (int i = 0; i < 100; i++) {
                    assertThat(batch.readAnswer()).contains("\"total\"");
                }
            }
            batch.finish();
            for (int i = 0; i < 1_000; i++) {
                assertThat(batch.readAnswer()).contains("\"total\"");
            }
            assertThat(batch.readAnswer()).isNull();
        }
    }

    private static void assertNobodyIsOnTheMachineByAHeader(ServiceProcess instance) {
        Browser browser = new Browser(instance.port());
        assertThat(browser.get("/actuator/prometheus").status())
                .as("headers of proxies are believed here, so that an address tells nothing")
                .isIn(401, 403);
        assertThat(browser.get("/actuator/prometheus", "X-Forwarded-For", "127.0.0.1")
                        .status())
                .isIn(401, 403);
        assertThat(browser.get("/actuator/prometheus", "X-Forwarded-For", "198.51.100.7")
                        .status())
                .isIn(401, 403);
    }

    private @Nullable Haproxy proxyIfThereIsOne(List<Integer> instances) throws Exception {
        return Haproxy.isInstalled() ? Haproxy.start(ofProxy, instances) : null;
    }

    private ServiceProcess start() {
        List<String> settings = new ArrayList<>(MySqlServer.settingsFor(NAME));
        settings.addAll(KillScenario.WITH_MAIL);
        settings.add("--server.forward-headers-strategy=native");
        return ServiceProcess.start(folder, settings.toArray(String[]::new));
    }
}
