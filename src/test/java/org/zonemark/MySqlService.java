package org.zonemark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * The whole service on a free port, with a clock that tests move, on the server that ZONEMARK_TEST_MYSQL_URL names,
 * whose database is emptied; one for all test classes that carry this.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnMySql
@ActiveProfiles("mysql")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            // Bursts of tests are served however slow the machine is.
            "zonemark.overload.patience=30s",
            "spring.flyway.clean-disabled=false",
            "ZONEMARK_MYSQL_URL=${ZONEMARK_TEST_MYSQL_URL}",
            "ZONEMARK_MYSQL_USER=${ZONEMARK_TEST_MYSQL_USER}",
            "ZONEMARK_MYSQL_PASSWORD=${ZONEMARK_TEST_MYSQL_PASSWORD}"
        })
@Import({TestBeans.class, MySqlService.EmptyDatabase.class})
public @interface MySqlService {

    /** It is imported by name; a start without tests does not find it. */
    class EmptyDatabase {

        @Bean
        FlywayMigrationStrategy emptyFirst() {
            return flyway -> {
                flyway.clean();
                flyway.migrate();
            };
        }
    }
}
