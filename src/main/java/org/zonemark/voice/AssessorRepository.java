package org.zonemark.voice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.voice.Assessor.Independence;
import org.zonemark.voice.AssessorReport.ClauseFinding;

/** Assessors, their zones, and their reports in the database. Times are UTC. */
@Repository
class AssessorRepository {

    private static final String SELECT =
            "SELECT a.round_id, a.id, a.name, a.independent, a.declaration, a.declared_on FROM assessor a";
    private static final String OF_REPORT =
            " WHERE round_id = :round AND zone_code = :zone AND assessor_id = :assessor";

    private final JdbcClient database;

    AssessorRepository(JdbcClient database) {
        this.database = database;
    }

    List<Assessor> ofRound(String round) {
        return database
                .sql(SELECT + " WHERE a.round_id = :round ORDER BY a.id")
                .param("round", round)
                .query((row, i) -> assessor(row))
                .list()
                .stream()
                .map(this::withZones)
                .toList();
    }

    List<Assessor> ofZone(String round, String zone) {
        return database
                .sql(SELECT + " JOIN assessor_zone z ON z.round_id = a.round_id AND z.assessor_id = a.id"
                        + " WHERE z.round_id = :round AND z.zone_code = :zone ORDER BY a.id")
                .param("round", round)
                .param("zone", zone)
                .query((row, i) -> assessor(row))
                .list()
                .stream()
                .map(this::withZones)
                .toList();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Assessor> findAndLock(String round, String id) {
        return database.sql(SELECT + " WHERE a.round_id = :round AND a.id = :id FOR UPDATE")
                .param("round", round)
                .param("id", id)
                .query((row, i) -> assessor(row))
                .optional()
                .map(this::withZones);
    }

    /** Adds the assessor, or changes the one of its id; its zones are kept elsewhere. */
    void save(Assessor assessor) {
        database.sql("INSERT INTO assessor (round_id, id, name, independent, declaration, declared_on)"
                        + " VALUES (:round, :id, :name, :independent, :text, :on) ON DUPLICATE KEY UPDATE name = :name,"
                        + " independent = :independent, declaration = :text, declared_on = :on")
                .param("round", assessor.roundId())
                .param("id", assessor.id())
                .param("name", assessor.name())
                .param("independent", assessor.independence().declared())
                .param("text", assessor.independence().text())
                .param("on", assessor.independence().on())
                .update();
    }

    void assign(String round, String zone, String assessor) {
        of(
                        round,
                        zone,
                        assessor,
                        "INSERT INTO assessor_zone (round_id, zone_code, assessor_id)"
                                + " VALUES (:round, :zone, :assessor)")
                .update();
    }

    void unassign(String round, String zone, String assessor) {
        of(round, zone, assessor, "DELETE FROM assessor_zone" + OF_REPORT).update();
    }

    Optional<AssessorReport> report(String round, String zone, String assessor) {
        List<ClauseFinding> findings = findings(round, zone, assessor);
        return of(round, zone, assessor, "SELECT reported_on, summary FROM assessor_report" + OF_REPORT)
                .query((row, i) -> new AssessorReport(
                        row.getObject("reported_on", LocalDate.class), row.getString("summary"), findings))
                .optional();
    }

    private List<ClauseFinding> findings(String round, String zone, String assessor) {
        return of(
                        round,
                        zone,
                        assessor,
                        "SELECT clause, found_value, found_level, remark, evidence FROM assessor_finding" + OF_REPORT
                                + " ORDER BY clause")
                .query((row, i) -> new ClauseFinding(
                        row.getString("clause"),
                        orNull(row, row.getDouble("found_value")),
                        orNull(row, row.getInt("found_level")),
                        row.getString("remark"),
                        row.getString("evidence")))
                .list();
    }

    /** Puts a report in place of the one before. */
    void saveReport(String round, String zone, String assessor, AssessorReport report, String actor, Instant at) {
        of(round, zone, assessor, "DELETE FROM assessor_finding" + OF_REPORT).update();
        of(
                        round,
                        zone,
                        assessor,
                        "INSERT INTO assessor_report (round_id, zone_code, assessor_id, reported_on, summary,"
                                + " entered_at, entered_by) VALUES (:round, :zone, :assessor, :on, :summary, :at, :actor)"
                                + " ON DUPLICATE KEY UPDATE reported_on = :on, summary = :summary, entered_at = :at,"
                                + " entered_by = :actor")
                .param("on", report.on())
                .param("summary", report.summary())
                .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("actor", actor)
                .update();
        for (ClauseFinding finding : report.findings()) {
            of(
                            round,
                            zone,
                            assessor,
                            "INSERT INTO assessor_finding (round_id, zone_code, assessor_id, clause, found_value,"
                                    + " found_level, remark, evidence) VALUES (:round, :zone, :assessor, :clause, :value,"
                                    + " :level, :remark, :evidence)")
                    .param("clause", finding.clause())
                    .param("value", finding.value())
                    .param("level", finding.level())
                    .param("remark", finding.remark())
                    .param("evidence", finding.evidence())
                    .update();
        }
    }

    private JdbcClient.StatementSpec of(String round, String zone, String assessor, String sql) {
        return database.sql(sql).param("round", round).param("zone", zone).param("assessor", assessor);
    }

    private Assessor withZones(Assessor assessor) {
        List<String> zones = database.sql("SELECT zone_code FROM assessor_zone"
                        + " WHERE round_id = :round AND assessor_id = :assessor ORDER BY zone_code")
                .param("round", assessor.roundId())
                .param("assessor", assessor.id())
                .query(String.class)
                .list();
        return new Assessor(assessor.roundId(), assessor.id(), assessor.name(), assessor.independence(), zones);
    }

    private static Assessor assessor(ResultSet row) throws SQLException {
        Independence independence = new Independence(
                row.getBoolean("independent"),
                row.getString("declaration"),
                row.getObject("declared_on", LocalDate.class));
        return new Assessor(
                row.getString("round_id"), row.getString("id"), row.getString("name"), independence, List.of());
    }

    /** The value that was read last, unless it was null. */
    private static <T> @Nullable T orNull(ResultSet row, T value) throws SQLException {
        return row.wasNull() ? null : value;
    }
}
