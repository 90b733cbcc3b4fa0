package org.zonemark.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Replaced templates in the database. Times are UTC. */
@Repository
class NoticeTemplateRepository {

    private static final String COLUMNS = "kind, language, body, version, changed_by, changed_at";
    private static final String OF_KIND = " WHERE kind = :kind AND language = :language";

    private final JdbcClient database;

    NoticeTemplateRepository(JdbcClient database) {
        this.database = database;
    }

    Optional<NoticeTemplate> find(NoticeKind kind, Locale language) {
        return database.sql("SELECT " + COLUMNS + " FROM notice_template" + OF_KIND)
                .param("kind", kind.name())
                .param("language", language.getLanguage())
                .query((row, i) -> template(row))
                .optional();
    }

    Optional<NoticeTemplate> findAndLock(NoticeKind kind, Locale language) {
        return database.sql("SELECT " + COLUMNS + " FROM notice_template" + OF_KIND + " FOR UPDATE")
                .param("kind", kind.name())
                .param("language", language.getLanguage())
                .query((row, i) -> template(row))
                .optional();
    }

    void save(NoticeTemplate template, String by, Instant at) {
        database.sql(
                        "INSERT INTO notice_template (" + COLUMNS
                                + ") VALUES (:kind, :language, :body, :version, :by, :at)"
                                + " ON DUPLICATE KEY UPDATE body = :body, version = :version, changed_by = :by, changed_at = :at")
                .param("kind", template.kind().name())
                .param("language", template.language().getLanguage())
                .param("body", template.body())
                .param("version", template.version())
                .param("by", by)
                .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    void remove(NoticeKind kind, Locale language) {
        database.sql("DELETE FROM notice_template" + OF_KIND)
                .param("kind", kind.name())
                .param("language", language.getLanguage())
                .update();
    }

    private static NoticeTemplate template(ResultSet row) throws SQLException {
        return new NoticeTemplate(
                NoticeKind.valueOf(row.getString("kind")),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("body"),
                row.getInt("version"),
                row.getString("changed_by"),
                row.getObject("changed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
