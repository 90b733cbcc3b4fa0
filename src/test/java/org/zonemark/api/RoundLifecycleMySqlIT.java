package org.zonemark.api;

import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zonemark.TestBeans;

/** Rounds on the MySQL or MariaDB server that ZONEMARK_TEST_MYSQL_URL names; the database there is emptied. */
@EnabledIf("aServerIsNamed")
@ActiveProfiles("mysql")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.flyway.clean-disabled=false")
@Import({TestBeans.class, RoundLifecycleMySqlIT.EmptyDatabase.class})
class RoundLifecycleMySqlIT extends RoundLifecycle {

    private static final String URL = "ZONEMARK_TEST_MYSQL_URL";

    @SuppressWarnings("unused")
    static boolean aServerIsNamed() {
        boolean named = !variable(URL).isBlank();
        if (!named) {
            System.out.println("MySQL integration tests skipped: " + URL + " names no server");
        }
        return named;
    }

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry registry) {
        registry.add("ZONEMARK_MYSQL_URL", () -> variable(URL));
        registry.add("ZONEMARK_MYSQL_USER", () -> variable("ZONEMARK_TEST_MYSQL_USER"));
        registry.add("ZONEMARK_MYSQL_PASSWORD", () -> variable("ZONEMARK_TEST_MYSQL_PASSWORD"));
    }

    private static String variable(String name) {
        return System.getenv().getOrDefault(name, "");
    }

    /** It is imported by name; a start without tests does not find it. */
    static class EmptyDatabase {

        @Bean
        FlywayMigrationStrategy emptyFirst() {
            return flyway -> {
                flyway.clean();
                flyway.migrate();
            };
        }
    }
}
