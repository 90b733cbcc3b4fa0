package org.zonemark.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import tools.jackson.databind.json.JsonMapper;

/** A trail of many entries is verified with never more than a page of them in memory. */
class LongTrailTest {

    static final int ENTRIES = 20_000;

    private static final int BATCH = 1000;

    @Test
    void aLongTrailIsVerifiedPageByPage() {
        DataSource source = new DriverManagerDataSource(
                "jdbc:h2:mem:long-trail;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE", "zonemark", "");
        Flyway.configure().dataSource(source).load().migrate();
        JdbcTemplate tables = new JdbcTemplate(source);
        fill(tables, ENTRIES);
        Verification whole = trail(source).verify();
        assertThat(whole.entries()).isEqualTo(ENTRIES);
        assertThat(whole.isWhole()).isTrue();
        tables.update("UPDATE audit_entry SET reason = 'another' WHERE number = ?", ENTRIES - 1);
        assertThat(trail(source).verify().broken())
                .isEqualTo(new Verification.Broken(ENTRIES - 1, Verification.Fault.CHANGED));
    }

    /** Each statement takes its time, and all of them together longer than a transaction may. */
    @Test
    void aTrailIsVerifiedHoweverLongThatTakes() {
        DataSource source = new DriverManagerDataSource(
                "jdbc:h2:mem:slow-trail;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE", "zonemark", "");
        Flyway.configure().dataSource(source).load().migrate();
        fill(new JdbcTemplate(source), BATCH);
        JdbcTemplate slow = new JdbcTemplate(source) {
            @Override
            protected void applyStatementSettings(Statement statement) throws SQLException {
                pause();
                super.applyStatementSettings(statement);
            }
        };
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        transactions.setDefaultTimeout(1);
        ProxyFactory trail = new ProxyFactory(
                new AuditTrail(new AuditRepository(JdbcClient.create(slow)), JsonMapper.shared(), Clock.systemUTC()));
        trail.setProxyTargetClass(true);
        trail.addAdvice(new TransactionInterceptor(
                (TransactionManager) transactions, new AnnotationTransactionAttributeSource()));
        assertThat(((AuditTrail) trail.getProxy()).verify().isWhole()).isTrue();
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No statement gives it more rows than a page has: what it does not ask for page by page, it does not get to see. */
    static AuditTrail trail(DataSource source) {
        JdbcTemplate ofPages = new JdbcTemplate(source);
        ofPages.setMaxRows(AuditTrail.LARGEST_PAGE);
        return new AuditTrail(new AuditRepository(JdbcClient.create(ofPages)), JsonMapper.shared(), Clock.systemUTC());
    }

    static void fill(JdbcTemplate tables, int entries) {
        String last = "0".repeat(64);
        for (int from = 1; from <= entries; from += BATCH) {
            List<AuditEntry> batch = chain(from, last);
            last = batch.get(BATCH - 1).sha256();
            tables.batchUpdate(
                    "INSERT INTO audit_entry (number, made_at, actor, action, subject, reason, state_before, state_after,"
                            + " previous_sha256, sha256) VALUES (?, '2026-01-01 00:00:00', 'a', 'act', 'subject', 'why',"
                            + " NULL, ?, ?, ?)",
                    batch.stream()
                            .map(entry ->
                                    new Object[] {entry.number(), entry.after(), entry.previousSha256(), entry.sha256()
                                    })
                            .toList());
        }
        tables.update("UPDATE audit_head SET number = ?, sha256 = ?", entries, last);
    }

    private static List<AuditEntry> chain(long from, String previous) {
        String[] last = {previous};
        return LongStream.range(from, from + BATCH)
                .mapToObj(number -> {
                    AuditEntry entry = new AuditEntry(
                                    number,
                                    Instant.parse("2026-01-01T00:00:00Z"),
                                    "a",
                                    "act",
                                    "subject",
                                    "why",
                                    null,
                                    "{\"value\": \"" + "x".repeat(500) + "\"}",
                                    last[0],
                                    "")
                            .sealed();
                    last[0] = entry.sha256();
                    return entry;
                })
                .toList();
    }
}
