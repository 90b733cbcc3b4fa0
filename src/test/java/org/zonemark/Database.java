package org.zonemark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables themselves, past everything that guards them. */
public final class Database {

    /** The migrations' own, what is one row for ever, and the rulebook that the service started with. */
    private static final Set<String> KEPT =
            Set.of("flyway_schema_history", "audit_head", "version_head", "rulebook_version", "rulebook_activation");

    private final DataSource source;
    private final JdbcClient client;
    private final Runnable afterEmptying;

    public Database(DataSource source) {
        this(source, () -> {});
    }

    /** @param afterEmptying has the service see at once that nothing is there any more */
    Database(DataSource source, Runnable afterEmptying) {
        this.source = source;
        this.afterEmptying = afterEmptying;
        this.client = JdbcClient.create(source);
    }

    /** As it is at the first start, without the first administrator. */
    public void empty() {
        List<String> due = tables();
        while (!due.isEmpty()) {
            // What another table refers to goes in a later turn.
            List<String> later =
                    due.stream().filter(table -> !canBeEmptied(table)).toList();
            if (later.size() == due.size()) {
                throw new IllegalStateException("nothing more can be emptied: " + later);
            }
            due = later;
        }
        update("UPDATE audit_head SET number = 0, sha256 = '" + "0".repeat(64) + "'");
        afterEmptying.run();
    }

    public int update(String sql, Object... parameters) {
        return client.sql(sql).params(parameters).update();
    }

    public long count(String sql, Object... parameters) {
        return client.sql(sql).params(parameters).query(Long.class).single();
    }

    public List<String> texts(String sql, Object... parameters) {
        return client.sql(sql).params(parameters).query(String.class).list();
    }

    /** Everything that is stored but the tokens' and the trail's own, as one text to compare. */
    public String content() {
        return content(Set.of());
    }

    /** The same without those tables. */
    public String content(Set<String> leftOut) {
        StringBuilder content = new StringBuilder();
        for (String table : tables()) {
            if (table.toLowerCase(java.util.Locale.ROOT).startsWith("spring_session") || leftOut.contains(table)) {
                continue; // when a session was last used
            }
            content.append(table).append(": ");
            client.sql("SELECT * FROM " + table).query().listOfRows().stream()
                    .map(Database::text)
                    .sorted()
                    .forEach(row -> content.append(row).append('\n'));
        }
        return content.toString();
    }

    private static String text(Map<String, Object> row) {
        Map<String, Object> readable = new LinkedHashMap<>(row);
        readable.replaceAll((column, value) -> value instanceof byte[] bytes ? Arrays.hashCode(bytes) : value);
        return readable.toString();
    }

    private boolean canBeEmptied(String table) {
        try {
            update("DELETE FROM " + table);
            return true;
        } catch (DataIntegrityViolationException e) {
            return false;
        }
    }

    private List<String> tables() {
        try (Connection connection = source.getConnection();
                ResultSet found = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {
                            "TABLE", "BASE TABLE"
                        })) {
            List<String> tables = new ArrayList<>();
            while (found.next()) {
                String table = found.getString("TABLE_NAME");
                if (!KEPT.contains(table)) {
                    tables.add(table);
                }
            }
            return tables.stream().sorted().toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
