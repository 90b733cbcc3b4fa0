package org.zonemark.version;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.version.WeightSetVersion.Stamp;
import org.zonemark.words.Words;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Weight sets in the database. */
@Repository
class WeightSetRepository {

    private static final String SELECT = "SELECT * FROM weight_set";

    private final JdbcClient database;
    private final JsonMapper json;
    private final WeightSetText text;

    WeightSetRepository(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
        this.text = new WeightSetText(json);
    }

    List<WeightSetVersion> all() {
        return database.sql(SELECT + " ORDER BY made_at, id")
                .query((row, i) -> version(row))
                .list();
    }

    Optional<WeightSetVersion> find(String id) {
        return find(id, "");
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<WeightSetVersion> findAndLock(String id) {
        return find(id, " FOR UPDATE");
    }

    private Optional<WeightSetVersion> find(String id, String locking) {
        return database.sql(SELECT + " WHERE id = :id" + locking)
                .param("id", id)
                .query((row, i) -> version(row))
                .optional();
    }

    /** Whether there is a set of that id or hash that is not published. */
    boolean isDraft(String name) {
        String column = Hashes.isHash(name) ? "sha256" : "id";
        return database.sql("SELECT COUNT(*) FROM weight_set WHERE " + column + " = :name AND state <> 'PUBLISHED'")
                        .param("name", name)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The weights of that hash, whatever their state. */
    Optional<WeightSet> ofHash(String sha256) {
        return database.sql(SELECT + " WHERE sha256 = :sha256 ORDER BY made_at, id LIMIT 1")
                .param("sha256", sha256)
                .query((row, i) -> version(row).set())
                .optional();
    }

    /** The hash of the set in force on a day; empty before the first. */
    Optional<String> inForceOn(LocalDate day) {
        return database.sql("SELECT sha256 FROM weight_set WHERE in_force_from <= :day"
                        + " ORDER BY in_force_from DESC, publication DESC LIMIT 1")
                .param("day", day)
                .query(String.class)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the id is taken */
    void add(WeightSetVersion one) {
        JdbcClient.StatementSpec statement = database.sql("INSERT INTO weight_set (id, version, state, title_zh,"
                + " title_en, reason_zh, reason_en, weights, base_weights, reasons, origin, sha256, base_id, authors,"
                + " made_by, made_at, submitted_by, submitted_at, approved_by, approved_at) VALUES (:id, :version,"
                + " :state, :titleZh, :titleEn, :reasonZh, :reasonEn, :weights, :base, :reasons, :origin, :sha256,"
                + " :baseId, :authors, :madeBy, :madeAt, :submittedBy, :submittedAt, :approvedBy, :approvedAt)");
        filled(statement, one)
                .param("base", text.write(one.base()))
                .param("baseId", one.baseId())
                .param("madeBy", one.made().by())
                .param("madeAt", utc(one.made()))
                .update();
    }

    void change(WeightSetVersion one) {
        JdbcClient.StatementSpec statement = database.sql("UPDATE weight_set SET version = :version, state = :state,"
                + " title_zh = :titleZh, title_en = :titleEn, reason_zh = :reasonZh, reason_en = :reasonEn,"
                + " weights = :weights, reasons = :reasons, origin = :origin, sha256 = :sha256, authors = :authors,"
                + " submitted_by = :submittedBy, submitted_at = :submittedAt, approved_by = :approvedBy,"
                + " approved_at = :approvedAt WHERE id = :id");
        filled(statement, one).update();
    }

    private JdbcClient.StatementSpec filled(JdbcClient.StatementSpec statement, WeightSetVersion one) {
        WeightSet set = one.set();
        return statement
                .param("id", set.id())
                .param("version", one.version())
                .param("state", one.state().name())
                .param("titleZh", set.title().zh())
                .param("titleEn", set.title().en())
                .param("reasonZh", set.reason().zh())
                .param("reasonEn", set.reason().en())
                .param("weights", text.write(set))
                .param("reasons", json.writeValueAsString(one.reasons()))
                .param("origin", one.origin() == null ? null : one.origin().toString())
                .param("sha256", set.sha256())
                .param("authors", String.join(" ", new TreeSet<>(one.authors())))
                .param("submittedBy", by(one.submitted()))
                .param("submittedAt", utc(one.submitted()))
                .param("approvedBy", by(one.approved()))
                .param("approvedAt", utc(one.approved()));
    }

    void publish(String id, Stamp stamp, LocalDate inForceFrom, long publication) {
        database.sql("UPDATE weight_set SET state = 'PUBLISHED', published_by = :by, published_at = :at,"
                        + " in_force_from = :day, publication = :publication WHERE id = :id")
                .param("by", stamp.by())
                .param("at", utc(stamp))
                .param("day", inForceFrom)
                .param("publication", publication)
                .param("id", id)
                .update();
    }

    /** The number of the next publication; nobody else gets one until the transaction ends. */
    long nextPublication() {
        long next = database.sql("SELECT publication FROM version_head WHERE id = 1 FOR UPDATE")
                        .query(Long.class)
                        .single()
                + 1;
        database.sql("UPDATE version_head SET publication = :next WHERE id = 1")
                .param("next", next)
                .update();
        return next;
    }

    private WeightSetVersion version(ResultSet row) throws SQLException {
        String id = row.getString("id");
        Words title = new Words(row.getString("title_zh"), row.getString("title_en"));
        Words reason = new Words(row.getString("reason_zh"), row.getString("reason_en"));
        String origin = row.getString("origin");
        return new WeightSetVersion(
                WeightSet.of(id, title, reason, text.read(row.getString("weights"))),
                row.getInt("version"),
                WeightSetState.valueOf(row.getString("state")),
                row.getString("base_id"),
                WeightSet.of(row.getString("base_id"), title, reason, text.read(row.getString("base_weights"))),
                json.readValue(row.getString("reasons"), new TypeReference<Map<String, String>>() {}),
                origin == null ? null : json.readTree(origin),
                Set.of(row.getString("authors").split(" ")),
                new Stamp(row.getString("made_by"), instant(row, "made_at")),
                stamp(row, "submitted"),
                stamp(row, "approved"),
                stamp(row, "published"),
                row.getObject("in_force_from", LocalDate.class));
    }

    private static @Nullable Stamp stamp(ResultSet row, String what) throws SQLException {
        String by = row.getString(what + "_by");
        return by == null ? null : new Stamp(by, instant(row, what + "_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static @Nullable String by(@Nullable Stamp stamp) {
        return stamp == null ? null : stamp.by();
    }

    private static @Nullable LocalDateTime utc(@Nullable Stamp stamp) {
        return stamp == null ? null : LocalDateTime.ofInstant(stamp.at(), ZoneOffset.UTC);
    }
}
