package org.zonemark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.zonemark.MySqlServer;
import org.zonemark.RunningService;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import org.zonemark.scoring.Rulebooks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * From the database of an earlier version to this one. {@code filled-version-7.json} is what a service with migrations up to 7
 * stored: invented zones and accounts, a round with submissions, a review, a survey and a trail.
 */
class MigrationIT {

    private static final String FILLED = "7";
    private static final double RANKED_TOTAL = 90.27412135334538;
    private static final double VERIFIED_TOTAL = 90.42217330139732;

    @TempDir
    private Path folder;

    @Test
    void aFilledDatabaseOfAnEarlierVersionIsWholeAndInUseAgainOnH2() throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("data")
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
        isInUseAgain(
                new DriverManagerDataSource(url, "zonemark", ""),
                "--spring.datasource.url=" + url,
                "--zonemark.evidence.folder=" + folder.resolve("evidence"));
    }

    @Test
    void andOnMySql() throws IOException {
        assumeThat(MySqlServer.isNamed()).isTrue();
        List<String> settings = new ArrayList<>(MySqlServer.settingsFor("migration"));
        settings.add("--zonemark.evidence.folder=" + folder.resolve("evidence"));
        isInUseAgain(MySqlServer.emptied("migration"), settings.toArray(String[]::new));
    }

    private void isInUseAgain(DataSource source, String... settings) throws IOException {
        Flyway.configure().dataSource(source).target(FILLED).load().migrate();
        Map<String, Integer> before = filled(new JdbcTemplate(source));

        try (RunningService service = RunningService.start(settings)) {
            JdbcTemplate tables = new JdbcTemplate(source);
            before.forEach(
                    (table, rows) -> assertThat(tables.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class))
                            .as(table)
                            .isGreaterThanOrEqualTo(rows));
            ContractClient nobody = new ContractClient(service.port());
            ContractClient ministry = nobody.with(token(nobody, "ministry"));
            ContractClient auditor = nobody.with(token(nobody, "auditor"));
            assertThat(auditor.get("/api/v1/audit/verification")
                            .json()
                            .path("whole")
                            .booleanValue())
                    .isTrue();
            assertThat(ministry.get("/api/v1/ranking?year=2025")
                            .json()
                            .at("/zones/0/total")
                            .doubleValue())
                    .isEqualTo(RANKED_TOTAL);
            JsonNode review = ministry.get("/api/v1/rounds/r1/applications/demo-hb-01/review")
                    .json();
            assertThat(review.at("/verified/total").doubleValue()).isEqualTo(VERIFIED_TOTAL);
            Answer climbed = ministry.post("/api/v1/rounds/r1/applications/demo-hb-01/pass-formal-check", "{}");
            assertThat(climbed.status()).as(climbed.body()).isEqualTo(200);
        }
    }

    /** How many rows each table got. */
    private static Map<String, Integer> filled(JdbcTemplate tables) throws IOException {
        tables.update("DELETE FROM audit_head");
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> table : stored().properties()) {
            table.getValue().forEach(row -> insert(tables, table.getKey(), (ObjectNode) row));
            rows.put(table.getKey(), table.getValue().size());
        }
        assertThat(rows).containsEntry("audit_entry", 37).containsEntry("application_step", 4);
        return rows;
    }

    /** The round was scored by the rulebook that the program brings, whatever its hash is today. */
    private static JsonNode stored() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(MigrationIT.class.getResourceAsStream("filled-version-7.json"))) {
            JsonNode stored = JsonMapper.shared().readTree(file);
            ((ObjectNode) stored.at("/assessment_round/0"))
                    .put("rulebook_sha256", Rulebooks.own().sha256())
                    .put("weight_set_sha256", Rulebooks.own().defaultWeights().sha256());
            return stored;
        }
    }

    private static void insert(JdbcTemplate tables, String table, ObjectNode row) {
        List<String> columns = List.copyOf(row.propertyNames());
        Object[] values = columns.stream().map(column -> value(row.get(column))).toArray();
        tables.update(
                "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                        + String.join(", ", columns.stream().map(column -> "?").toList()) + ")",
                values);
    }

    private static Object value(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return value.isBoolean() ? value.booleanValue() : value.isNumber() ? value.numberValue() : value.stringValue();
    }

    private static String token(ContractClient nobody, String name) {
        Answer issued =
                nobody.post("/api/v1/tokens", "{\"name\": \"" + name + "\", \"password\": \"previous version 1\"}");
        assertThat(issued.status()).as(issued.body()).isEqualTo(200);
        return issued.json().path("secret").stringValue();
    }
}
