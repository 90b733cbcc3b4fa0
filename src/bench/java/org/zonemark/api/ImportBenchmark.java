package org.zonemark.api;

import static org.zonemark.bench.Figures.at;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.Zonemark;
import org.zonemark.assessment.AssessmentImport;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.Basin;
import org.zonemark.samples.Samples;
import org.zonemark.words.Code;
import tools.jackson.databind.node.ObjectNode;

/**
 * 2,543 self-assessments read, scored, stored and told of in the audit trail in one transaction, beside a bare batch insert of
 * the same texts, in turn.
 *
 * <p>Deletes what it stores: give it a database of its own as its argument, or none for H2 in memory.
 */
public final class ImportBenchmark {

    private static final int ZONES = 2_543;
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 9;
    private static final String H2 =
            "jdbc:h2:mem:import;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

    private final AssessmentImport imports;
    private final ImportLines lines;
    private final JdbcTemplate database;
    private final TransactionTemplate transactions;
    private final List<String> texts = new ArrayList<>();
    private final List<Object[]> rows = new ArrayList<>();

    private ImportBenchmark(ConfigurableApplicationContext running) throws Exception {
        this.imports = running.getBean(AssessmentImport.class);
        this.lines = running.getBean(ImportLines.class);
        this.database = running.getBean(JdbcTemplate.class);
        this.transactions = running.getBean(TransactionTemplate.class);
        makeZones(running.getBean(Scorers.class)
                .rulebook()
                .catalogue()
                .gazetteer()
                .provinces());
    }

    public static void main(String[] arguments) throws Exception {
        SpringApplication service = new SpringApplication(Zonemark.class);
        try (ConfigurableApplicationContext running = service.run(
                "--server.port=0",
                "--logging.level.root=warn",
                "--spring.datasource.url=" + (arguments.length > 0 ? arguments[0] : H2))) {
            new ImportBenchmark(running).print();
        }
        System.exit(0);
    }

    private void makeZones(Map<String, Basin> provinces) throws Exception {
        List<String> samples = Samples.codes();
        for (int i = 0; i < ZONES; i++) {
            ObjectNode document = Samples.document(samples.get(i % samples.size()));
            ObjectNode zone = (ObjectNode) document.get("zone");
            String code = "bench-%04d".formatted(i);
            zone.put("code", code);
            texts.add(document.toString());
            rows.add(new Object[] {code, 2025, document.toString(), "0".repeat(64), LocalDateTime.now(), 1, false});
            database.update(
                    "INSERT INTO zone (code, name, province, city, basin, type) VALUES (?, ?, ?, ?, ?, ?)",
                    code,
                    zone.get("name").stringValue(),
                    zone.get("province").stringValue(),
                    zone.get("city").stringValue(),
                    zone.path("basin")
                            .asString(Code.of(provinces.get(zone.get("province").stringValue()))),
                    zone.get("type").stringValue());
        }
    }

    private void print() {
        double[] bare = new double[ROUNDS];
        double[] imported = new double[ROUNDS];
        double[] shares = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            double bareMillis = millis(this::insertBare);
            double importMillis = millis(this::importAll);
            if (round >= 0) {
                bare[round] = bareMillis;
                imported[round] = importMillis;
                shares[round] = bareMillis / importMillis;
            }
        }
        System.out.printf(
                "%nImport of %d self-assessments; JDK %s, %d processors, %s%n",
                ZONES,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                database.execute(
                        (Connection connection) -> connection.getMetaData().getDatabaseProductName() + " "
                                + connection.getMetaData().getDatabaseProductVersion()));
        System.out.printf(
                "of a bare batch insert %.0f %% (%.0f to %.0f)%nbare insert %.0f ms, import %.0f ms%n",
                100 * at(shares, 50), 100 * at(shares, 10), 100 * at(shares, 90), at(bare, 50), at(imported, 50));
    }

    private double millis(Runnable work) {
        database.update("DELETE FROM evaluation");
        database.update("DELETE FROM self_assessment");
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private void insertBare() {
        transactions.executeWithoutResult(status -> database.batchUpdate(
                "INSERT INTO self_assessment (zone_code, data_year, body, input_sha256, saved_at, version, locked)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows));
    }

    private void importAll() {
        byte[] body = String.join("\n", texts).getBytes(StandardCharsets.UTF_8);
        AssessmentImport.Report report;
        try (Spool spool = Spool.of(() -> new ByteArrayInputStream(body), body.length)) {
            report = imports.store("bench", lines.of(spool.file()), false, false, AssessmentImport.Watcher.NOBODY);
        }
        if (report.added() != ZONES) {
            throw new IllegalStateException(report.toString());
        }
    }
}
