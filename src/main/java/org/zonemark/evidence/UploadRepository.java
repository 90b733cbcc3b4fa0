package org.zonemark.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pieces of documents that are not whole yet. Times are UTC. */
@Repository
class UploadRepository {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final JdbcClient database;

    UploadRepository(JdbcClient database) {
        this.database = database;
    }

    /** How much of it is here, in bytes. */
    long size(String upload) {
        return database.sql("SELECT COALESCE(MAX(begins_at + size), 0) FROM upload_piece WHERE upload = :upload")
                .param("upload", upload)
                .query(Long.class)
                .single();
    }

    /** @return false if a piece that begins there is here already */
    boolean add(String upload, String account, long beginsAt, byte[] content, Instant at) {
        try {
            database.sql("INSERT INTO upload_piece (upload, begins_at, size, content, account, added_at)"
                            + " VALUES (:upload, :begins, :size, :content, :account, :at)")
                    .param("upload", upload)
                    .param("begins", beginsAt)
                    .param("size", content.length)
                    .param("content", content)
                    .param("account", account)
                    .param("at", TIME.format(at))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    Optional<byte[]> piece(String upload, long beginsAt) {
        return database.sql("SELECT content FROM upload_piece WHERE upload = :upload AND begins_at = :begins")
                .param("upload", upload)
                .param("begins", beginsAt)
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    void remove(String upload) {
        database.sql("DELETE FROM upload_piece WHERE upload = :upload")
                .param("upload", upload)
                .update();
    }

    void removeOlderThan(Instant oldest) {
        database.sql("DELETE FROM upload_piece WHERE added_at < :oldest")
                .param("oldest", TIME.format(oldest))
                .update();
    }

    /** The account's, the last touched first. */
    List<String> of(String account) {
        return database.sql("SELECT upload FROM upload_piece WHERE account = :account"
                        + " GROUP BY upload ORDER BY MAX(added_at) DESC, upload")
                .param("account", account)
                .query(String.class)
                .list();
    }
}
