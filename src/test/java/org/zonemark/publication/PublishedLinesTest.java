package org.zonemark.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** What is read of a publication with many zones, and how much of it at once. */
class PublishedLinesTest {

    private static final int ZONES = 2 * PublishedLines.AT_ONCE + 7;

    private static final Publication PUBLICATION = publication("p1", 1);
    private static final Publication ANOTHER = publication("p2", 2);

    private final AtomicInteger statements = new AtomicInteger();
    private final byte[] bundle = new byte[2 * StoredBundles.PIECE + 7];
    private DataSource source;
    private PublicationRepository publications;

    @BeforeEach
    void publish() {
        source = emptied();
        Flyway.configure().dataSource(source).load().migrate();
        JdbcTemplate whole = new JdbcTemplate(source);
        whole.update("INSERT INTO assessment_round (id, name, data_year, submit_from, submit_until, provinces, zones,"
                + " rungs_left_out, state) VALUES ('r1', 'r', 2025, '2020-01-01', '2099-12-31', '', '', '', 'CLOSED')");
        publications = new PublicationRepository(JdbcClient.create(whole));
        new Random(1).nextBytes(bundle);
        publications.add(PUBLICATION, bundle);
        publications.add(ANOTHER, new byte[] {1});
        for (int zone = 0; zone < ZONES; zone++) {
            whole.update(
                    "INSERT INTO zone (code, name, province, city, basin, type) VALUES (?, 'a', 'b', 'c', 'other', 'other')",
                    code(zone));
            publications.add(new ScoreReport("%017d".formatted(zone), "p1", code(zone), report(zone), "0".repeat(64)));
        }
        publications.add(new ScoreReport("of another", "p2", code(0), report(0), "0".repeat(64)));
        publications = new PublicationRepository(JdbcClient.create(counting()));
    }

    /** A database without tables. */
    DataSource emptied() {
        return new DriverManagerDataSource(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                        + "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "zonemark",
                "");
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

    private static Publication publication(String id, int number) {
        return new Publication(
                id,
                "r1",
                number,
                "why",
                "0".repeat(64),
                "0".repeat(64),
                ZONES,
                "ministry",
                Instant.parse("2026-03-10T04:00:00Z"));
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
