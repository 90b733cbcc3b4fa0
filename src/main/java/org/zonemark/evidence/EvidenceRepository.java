package org.zonemark.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.words.Code;

/** Evidence and its links in the database. Times are UTC. Nothing is found by its id alone, but by zone and id. */
@Repository
class EvidenceRepository {

    /**
     * How much is kept.
     *
     * @param bytes the sizes of the files together
     */
    record Kept(long files, long bytes) {}

    private static final String COLUMNS = "id, zone_code, data_year, file_name, content_type, file_size, sha256,"
            + " issuing_body, issued_on, valid_until, added_by, added_at, frozen_at";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final JdbcClient database;

    EvidenceRepository(JdbcClient database) {
        this.database = database;
    }

    boolean hasZone(String code) {
        return database.sql("SELECT COUNT(*) FROM zone WHERE code = :code")
                        .param("code", code)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void add(Evidence evidence) {
        database.sql("INSERT INTO evidence (" + COLUMNS + ") VALUES (:id, :zone, :year, :name, :type, :size, :sha,"
                        + " :body, :issued, :valid, :by, :at, NULL)")
                .param("id", evidence.id())
                .param("zone", evidence.zoneCode())
                .param("year", evidence.year())
                .param("name", evidence.fileName())
                .param("type", Code.of(evidence.contentType()))
                .param("size", evidence.size())
                .param("sha", evidence.sha256())
                .param("body", evidence.issuingBody())
                .param("issued", evidence.issuedOn())
                .param("valid", evidence.validUntil())
                .param("by", evidence.addedBy())
                .param("at", utc(evidence.addedAt()))
                .update();
    }

    Optional<Evidence> find(String zoneCode, String id) {
        return found(zoneCode, id, "");
    }

    /** The same, and nobody else changes it or its links until the transaction ends. */
    Optional<Evidence> findAndLock(String zoneCode, String id) {
        return found(zoneCode, id, " FOR UPDATE");
    }

    private Optional<Evidence> found(String zoneCode, String id, String lock) {
        return database.sql("SELECT " + COLUMNS + " FROM evidence WHERE id = :id AND zone_code = :zone" + lock)
                .param("id", id)
                .param("zone", zoneCode)
                .query((row, number) -> evidence(row))
                .optional();
    }

    /** In the order in which it was added. */
    List<Evidence> ofYear(String zoneCode, int year) {
        return database.sql("SELECT " + COLUMNS + " FROM evidence WHERE zone_code = :zone AND data_year = :year"
                        + " ORDER BY added_at, id")
                .param("zone", zoneCode)
                .param("year", year)
                .query((row, number) -> evidence(row))
                .list();
    }

    /** What is not frozen yet, and nobody else changes it until the transaction ends. */
    List<Evidence> lockOpen(String zoneCode, int year) {
        return database.sql("SELECT " + COLUMNS + " FROM evidence WHERE zone_code = :zone AND data_year = :year"
                        + " AND frozen_at IS NULL ORDER BY added_at, id FOR UPDATE")
                .param("zone", zoneCode)
                .param("year", year)
                .query((row, number) -> evidence(row))
                .list();
    }

    void freeze(String id, Instant at) {
        database.sql("UPDATE evidence SET frozen_at = :at WHERE id = :id AND frozen_at IS NULL")
                .param("at", utc(at))
                .param("id", id)
                .update();
    }

    void remove(String id) {
        database.sql("DELETE FROM evidence_link WHERE evidence_id = :id")
                .param("id", id)
                .update();
        database.sql("DELETE FROM evidence WHERE id = :id").param("id", id).update();
    }

    /** Adds a link, or changes the page of the one that is there. */
    void link(EvidenceLink link) {
        database.sql("INSERT INTO evidence_link (evidence_id, clause, page) VALUES (:id, :clause, :page)"
                        + " ON DUPLICATE KEY UPDATE page = :page")
                .param("id", link.evidenceId())
                .param("clause", link.clause())
                .param("page", link.page())
                .update();
    }

    void unlink(EvidenceLink link) {
        database.sql("DELETE FROM evidence_link WHERE evidence_id = :id AND clause = :clause")
                .param("id", link.evidenceId())
                .param("clause", link.clause())
                .update();
    }

    List<EvidenceLink> linksOf(String id) {
        return database.sql("SELECT evidence_id, clause, page FROM evidence_link WHERE evidence_id = :id"
                        + " ORDER BY clause")
                .param("id", id)
                .query((row, number) -> link(row))
                .list();
    }

    List<EvidenceLink> linksOfYear(String zoneCode, int year) {
        return database.sql("SELECT l.evidence_id, l.clause, l.page FROM evidence_link l"
                        + " JOIN evidence e ON e.id = l.evidence_id"
                        + " WHERE e.zone_code = :zone AND e.data_year = :year ORDER BY l.clause, l.evidence_id")
                .param("zone", zoneCode)
                .param("year", year)
                .query((row, number) -> link(row))
                .list();
    }

    /** Whether frozen evidence of the year serves a clause. */
    boolean hasFrozen(String zoneCode, int year, String clause) {
        return database.sql("SELECT COUNT(*) FROM evidence e JOIN evidence_link l ON l.evidence_id = e.id"
                                + " WHERE e.zone_code = :zone AND e.data_year = :year AND e.frozen_at IS NOT NULL"
                                + " AND l.clause = :clause")
                        .param("zone", zoneCode)
                        .param("year", year)
                        .param("clause", clause)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** How much a zone has of a year. */
    Kept kept(String zoneCode, int year) {
        return database.sql("SELECT COUNT(*) AS files, COALESCE(SUM(file_size), 0) AS bytes FROM evidence"
                        + " WHERE zone_code = :zone AND data_year = :year")
                .param("zone", zoneCode)
                .param("year", year)
                .query((row, number) -> new Kept(row.getLong("files"), row.getLong("bytes")))
                .single();
    }

    /** Until the transaction ends nobody else adds evidence of the zone. */
    void lockZone(String code) {
        database.sql("SELECT code FROM zone WHERE code = :code FOR UPDATE")
                .param("code", code)
                .query(String.class)
                .single();
    }

    /** Says that a content is coming into the store, so that it is known of there whatever happens next. */
    void announce(String sha256, Instant at) {
        database.sql("INSERT INTO evidence_content (sha256, announced_at) VALUES (:sha, :at)"
                        + " ON DUPLICATE KEY UPDATE announced_at = :at")
                .param("sha", sha256)
                .param("at", utc(at))
                .update();
    }

    /** Contents announced before that, which no evidence has. */
    List<String> unused(Instant before) {
        return database.sql("SELECT sha256 FROM evidence_content c WHERE announced_at < :before"
                        + " AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.sha256 = c.sha256)")
                .param("before", utc(before))
                .query(String.class)
                .list();
    }

    /**
     * Claims the removal of a content, unless it was announced anew, evidence has it after all, or another instance removes it.
     * Do it in a transaction, and let that end before the content is removed.
     *
     * @param until when the claim is over, whatever became of it
     */
    boolean claimRemoval(String sha256, Instant before, Instant now, Instant until) {
        boolean unused = database.sql("SELECT sha256 FROM evidence_content c WHERE sha256 = :sha"
                        + " AND announced_at < :before"
                        + " AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.sha256 = c.sha256) FOR UPDATE")
                .param("sha", sha256)
                .param("before", utc(before))
                .query(String.class)
                .optional()
                .isPresent();
        return unused && claimAlone(sha256, now, until);
    }

    /** By what is there now, and not by what the transaction saw when it began. */
    private boolean claimAlone(String sha256, Instant now, Instant until) {
        database.sql("DELETE FROM evidence_removal WHERE sha256 = :sha AND ends_at <= :now")
                .param("sha", sha256)
                .param("now", utc(now))
                .update();
        try {
            database.sql("INSERT INTO evidence_removal (sha256, ends_at) VALUES (:sha, :until)")
                    .param("sha", sha256)
                    .param("until", utc(until))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Whether a claim to remove it is not over. Ask for it after announcing the content: no claim comes after that. */
    boolean isBeingRemoved(String sha256, Instant now) {
        return database.sql("SELECT COUNT(*) FROM evidence_removal WHERE sha256 = :sha AND ends_at > :now")
                        .param("sha", sha256)
                        .param("now", utc(now))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Ends the claim that lasts until then, and not another's that came after it. */
    void endRemoval(String sha256, Instant until) {
        database.sql("DELETE FROM evidence_removal WHERE sha256 = :sha AND ends_at = :until")
                .param("sha", sha256)
                .param("until", utc(until))
                .update();
    }

    /**
     * Forgets a content unless it was announced anew; until the transaction ends nobody announces it.
     *
     * @return whether it did
     * @throws org.springframework.dao.DataIntegrityViolationException if evidence has it after all
     */
    boolean forget(String sha256, Instant before) {
        return database.sql("DELETE FROM evidence_content WHERE sha256 = :sha AND announced_at < :before")
                        .param("sha", sha256)
                        .param("before", utc(before))
                        .update()
                > 0;
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        LocalDateTime frozenAt = row.getObject("frozen_at", LocalDateTime.class);
        return new Evidence(
                row.getString("id"),
                row.getString("zone_code"),
                row.getInt("data_year"),
                row.getString("file_name"),
                Code.read(ContentType.class, row.getString("content_type")),
                row.getLong("file_size"),
                row.getString("sha256"),
                row.getString("issuing_body"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getString("added_by"),
                row.getObject("added_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                frozenAt == null ? null : frozenAt.toInstant(ZoneOffset.UTC));
    }

    private static EvidenceLink link(ResultSet row) throws SQLException {
        return new EvidenceLink(
                row.getString("evidence_id"), row.getString("clause"), row.getObject("page", Integer.class));
    }

    /** As text: MySQL's driver takes MariaDB 10 for an old server, and sends it times without their milliseconds. */
    private static String utc(Instant instant) {
        return TIME.format(instant);
    }
}
