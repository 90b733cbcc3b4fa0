package org.zonemark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.zonemark.MySqlServer;

/** Every row of a database of any earlier version is the same after the migration to this one. */
class EarlierVersionsIT {

    private static final String ROWS = "rows-%d.sql";
    private static final String MYSQL = "test_versions";

    /** Each version but the newest, on H2 and, where one is named, on MySQL. */
    static Stream<String> earlierVersions() {
        MigrationInfo[] all = Flyway.configure().dataSource(h2()).load().info().all();
        List<String> versions = Arrays.stream(all)
                .limit(all.length - 1)
                .map(one -> String.valueOf(one.getVersion()))
                .toList();
        return Stream.of("H2", "MySQL")
                .filter(kind -> kind.equals("H2") || MySqlServer.isNamed())
                .flatMap(kind -> versions.stream().map(version -> kind + " " + version));
    }

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void everyRowOfAnEarlierVersionIsKept(String where) throws IOException {
        DataSource source = where.startsWith("H2") ? h2() : mySql();
        int version = Integer.parseInt(where.split(" ")[1]);
        JdbcTemplate tables = new JdbcTemplate(source);
        migrate(source, String.valueOf(version));
        insertRows(tables, 1, version);
        Map<String, List<String>> columns = columns(tables);
        List<String> before = rows(tables, columns);
        assertThat(before).hasSizeGreaterThanOrEqualTo(4).anyMatch(row -> row.contains("𠮷祥开发区🏭"));

        migrate(source, "latest");
        assertThat(rows(tables, columns)).isEqualTo(before);
        // And it takes what later versions keep beside these rows.
        insertRows(tables, version + 1, Integer.MAX_VALUE);
        if (!where.startsWith("H2")) {
            assertEveryTextIsUtf8(tables);
        }
    }

    private static void migrate(DataSource source, String target) {
        Flyway.configure().dataSource(source).target(target).load().migrate();
    }

    private static DataSource h2() {
        return new DriverManagerDataSource(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                        + "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "zonemark",
                "");
    }

    /** Its database has another character set, so that it is the migrations that choose theirs. */
    private static DataSource mySql() {
        DataSource source = MySqlServer.emptied(MYSQL);
        new JdbcTemplate(source).update("ALTER DATABASE zonemark_" + MYSQL + " CHARACTER SET latin1");
        return source;
    }

    private static void insertRows(JdbcTemplate tables, int from, int to) throws IOException {
        for (int version = from; version <= to; version++) {
            try (InputStream rows = EarlierVersionsIT.class.getResourceAsStream(ROWS.formatted(version))) {
                if (rows == null) {
                    return; // newer ones have none
                }
                for (String statement : new String(rows.readAllBytes(), StandardCharsets.UTF_8).split(";\n")) {
                    tables.update(statement);
                }
            }
        }
    }

    private static Map<String, List<String>> columns(JdbcTemplate tables) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        tables.query(
                "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = "
                        + "(SELECT SCHEMA()) AND table_name <> 'flyway_schema_history'"
                        + " ORDER BY table_name, ordinal_position",
                row -> {
                    columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return columns;
    }

    private static List<String> rows(JdbcTemplate tables, Map<String, List<String>> columns) {
        List<String> all = new ArrayList<>();
        columns.forEach((table, of) -> tables.queryForList("SELECT " + String.join(", ", of) + " FROM " + table)
                .forEach(row -> all.add(table + " " + row)));
        return all.stream().sorted().toList();
    }

    private static void assertEveryTextIsUtf8(JdbcTemplate tables) {
        assertThat(tables.queryForList(
                        "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE table_schema ="
                                + " DATABASE() AND table_name <> 'flyway_schema_history' AND character_set_name IS NOT NULL"
                                + " AND collation_name <> 'utf8mb4_bin'",
                        String.class))
                .isEmpty();
    }
}
