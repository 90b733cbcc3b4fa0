package org.zonemark.evidence;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zonemark.OnMySql;

/** The same on a MySQL server. */
@OnMySql
class SweeperOnMySqlIT extends SweeperIT {

    @DynamicPropertySource
    static void mySql(DynamicPropertyRegistry registry) {
        useMySql(registry);
    }
}
