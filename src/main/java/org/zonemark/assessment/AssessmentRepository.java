package org.zonemark.assessment;

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
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Zone;
import org.zonemark.words.Code;

/** Self-assessments and the figures of their evaluations in the database. Times are UTC. */
@Repository
class AssessmentRepository {

    /** A zone with a self-assessment of the year, and the versions that its figures were made by. */
    record FiguresRow(ZoneFigures figures, String rulebookSha256, String weightSetSha256) {}

    private final JdbcClient database;

    AssessmentRepository(JdbcClient database) {
        this.database = database;
    }

    /** Stores a draft in place of the one before. */
    void save(StoredAssessment assessment, String inputSha256) {
        database.sql(
                        "INSERT INTO self_assessment (zone_code, data_year, body, input_sha256, saved_at, version,"
                                + " locked)"
                                + " VALUES (:zone, :year, :body, :sha, :at, :version, FALSE)"
                                + " ON DUPLICATE KEY UPDATE body = :body, input_sha256 = :sha, saved_at = :at, version = :version")
                .param("zone", assessment.zoneCode())
                .param("year", assessment.year())
                .param("body", assessment.body())
                .param("sha", inputSha256)
                .param("version", assessment.version())
                .param("at", LocalDateTime.ofInstant(assessment.savedAt(), ZoneOffset.UTC))
                .update();
    }

    /** Stores the figures of an evaluation in place of those before. */
    void saveFigures(ZoneFigures figures, int year, String rulebookSha256, String weightSetSha256) {
        database.sql("INSERT INTO evaluation (zone_code, data_year, total, base, ecology, green_manufacturing,"
                        + " standing, grade, rulebook_sha256, weight_set_sha256)"
                        + " VALUES (:zone, :year, :total, :base, :ecology, :green, :standing, :grade, :rulebook,"
                        + " :weights) ON DUPLICATE KEY UPDATE total = :total, base = :base, ecology = :ecology,"
                        + " green_manufacturing = :green, standing = :standing, grade = :grade,"
                        + " rulebook_sha256 = :rulebook, weight_set_sha256 = :weights")
                .param("zone", figures.zone().code())
                .param("year", year)
                .param("total", figures.total())
                .param("base", figures.base())
                .param("ecology", orNull(figures.ecology()))
                .param("green", orNull(figures.greenManufacturing()))
                .param("standing", Code.of(figures.standing()))
                .param("grade", figures.grade())
                .param("rulebook", rulebookSha256)
                .param("weights", weightSetSha256)
                .update();
    }

    void setLocked(String zoneCode, int year, boolean locked) {
        database.sql("UPDATE self_assessment SET locked = :locked WHERE zone_code = :zone AND data_year = :year")
                .param("locked", locked)
                .param("zone", zoneCode)
                .param("year", year)
                .update();
    }

    Optional<StoredAssessment> find(String zoneCode, int year) {
        return database.sql("SELECT zone_code, data_year, body, saved_at, version, locked FROM self_assessment"
                        + " WHERE zone_code = :zone AND data_year = :year")
                .param("zone", zoneCode)
                .param("year", year)
                .query((row, number) -> assessment(row))
                .optional();
    }

    List<StoredAssessment> ofZone(String zoneCode) {
        return database.sql("SELECT zone_code, data_year, body, saved_at, version, locked FROM self_assessment"
                        + " WHERE zone_code = :zone ORDER BY data_year")
                .param("zone", zoneCode)
                .query((row, number) -> assessment(row))
                .list();
    }

    /** The figures of every zone with a self-assessment of that year, by code, in one query. */
    List<FiguresRow> figures(int year) {
        return database.sql("SELECT zone.code, zone.name, zone.province, zone.city, zone.basin, zone.type,"
                        + " e.total, e.base, e.ecology, e.green_manufacturing, e.standing, e.grade,"
                        + " e.rulebook_sha256, e.weight_set_sha256"
                        + " FROM evaluation e JOIN zone ON zone.code = e.zone_code"
                        + " WHERE e.data_year = :year ORDER BY zone.code")
                .param("year", year)
                .query((row, number) -> figuresRow(row))
                .list();
    }

    private static StoredAssessment assessment(ResultSet row) throws SQLException {
        Instant savedAt = row.getObject("saved_at", LocalDateTime.class).toInstant(ZoneOffset.UTC);
        return new StoredAssessment(
                row.getString("zone_code"),
                row.getInt("data_year"),
                row.getString("body"),
                savedAt,
                row.getInt("version"),
                row.getBoolean("locked"));
    }

    private static FiguresRow figuresRow(ResultSet row) throws SQLException {
        Zone zone = ZoneRepository.zone(row);
        ZoneFigures figures = new ZoneFigures(
                zone,
                row.getDouble("total"),
                row.getDouble("base"),
                orNaN(row, "ecology"),
                orNaN(row, "green_manufacturing"),
                Code.read(Standing.class, row.getString("standing")),
                row.getString("grade"));
        return new FiguresRow(figures, row.getString("rulebook_sha256"), row.getString("weight_set_sha256"));
    }

    private static double orNaN(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
