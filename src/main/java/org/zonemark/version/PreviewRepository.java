package org.zonemark.version;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who saw the effect of which version on which round. */
@Repository
class PreviewRepository {

    private final JdbcClient database;

    PreviewRepository(JdbcClient database) {
        this.database = database;
    }

    void add(String sha256, String round, String by, Instant at) {
        database.sql("INSERT INTO effect_preview (sha256, round_id, made_by, made_at)"
                        + " VALUES (:sha256, :round, :by, :at) ON DUPLICATE KEY UPDATE made_at = :at")
                .param("sha256", sha256)
                .param("round", round)
                .param("by", by)
                .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    boolean exists(String sha256) {
        return database.sql("SELECT COUNT(*) FROM effect_preview WHERE sha256 = :sha256")
                        .param("sha256", sha256)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
