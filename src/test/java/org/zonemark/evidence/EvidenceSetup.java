package org.zonemark.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.assessment.Scorers;
import org.zonemark.audit.AuditTrail;
import org.zonemark.scoring.Rulebooks;
import tools.jackson.databind.json.JsonMapper;

/** This module and what it stands on, with a database, and a clock that tests move. */
@ComponentScan(basePackageClasses = {EvidenceService.class, AuditTrail.class})
@EnableConfigurationProperties(EvidenceProperties.class)
@EnableTransactionManagement
class EvidenceSetup {

    /** Stands still until it is moved. */
    static final class TestClock extends Clock {

        private static final Instant START = Instant.parse("2026-03-01T04:00:00.123456Z");

        private Instant now = START;

        void reset() {
            now = START;
        }

        void move(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    Scorers scorers() {
        return new Scorers(Rulebooks.scorer(), Scorers.Archive.NONE);
    }

    @Bean
    JsonMapper jsonMapper() {
        return JsonMapper.shared();
    }

    @Bean
    DataSource dataSource(
            @Value("${test.url}") String url,
            @Value("${test.user}") String user,
            @Value("${test.password}") String password) {
        DataSource dataSource = new DriverManagerDataSource(url, user, password);
        Flyway flyway =
                Flyway.configure().dataSource(dataSource).cleanDisabled(false).load();
        flyway.clean();
        flyway.migrate();
        return dataSource;
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }
}
