package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.ServiceProcess;

/** A few thousand of the requests of {@link ContractFuzz}, with every build. */
class ContractFuzzIT {

    private static final int REQUESTS = 4_000;

    /** The same requests each time; {@link ContractFuzz} takes others. */
    private static final long SEED = 20261128;

    @TempDir
    Path folder;

    @Test
    void noRequestBreaksTheServiceItsContractOrWhatIsStored() throws Exception {
        try (ServiceProcess service = ContractFuzz.startService(folder)) {
            ContractFuzz.Result result =
                    ContractFuzz.run(service.port(), folder, REQUESTS, Duration.ofMinutes(4), SEED);

            assertThat(result.findings()).isEmpty();
            assertThat(result.sent()).isGreaterThan(REQUESTS / 2);
            assertThat(result.byStatus()).containsKeys(200, 400, 401, 403, 404, 422);
        }
    }
}
