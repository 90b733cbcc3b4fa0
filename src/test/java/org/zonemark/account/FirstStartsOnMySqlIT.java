package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.MySqlServer;
import org.zonemark.OnMySql;
import org.zonemark.ServiceProcess;

/** Several instances that start at once on an empty database. */
@OnMySql
class FirstStartsOnMySqlIT {

    private static final Pattern SHOWN = Pattern.compile("Account: (\\S+) +password: (\\S+)");

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void allOfThemStartAndTheOnePasswordThatIsShownCounts() throws Exception {
        MySqlServer.emptied("test_first_starts");
        String[] settings = MySqlServer.settingsFor("test_first_starts").toArray(String[]::new);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<ServiceProcess> instances = new CopyOnWriteArrayList<>();
        try {
            Callable<ServiceProcess> start = () -> ServiceProcess.start(folder, settings);
            Callable<Boolean> collected = () -> instances.add(start.call());
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(3, collected))) {
                one.get();
            }
            List<String> passwords = instances.stream()
                    .map(instance -> SHOWN.matcher(instance.output()))
                    .filter(Matcher::find)
                    .map(shown -> shown.group(2))
                    .toList();
            assertThat(passwords).hasSize(1);
            for (ServiceProcess instance : instances) {
                assertThat(instance.client()
                                .post(
                                        "/api/v1/tokens",
                                        "{\"name\": \"administrator\", \"password\": \"" + passwords.get(0) + "\"}")
                                .status())
                        .isEqualTo(200);
            }
        } finally {
            instances.forEach(ServiceProcess::close);
            threads.shutdownNow();
        }
    }
}
