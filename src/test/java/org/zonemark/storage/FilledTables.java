package org.zonemark.storage;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills every table of a MySQL database, whatever its columns, with rows of which one has {@link Anything}'s values. */
final class FilledTables {

    static final int ROWS = 2000;

    private static final int ROUNDS = 50;
    private static final int YEARS = 10;

    /** Columns with few different values. */
    private static final Set<String> KINDS =
            Set.of("state", "kind", "scope", "basin", "type", "province", "city", "standing", "grade", "roles", "step");

    /** Rows are numbered by their digits, for MySQL and MariaDB count no recursion beyond 1,000. */
    private static final String NUMBERS = "(SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS i FROM digit a"
            + " JOIN digit b JOIN digit c JOIN digit e) n WHERE i < " + ROWS;

    private record Column(String name, String type, int length) {}

    private final JdbcClient database;

    /** @param database with one connection only, whose checks of foreign keys are turned off */
    FilledTables(JdbcClient database) {
        this.database = database;
    }

    List<String> fill() {
        database.sql("SET FOREIGN_KEY_CHECKS = 0").update();
        database.sql("CREATE TABLE digit (d INT PRIMARY KEY)").update();
        database.sql("INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)")
                .update();
        List<String> tables = database.sql("SELECT table_name FROM information_schema.tables WHERE table_schema ="
                        + " DATABASE() AND table_name NOT IN ('digit', 'flyway_schema_history', 'audit_head')")
                .query(String.class)
                .list();
        tables.forEach(this::fill);
        database.sql("SET FOREIGN_KEY_CHECKS = 1").update();
        return tables;
    }

    private void fill(String table) {
        List<Column> columns = database.sql("SELECT column_name, data_type, COALESCE(character_maximum_length, 0)"
                        + " FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = :table"
                        + " ORDER BY ordinal_position")
                .param("table", table)
                .query((row, i) -> new Column(row.getString(1), row.getString(2).toLowerCase(Locale.ROOT), (int)
                        Math.min(row.getLong(3), 64)))
                .list();
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = columns.stream().map(FilledTables::value).collect(Collectors.joining(", "));
        database.sql("INSERT IGNORE INTO " + table + " (" + names + ") SELECT " + values + " FROM " + NUMBERS)
                .update();
        // All pages are looked at, and only now: figures of a few pages give another plan at each run.
        database.sql("ALTER TABLE " + table + " STATS_SAMPLE_PAGES = 10000, STATS_AUTO_RECALC = 0")
                .update();
        database.sql("ANALYZE TABLE " + table).query().listOfRows();
    }

    private static String value(Column column) {
        String number = switch (column.name()) {
            case "round_id" -> "(i % " + ROUNDS + ")";
            case "zone_code", "account_name" -> "FLOOR(i / " + ROUNDS + ")";
            case "data_year" -> "(1 + i % " + YEARS + ")";
            default -> KINDS.contains(column.name()) ? "(i % 5)" : "i";
        };
        return switch (column.type()) {
            case "varchar", "char", "longtext" ->
                "IF(" + number + " = 0, '" + Anything.TEXT + "', CONCAT('" + Anything.TEXT + "', " + number + "))";
            case "datetime", "date" -> "DATE_ADD('2025-12-01', INTERVAL " + number + " HOUR)";
            case "tinyint", "bit" -> "(i % 2)";
            case "double" -> number;
            default -> column.name().equals("data_year") ? number : "1 + " + number;
        };
    }
}
