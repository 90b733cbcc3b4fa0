package org.zonemark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What names a row of another table is a foreign key, or it is said here why not. */
class ReferencesTest {

    /** How columns are called that name a row elsewhere. */
    private static final Set<String> NAMES = Set.of(
            "zone_code",
            "round_id",
            "account_name",
            "evidence_id",
            "notification_id",
            "assessor_id",
            "step_number",
            "actor",
            "author",
            "voter",
            "added_by",
            "submitted_by",
            "moderated_by",
            "answered_by",
            "entered_by");

    private static final String WHO =
            "who it was, as a record: it may be the system, and outlives what becomes of the account";

    private static final Map<String, String> NO_KEYS = Map.ofEntries(
            Map.entry("account.zone_code", "an account may come before its zone"),
            Map.entry("audit_entry.actor", WHO),
            Map.entry("application_step.actor", WHO),
            Map.entry("evidence.added_by", WHO),
            Map.entry("submission.submitted_by", WHO),
            Map.entry("rulebook_version.submitted_by", WHO),
            Map.entry("weight_set.submitted_by", WHO),
            Map.entry("partnership.entered_by", WHO),
            Map.entry("target_figure.entered_by", WHO),
            Map.entry("public_comment.moderated_by", WHO),
            Map.entry("public_comment.answered_by", WHO),
            Map.entry("assessor_report.entered_by", WHO),
            Map.entry("review_mark.author", WHO),
            Map.entry("review_mark.voter", WHO + "; empty where nobody votes"));

    @Test
    void everyReferenceIsAForeignKeyOrHasAReasonNotToBe() throws SQLException {
        DriverManagerDataSource source = new DriverManagerDataSource(
                "jdbc:h2:mem:references;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE", "zonemark", "");
        Flyway.configure().dataSource(source).load().migrate();
        Set<String> without = new TreeSet<>();
        int keys = 0;
        try (Connection connection = source.getConnection();
                ResultSet columns = connection.getMetaData().getColumns(null, "public", "%", "%")) {
            while (columns.next()) {
                String table = columns.getString("TABLE_NAME");
                String column = columns.getString("COLUMN_NAME");
                if (isKey(connection, table, column)) {
                    keys++;
                } else if (NAMES.contains(column)) {
                    without.add(table + "." + column);
                }
            }
        }
        assertThat(keys).isGreaterThan(20);
        assertThat(without).containsExactlyInAnyOrderElementsOf(NO_KEYS.keySet());
    }

    private static boolean isKey(Connection connection, String table, String column) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (ResultSet imported = connection.getMetaData().getImportedKeys(null, "public", table)) {
            while (imported.next()) {
                keys.add(imported.getString("FKCOLUMN_NAME"));
            }
        }
        return keys.contains(column);
    }
}
