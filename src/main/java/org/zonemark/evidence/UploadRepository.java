package org.zonemark.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    /**
     * What is here of a document.
     *
     * @param end where its last piece ends, in bytes
     * @param size of all pieces together, in bytes; less than the end where one is missing
     */
    record Extent(long end, long size) {}

    Extent extent(String upload) {
        return database.sql("SELECT COALESCE(MAX(begins_at + size), 0) AS ending, COALESCE(SUM(size), 0) AS sum"
                        + " FROM upload_piece WHERE upload = :upload")
                .param("upload", upload)
                .query((row, number) -> new Extent(row.getLong("ending"), row.getLong("sum")))
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

    /** Those of which nothing has come since then. The newest piece is asked for each, which leaves MySQL one plan. */
    Set<String> untouchedSince(Instant oldest) {
        return database.sql("SELECT upload FROM upload_piece old WHERE added_at < :oldest AND"
                        + " (SELECT MAX(added_at) FROM upload_piece newest WHERE newest.upload = old.upload) < :oldest")
                .param("oldest", TIME.format(oldest))
                .query(String.class)
                .set();
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
