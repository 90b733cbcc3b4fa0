package org.zonemark.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.round.Round.Frozen;
import org.zonemark.round.Round.Plan;
import org.zonemark.round.Round.RoundState;

/** Rounds in the database. */
@Repository
class RoundRepository {

    private static final String COLUMNS = "id, name, data_year, submit_from, submit_until, provinces, zones,"
            + " quota_per_province, cut_places, cut_total, rungs_left_out, state, rulebook_version, rulebook_sha256,"
            + " weight_set_id, weight_set_sha256, version";

    private final JdbcClient database;

    RoundRepository(JdbcClient database) {
        this.database = database;
    }

    List<Round> all() {
        return database.sql("SELECT " + COLUMNS + " FROM assessment_round ORDER BY data_year DESC, id")
                .query((row, i) -> round(row))
                .list();
    }

    Optional<Round> find(String id) {
        return find(id, "");
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Round> findAndLock(String id) {
        return find(id, " FOR UPDATE");
    }

    private Optional<Round> find(String id, String locking) {
        return database.sql("SELECT " + COLUMNS + " FROM assessment_round WHERE id = :id" + locking)
                .param("id", id)
                .query((row, i) -> round(row))
                .optional();
    }

    /** @throws OptimisticLockingFailureException if another has added one of that id meanwhile */
    void add(String id, Plan plan) {
        try {
            write(
                    "INSERT INTO assessment_round (" + COLUMNS + ") VALUES (:id, :name, :year, :from, :until,"
                            + " :provinces, :zones, :quota, :places, :total, :rungs, 'PLANNED', NULL, NULL, NULL,"
                            + " NULL, 1)",
                    id,
                    plan);
        } catch (DuplicateKeyException e) {
            throw new OptimisticLockingFailureException("round " + id + " has been added meanwhile", e);
        }
    }

    void change(String id, Plan plan) {
        write(
                "UPDATE assessment_round SET name = :name, data_year = :year, submit_from = :from,"
                        + " submit_until = :until, provinces = :provinces, zones = :zones,"
                        + " quota_per_province = :quota, cut_places = :places, cut_total = :total,"
                        + " rungs_left_out = :rungs, version = version + 1 WHERE id = :id",
                id,
                plan);
    }

    private void write(String statement, String id, Plan plan) {
        database.sql(statement)
                .param("id", id)
                .param("name", plan.name())
                .param("year", plan.dataYear())
                .param("from", plan.submitFrom())
                .param("until", plan.submitUntil())
                .param("provinces", String.join(" ", plan.provinces()))
                .param("zones", String.join(" ", plan.zones()))
                .param("quota", plan.quotaPerProvince())
                .param("places", plan.cutPlaces())
                .param("total", plan.cutTotal())
                .param(
                        "rungs",
                        plan.rungsLeftOut().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")))
                .update();
    }

    void open(String id, Frozen frozen) {
        database.sql("UPDATE assessment_round SET state = 'OPEN', rulebook_version = :version,"
                        + " rulebook_sha256 = :rulebook, weight_set_id = :set, weight_set_sha256 = :weights"
                        + " WHERE id = :id")
                .param("id", id)
                .param("version", frozen.rulebookVersion())
                .param("rulebook", frozen.rulebookSha256())
                .param("set", frozen.weightSetId())
                .param("weights", frozen.weightSetSha256())
                .update();
    }

    void close(String id) {
        database.sql("UPDATE assessment_round SET state = 'CLOSED' WHERE id = :id")
                .param("id", id)
                .update();
    }

    private static Round round(ResultSet row) throws SQLException {
        Set<Rung> leftOut = words(row.getString("rungs_left_out")).stream()
                .map(Rung::valueOf)
                .collect(Collectors.toSet());
        Plan plan = new Plan(
                row.getString("name"),
                row.getInt("data_year"),
                row.getObject("submit_from", LocalDate.class),
                row.getObject("submit_until", LocalDate.class),
                words(row.getString("provinces")),
                words(row.getString("zones")),
                orNull(row, row.getInt("quota_per_province")),
                orNull(row, row.getInt("cut_places")),
                orNull(row, row.getDouble("cut_total")),
                leftOut);
        String rulebook = row.getString("rulebook_sha256");
        Frozen frozen = rulebook == null
                ? null
                : new Frozen(
                        row.getString("rulebook_version"),
                        rulebook,
                        row.getString("weight_set_id"),
                        row.getString("weight_set_sha256"));
        return new Round(
                row.getString("id"), plan, RoundState.valueOf(row.getString("state")), frozen, row.getInt("version"));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    /** The value that was read last, unless it was null. */
    private static <T> @Nullable T orNull(ResultSet row, T value) throws SQLException {
        return row.wasNull() ? null : value;
    }
}
