package org.zonemark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole transaction is begun anew, a few times, and only for a deadlock. */
class DeadlockRetryTest {

    private static final CannotAcquireLockException DEADLOCK =
            new CannotAcquireLockException("deadlock", new SQLException("deadlock", "40001", 1213));
    private static final CannotAcquireLockException WAITED_IN_VAIN =
            new CannotAcquireLockException("too long", new SQLException("too long", "40001", 1205));

    /** How often the inner transaction fails and by what, and how often both were tried. */
    private static final class Script {

        private RuntimeException failure = DEADLOCK;
        private int failures;
        private int innerTries;
        private int outerTries;
    }

    /** Writes a row, and then may fail. */
    static class Inner {

        private final JdbcTemplate database;
        private final Script script;

        Inner(JdbcTemplate database, Script script) {
            this.database = database;
            this.script = script;
        }

        @Transactional
        public int write() {
            int number = ++script.innerTries;
            database.update("INSERT INTO tried VALUES (?)", number);
            if (number <= script.failures) {
                throw script.failure;
            }
            return number;
        }
    }

    /** Has the inner transaction within its own. */
    static class Outer {

        private final Inner inner;
        private final Script script;

        Outer(Inner inner, Script script) {
            this.inner = inner;
            this.script = script;
        }

        @Transactional
        public int write() {
            script.outerTries++;
            return inner.write();
        }
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    @Import({StorageConfiguration.class, Script.class, Inner.class, Outer.class})
    static class Setup {

        @Bean
        DataSource dataSource() {
            return new DriverManagerDataSource("jdbc:h2:mem:retries;DB_CLOSE_DELAY=-1", "zonemark", "");
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource source) {
            return new JdbcTemplate(source);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
        }
    }

    private AnnotationConfigApplicationContext context;
    private JdbcTemplate database;
    private Script script;

    @BeforeEach
    void start() {
        context = new AnnotationConfigApplicationContext(Setup.class);
        database = context.getBean(JdbcTemplate.class);
        script = context.getBean(Script.class);
        database.execute("DROP TABLE IF EXISTS tried");
        database.execute("CREATE TABLE tried (number INT)");
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void aDeadlockIsTriedAgainFromTheStartOfTheTransaction() {
        script.failures = 3;
        assertThat(context.getBean(Inner.class).write()).isEqualTo(4);
        assertStored(4);
    }

    @Test
    void aDeadlockInsideAnotherTransactionIsTriedAgainByTheOuterOne() {
        script.failures = 2;
        assertThat(context.getBean(Outer.class).write()).isEqualTo(3);
        assertThat(script.outerTries).isEqualTo(3);
        assertThat(script.innerTries).isEqualTo(3);
        assertStored(3);
    }

    @Test
    void aTransactionInTheMiddleOfAMethodIsTriedAgainToo() {
        script.failures = 2;
        TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
        assertThat(transactions.<Integer>execute(
                        status -> context.getBean(Inner.class).write()))
                .isEqualTo(3);
        assertStored(3);
    }

    @Test
    void afterAFewTriesWithinSecondsTheDeadlockComesOut() {
        script.failures = Integer.MAX_VALUE;
        long start = System.nanoTime();
        assertThatThrownBy(() -> context.getBean(Outer.class).write()).isSameAs(DEADLOCK);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(script.outerTries).isEqualTo(1 + Deadlocks.MOST_RETRIES);
        script.innerTries = 0;
        TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
        assertThatThrownBy(() -> transactions.execute(
                        status -> context.getBean(Inner.class).write()))
                .isSameAs(DEADLOCK);
        assertThat(script.innerTries).isEqualTo(1 + Deadlocks.MOST_RETRIES);
        assertStored();
    }

    @Test
    void whoeverWaitedInVainForALockIsNotMadeToWaitAgain() {
        script.failures = 1;
        script.failure = WAITED_IN_VAIN;
        assertThatThrownBy(() -> context.getBean(Outer.class).write()).isSameAs(WAITED_IN_VAIN);
        assertThat(script.outerTries).isEqualTo(1);
        assertStored();
    }

    /** Only what the last try wrote: each had a transaction of its own. */
    private void assertStored(Integer... numbers) {
        assertThat(database.queryForList("SELECT number FROM tried", Integer.class))
                .containsExactly(numbers);
    }
}
