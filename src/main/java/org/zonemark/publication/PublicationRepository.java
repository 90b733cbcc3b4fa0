package org.zonemark.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Publications in the database. Times are UTC. */
@Repository
class PublicationRepository {

    private static final String COLUMNS =
            "id, round_id, number, reason, sha256, key_fingerprint, zones, published_by, published_at";
    private static final String REPORT = "code, publication_id, zone_code, report, sha256";

    private final JdbcClient database;

    PublicationRepository(JdbcClient database) {
        this.database = database;
    }

    /** Whoever else publishes the round waits. */
    void lock(String round) {
        database.sql("SELECT id FROM assessment_round WHERE id = :round FOR UPDATE")
                .param("round", round)
                .query(String.class)
                .optional();
    }

    /** The last first. */
    List<Publication> ofRound(String round) {
        return database.sql("SELECT " + COLUMNS + " FROM publication WHERE round_id = :round ORDER BY number DESC")
                .param("round", round)
                .query((row, i) -> publication(row))
                .list();
    }

    Optional<Publication> find(String id) {
        return database.sql("SELECT " + COLUMNS + " FROM publication WHERE id = :id")
                .param("id", id)
                .query((row, i) -> publication(row))
                .optional();
    }

    /** A piece of the bundle; shorter at its end, and empty behind that. */
    Optional<byte[]> bundle(String id, long begin, int size) {
        return database.sql("SELECT SUBSTRING(bundle, :begin, :size) AS piece FROM publication WHERE id = :id")
                .param("id", id)
                .param("begin", begin + 1)
                .param("size", size)
                .query((row, i) -> row.getBytes("piece"))
                .optional();
    }

    void add(Publication publication, byte[] bundle) {
        database.sql("INSERT INTO publication (" + COLUMNS + ", bundle) VALUES (:id, :round, :number, :reason, :sha256,"
                        + " :key, :zones, :by, :at, :bundle)")
                .param("id", publication.id())
                .param("round", publication.round())
                .param("number", publication.number())
                .param("reason", publication.reason())
                .param("sha256", publication.sha256())
                .param("key", publication.keyFingerprint())
                .param("zones", publication.zones())
                .param("by", publication.publishedBy())
                .param("at", LocalDateTime.ofInstant(publication.publishedAt(), ZoneOffset.UTC))
                .param("bundle", bundle)
                .update();
    }

    void add(ScoreReport report) {
        database.sql("INSERT INTO score_report (" + REPORT + ") VALUES (:code, :publication, :zone, :report, :sha256)")
                .param("code", report.code())
                .param("publication", report.publication())
                .param("zone", report.zone())
                .param("report", report.report())
                .param("sha256", report.sha256())
                .update();
    }

    Optional<ScoreReport> report(String publication, String zone) {
        return database.sql("SELECT " + REPORT
                        + " FROM score_report WHERE publication_id = :publication AND zone_code = :zone")
                .param("publication", publication)
                .param("zone", zone)
                .query((row, i) -> report(row))
                .optional();
    }

    /** Those of the next zones behind one, by their codes. */
    List<ScoreReport> reports(String publication, String zone, int size) {
        return database.sql("SELECT " + REPORT + " FROM score_report WHERE publication_id = :publication"
                        + " AND zone_code > :zone ORDER BY zone_code LIMIT :size")
                .param("publication", publication)
                .param("zone", zone)
                .param("size", size)
                .query((row, i) -> report(row))
                .list();
    }

    Optional<ScoreReport> byCode(String code) {
        return database.sql("SELECT " + REPORT + " FROM score_report WHERE code = :code")
                .param("code", code)
                .query((row, i) -> report(row))
                .optional();
    }

    private static Publication publication(ResultSet row) throws SQLException {
        return new Publication(
                row.getString("id"),
                row.getString("round_id"),
                row.getInt("number"),
                row.getString("reason"),
                row.getString("sha256"),
                row.getString("key_fingerprint"),
                row.getInt("zones"),
                row.getString("published_by"),
                row.getObject("published_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    private static ScoreReport report(ResultSet row) throws SQLException {
        return new ScoreReport(
                row.getString("code"),
                row.getString("publication_id"),
                row.getString("zone_code"),
                row.getString("report"),
                row.getString("sha256"));
    }
}
