package org.zonemark.version;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.rulebook.RulebookFault;
import org.zonemark.version.WeightSetVersion.Stamp;
import org.zonemark.words.Words;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rulebooks, and which of them was put in force when, in the database. */
@Repository
class RulebookRepository {

    /** What put a rulebook in force. */
    record Activation(long number, String sha256, Stamp stamp, String reason) {}

    private static final String SELECT =
            "SELECT id, sha256, version, title_zh, title_en, state, reason, faults, made_by,"
                    + " made_at, submitted_by, submitted_at, approved_by, approved_at FROM rulebook_version";

    private final JdbcClient database;
    private final JsonMapper json;

    RulebookRepository(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    List<RulebookVersion> all() {
        return database.sql(SELECT + " ORDER BY made_at, id")
                .query((row, i) -> version(row))
                .list();
    }

    /** @param name id or hash */
    Optional<RulebookVersion> find(String name) {
        return find(name, "");
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<RulebookVersion> findAndLock(String name) {
        return find(name, " FOR UPDATE");
    }

    private Optional<RulebookVersion> find(String name, String locking) {
        String column = name.length() == Hashes.LENGTH ? "sha256" : "id";
        return database.sql(SELECT + " WHERE " + column + " = :name" + locking)
                .param("name", name)
                .query((row, i) -> version(row))
                .optional();
    }

    /** Sound ones of that version. */
    List<RulebookVersion> ofVersion(String version) {
        return database.sql(SELECT + " WHERE version = :version AND sha256 IS NOT NULL")
                .param("version", version)
                .query((row, i) -> version(row))
                .list();
    }

    Optional<byte[]> archive(String name) {
        String column = name.length() == Hashes.LENGTH ? "sha256" : "id";
        return database.sql("SELECT archive FROM rulebook_version WHERE " + column + " = :name")
                .param("name", name)
                .query(byte[].class)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is one of that hash */
    void add(RulebookVersion one, byte[] archive) {
        Words title = one.title();
        database.sql("INSERT INTO rulebook_version (id, sha256, version, title_zh, title_en, archive, state, reason,"
                        + " made_by, made_at) VALUES (:id, :sha256, :version, :zh, :en, :archive, :state, :reason, :by,"
                        + " :at)")
                .param("id", one.id())
                .param("sha256", one.sha256())
                .param("version", one.version())
                .param("zh", title == null ? null : title.zh())
                .param("en", title == null ? null : title.en())
                .param("archive", archive)
                .param("state", one.state().name())
                .param("reason", one.reason())
                .param("by", one.made().by())
                .param("at", utc(one.made().at()))
                .update();
    }

    /**
     * Whether it was still being checked.
     *
     * @throws org.springframework.dao.DuplicateKeyException if there is another one of that hash
     */
    boolean checked(RulebookVersion one, byte[] archive) {
        Words title = one.title();
        return database.sql(
                                "UPDATE rulebook_version SET sha256 = :sha256, version = :version, title_zh = :zh, title_en = :en,"
                                        + " archive = :archive, state = 'CHECKED' WHERE id = :id AND state = 'CHECKING'")
                        .param("sha256", one.sha256())
                        .param("version", one.version())
                        .param("zh", title == null ? null : title.zh())
                        .param("en", title == null ? null : title.en())
                        .param("archive", archive)
                        .param("id", one.id())
                        .update()
                == 1;
    }

    /** Whether it was still being checked. */
    boolean refused(String id, List<RulebookFault> faults) {
        return database.sql("UPDATE rulebook_version SET state = 'REFUSED', faults = :faults WHERE id = :id"
                                + " AND state = 'CHECKING'")
                        .param("faults", json.writeValueAsString(faults))
                        .param("id", id)
                        .update()
                == 1;
    }

    void change(RulebookVersion one) {
        Stamp submitted = one.submitted();
        Stamp approved = one.approved();
        database.sql("UPDATE rulebook_version SET state = :state, submitted_by = :submittedBy,"
                        + " submitted_at = :submittedAt, approved_by = :approvedBy, approved_at = :approvedAt"
                        + " WHERE id = :id")
                .param("state", one.state().name())
                .param("submittedBy", submitted == null ? null : submitted.by())
                .param("submittedAt", submitted == null ? null : utc(submitted.at()))
                .param("approvedBy", approved == null ? null : approved.by())
                .param("approvedAt", approved == null ? null : utc(approved.at()))
                .param("id", one.id())
                .update();
    }

    /** One that nobody is checking now. */
    Optional<String> due(Instant now) {
        return database.sql("SELECT id FROM rulebook_version WHERE state = 'CHECKING'"
                        + " AND (check_until IS NULL OR check_until < :now) ORDER BY made_at LIMIT 1")
                .param("now", utc(now))
                .query(String.class)
                .optional();
    }

    /** Whether it is ours to check; everybody else leaves it alone until then. */
    boolean claim(String id, Instant now, Instant until) {
        return database.sql("UPDATE rulebook_version SET check_until = :until WHERE id = :id AND state = 'CHECKING'"
                                + " AND (check_until IS NULL OR check_until < :now)")
                        .param("until", utc(until))
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    Optional<Activation> lastActivation() {
        return database.sql("SELECT number, sha256, activated_by, activated_at, reason FROM rulebook_activation"
                        + " ORDER BY number DESC LIMIT 1")
                .query((row, i) -> new Activation(
                        row.getLong("number"),
                        row.getString("sha256"),
                        new Stamp(row.getString("activated_by"), instant(row, "activated_at")),
                        row.getString("reason")))
                .optional();
    }

    boolean wasActivated(String sha256) {
        return database.sql("SELECT COUNT(*) FROM rulebook_activation WHERE sha256 = :sha256")
                        .param("sha256", sha256)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void activate(String sha256, Stamp stamp, String reason) {
        database.sql("INSERT INTO rulebook_activation (sha256, activated_by, activated_at, reason)"
                        + " VALUES (:sha256, :by, :at, :reason)")
                .param("sha256", sha256)
                .param("by", stamp.by())
                .param("at", utc(stamp.at()))
                .param("reason", reason)
                .update();
    }

    /** Hashes of approved ones that are newer than the last activation: they may be put in force any moment. */
    List<String> waiting() {
        return database.sql("SELECT sha256 FROM rulebook_version WHERE state = 'APPROVED' AND approved_at >"
                        + " (SELECT MAX(activated_at) FROM rulebook_activation) ORDER BY approved_at DESC LIMIT 2")
                .query(String.class)
                .list();
    }

    private RulebookVersion version(ResultSet row) throws SQLException {
        String title = row.getString("title_zh");
        String faults = row.getString("faults");
        return new RulebookVersion(
                row.getString("id"),
                row.getString("sha256"),
                row.getString("version"),
                title == null ? null : new Words(title, row.getString("title_en")),
                RulebookState.valueOf(row.getString("state")),
                row.getString("reason"),
                faults == null ? List.of() : json.readValue(faults, new TypeReference<List<RulebookFault>>() {}),
                new Stamp(row.getString("made_by"), instant(row, "made_at")),
                stamp(row, "submitted"),
                stamp(row, "approved"));
    }

    private static @Nullable Stamp stamp(ResultSet row, String what) throws SQLException {
        String by = row.getString(what + "_by");
        return by == null ? null : new Stamp(by, instant(row, what + "_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
