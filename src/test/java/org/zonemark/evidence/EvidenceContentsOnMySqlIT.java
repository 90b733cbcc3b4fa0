package org.zonemark.evidence;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on a MySQL server. */
@EnabledIfEnvironmentVariable(
        named = "ZONEMARK_TEST_MYSQL_URL",
        matches = ".+",
        disabledReason = "no MySQL server is named by ZONEMARK_TEST_MYSQL_URL")
class EvidenceContentsOnMySqlIT extends EvidenceContentsIT {

    @DynamicPropertySource
    static void mySql(DynamicPropertyRegistry registry) {
        useMySql(registry);
    }
}
