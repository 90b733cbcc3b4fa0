package org.zonemark.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.storage.Rows;

/** The trail in the database. */
@Repository
class AuditRepository {

    /** The end of the chain. */
    record Head(long number, String sha256) {}

    private static final String COLUMNS =
            "number, made_at, actor, action, subject, reason, state_before, state_after, previous_sha256, sha256";

    /** As text: the driver of MySQL drops the milliseconds of times that it sends to MariaDB, and hashes count them. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final JdbcClient database;

    AuditRepository(JdbcClient database) {
        this.database = database;
    }

    /** Empty if somebody took it away. */
    Optional<Head> head() {
        return database.sql("SELECT number, sha256 FROM audit_head WHERE id = 1")
                .query((row, i) -> new Head(row.getLong("number"), row.getString("sha256")))
                .optional();
    }

    /** Until the transaction ends nobody else appends. */
    Head lockHead() {
        return database.sql("SELECT number, sha256 FROM audit_head WHERE id = 1 FOR UPDATE")
                .query((row, i) -> new Head(row.getLong("number"), row.getString("sha256")))
                .single();
    }

    void append(List<AuditEntry> entries) {
        List<@Nullable Object[]> values = new ArrayList<>();
        for (AuditEntry entry : entries) {
            values.add(new Object[] {
                entry.number(),
                TIME.format(entry.at()),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.reason(),
                entry.before(),
                entry.after(),
                entry.previousSha256(),
                entry.sha256()
            });
        }
        Rows.insert(database, "INSERT INTO audit_entry (" + COLUMNS + ")", values, "");
    }

    void moveHead(AuditEntry last) {
        database.sql("UPDATE audit_head SET number = :number, sha256 = :sha WHERE id = 1")
                .param("number", last.number())
                .param("sha", last.sha256())
                .update();
    }

    /** The next entries behind a number, up to another one, in order. */
    List<AuditEntry> following(long number, long upTo, int size) {
        return database.sql("SELECT " + COLUMNS + " FROM audit_entry WHERE number > :after AND number <= :to"
                        + " ORDER BY number LIMIT :size")
                .param("after", number)
                .param("to", upTo)
                .param("size", size)
                .query((row, i) -> entry(row))
                .list();
    }

    /** The first entry that the end of the chain does not know; in one statement, so of one moment. */
    Optional<Long> firstBehindEnd() {
        return database.sql("SELECT number FROM audit_entry WHERE number >"
                        + " (SELECT number FROM audit_head WHERE id = 1) ORDER BY number LIMIT 1")
                .query(Long.class)
                .optional();
    }

    /** The newest first. */
    List<AuditEntry> page(@Nullable String subject, long before, int size) {
        return database.sql("SELECT " + COLUMNS + " FROM audit_entry WHERE number < :before"
                        + (subject == null ? "" : " AND subject = :subject")
                        + " ORDER BY number DESC LIMIT :size")
                .param("before", before)
                .param("subject", subject)
                .param("size", size)
                .query((row, i) -> entry(row))
                .list();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                row.getObject("made_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("state_before"),
                row.getString("state_after"),
                row.getString("previous_sha256"),
                row.getString("sha256"));
    }
}
