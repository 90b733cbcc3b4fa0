package org.zonemark.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.zonemark.words.Words;

/** Notifications in the database. Times are UTC. */
@Repository
class NotificationRepository {

    private static final String COLUMNS =
            "account_name, event_key, kind, subject_zh, subject_en, body_zh, body_en, link, created_at, read_at";

    private final JdbcClient database;

    NotificationRepository(JdbcClient database) {
        this.database = database;
    }

    /** Adds a notification and returns its id; empty if the account has been told of that event. */
    OptionalLong add(String account, Notice notice, Instant at) {
        KeyHolder id = new GeneratedKeyHolder();
        try {
            database.sql("INSERT INTO notification (" + COLUMNS + ") VALUES (:account, :key, :kind, :subjectZh,"
                            + " :subjectEn, :bodyZh, :bodyEn, :link, :at, NULL)")
                    .param("account", account)
                    .param("key", notice.eventKey())
                    .param("kind", notice.kind().name())
                    .param("subjectZh", notice.subject().zh())
                    .param("subjectEn", notice.subject().en())
                    .param("bodyZh", notice.body().zh())
                    .param("bodyEn", notice.body().en())
                    .param("link", notice.link())
                    .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                    .update(id, "id");
        } catch (DuplicateKeyException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Objects.requireNonNull(id.getKey()).longValue());
    }

    /** The newest first. */
    List<Notification> page(String account, boolean unreadOnly, long before, int size) {
        return database.sql("SELECT id, " + COLUMNS + " FROM notification WHERE account_name = :account"
                        + (unreadOnly ? " AND read_at IS NULL" : "") + " AND id < :before ORDER BY id DESC LIMIT :size")
                .param("account", account)
                .param("before", before)
                .param("size", size)
                .query((row, i) -> notification(row))
                .list();
    }

    int countUnread(String account) {
        return database.sql("SELECT COUNT(*) FROM notification WHERE account_name = :account AND read_at IS NULL")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    boolean has(String account, long id) {
        return database.sql("SELECT COUNT(*) FROM notification WHERE id = :id AND account_name = :account")
                        .param("id", id)
                        .param("account", account)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** What was read before keeps its time. */
    void markRead(long id, Instant at) {
        database.sql("UPDATE notification SET read_at = :at WHERE id = :id AND read_at IS NULL")
                .param("id", id)
                .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    private static Notification notification(ResultSet row) throws SQLException {
        LocalDateTime readAt = row.getObject("read_at", LocalDateTime.class);
        return new Notification(
                row.getLong("id"),
                row.getString("account_name"),
                new Notice(
                        row.getString("event_key"),
                        NoticeKind.valueOf(row.getString("kind")),
                        new Words(row.getString("subject_zh"), row.getString("subject_en")),
                        new Words(row.getString("body_zh"), row.getString("body_en")),
                        row.getString("link")),
                row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                readAt == null ? null : readAt.toInstant(ZoneOffset.UTC));
    }
}
