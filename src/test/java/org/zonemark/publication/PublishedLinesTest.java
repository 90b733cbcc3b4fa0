package org.zonemark.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What is read of a publication with many zones, and how much of it at once. */
class PublishedLinesTest {

    private static final int ZONES = 2 * PublishedLines.AT_ONCE + 7;

    private static final Publication PUBLICATION =
            new Publication("p1", "r1", 1, "why", "0".repeat(64), "0".repeat(64), ZONES, "ministry", Instant.EPOCH);

    private final AtomicInteger statements = new AtomicInteger();
    private final byte[] bundle = new byte[2 * StoredBundles.PIECE + 7];
    private JdbcConnectionPool source;
    private PublicationRepository publications;

    @BeforeEach
    void publish() {
        source = JdbcConnectionPool.create(
                "jdbc:h2:mem:published;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                        + "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "sa",
                "");
        Flyway.configure().dataSource((DataSource) source).load().migrate();
        JdbcTemplate whole = new JdbcTemplate(source);
        whole.execute("SET REFERENTIAL_INTEGRITY FALSE");
        publications = new PublicationRepository(JdbcClient.create(whole));
        new Random(1).nextBytes(bundle);
        publications.add(PUBLICATION, bundle);
        for (int zone = 0; zone < ZONES; zone++) {
            String code = code(zone);
            publications.add(new ScoreReport("%017d".formatted(zone), "p1", code, report(zone), "0".repeat(64)));
        }
        publications.add(new ScoreReport("of another", "p2", "zone-other", report(0), "0".repeat(64)));
        publications = new PublicationRepository(JdbcClient.create(counting()));
    }

    @AfterEach
    void close() {
        new JdbcTemplate(source).execute("SHUTDOWN");
        source.dispose();
    }

    @Test
    void theTableHasALineForEachZoneThoughNoStatementReadsAllOfThem() {
        List<PublishedLine> lines = new PublishedLines(publications, JsonMapper.shared()).of(PUBLICATION);

        assertThat(lines).hasSize(ZONES);
        assertThat(lines.stream().map(PublishedLine::zone)).isSorted().doesNotHaveDuplicates();
        PublishedLine last = lines.get(ZONES - 1);
        assertThat(last.name()).isEqualTo("name of " + (ZONES - 1));
        assertThat(last.wouldRank()).isEqualTo(ZONES);
        assertThat(last.grade()).isNull();
        assertThat(last.dimensions()).containsEntry("ecology", 0.5).containsEntry("openness", null);
    }

    @Test
    void manyThatAskAtOnceHaveItReadOnce() throws Exception {
        PublishedLines lines = new PublishedLines(publications, JsonMapper.shared());
        int readers = 8;
        CountDownLatch begin = new CountDownLatch(readers);
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        try {
            List<Future<List<PublishedLine>>> asked = new ArrayList<>();
            for (int reader = 0; reader < readers; reader++) {
                Callable<List<PublishedLine>> ask = () -> {
                    begin.countDown();
                    begin.await();
                    return lines.of(PUBLICATION);
                };
                asked.add(threads.submit(ask));
            }
            for (Future<List<PublishedLine>> one : asked) {
                assertThat(one.get()).hasSize(ZONES);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(statements).hasValue(ZONES / PublishedLines.AT_ONCE + 2);
    }

    @Test
    void theBundleIsWrittenAsItIsPieceByPiece() throws IOException {
        List<Integer> pieces = new ArrayList<>();
        ByteArrayOutputStream taken = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                pieces.add(length);
                super.write(bytes, offset, length);
            }
        };

        new StoredBundles(publications).write(PUBLICATION, taken);

        assertThat(taken.toByteArray()).isEqualTo(bundle);
        assertThat(pieces).containsExactly(StoredBundles.PIECE, StoredBundles.PIECE, 7);
    }

    /** No statement gives more rows than are to be in memory at once. */
    private JdbcTemplate counting() {
        JdbcTemplate counted = new JdbcTemplate(source) {
            @Override
            protected void applyStatementSettings(java.sql.Statement statement) throws java.sql.SQLException {
                statements.incrementAndGet();
                super.applyStatementSettings(statement);
            }
        };
        counted.setMaxRows(PublishedLines.AT_ONCE);
        return counted;
    }

    private static String code(int zone) {
        return "zone-%05d".formatted(zone);
    }

    private static String report(int zone) {
        return """
                {"name": "name of %1$d", "province": "湖北", "result": {"total": 70.5, "standing": "eligible",
                 "grade": null, "cut": "in", "places": {"eligible": true, "whole": %2$d},
                 "dimensions": [{"id": "ecology", "score": 0.5}, {"id": "openness", "score": null}]}}""".formatted(zone, zone + 1);
    }
}
