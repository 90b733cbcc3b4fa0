package org.zonemark.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Zone;
import org.zonemark.storage.Rows;
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

    /** Stores drafts in place of those before. */
    void save(List<StoredAssessment> assessments, List<String> inputSha256) {
        List<@Nullable Object[]> values = new ArrayList<>();
        for (int i = 0; i < assessments.size(); i++) {
            StoredAssessment one = assessments.get(i);
            values.add(new Object[] {
                one.zoneCode(),
                one.year(),
                one.body(),
                inputSha256.get(i),
                LocalDateTime.ofInstant(one.savedAt(), ZoneOffset.UTC),
                one.version(),
                false
            });
        }
        Rows.insert(
                database,
                "INSERT INTO self_assessment (zone_code, data_year, body, input_sha256, saved_at, version, locked)",
                values,
                "ON DUPLICATE KEY UPDATE body = VALUES(body), input_sha256 = VALUES(input_sha256),"
                        + " saved_at = VALUES(saved_at), version = VALUES(version)");
    }

    /** Stores the figures of evaluations in place of those before. */
    void saveFigures(List<FiguresRow> figures, int year) {
        List<@Nullable Object[]> values = new ArrayList<>();
        for (FiguresRow row : figures) {
            ZoneFigures one = row.figures();
            values.add(new Object[] {
                one.zone().code(),
                year,
                one.total(),
                one.base(),
                orNull(one.ecology()),
                orNull(one.greenManufacturing()),
                Code.of(one.standing()),
                one.grade(),
                row.rulebookSha256(),
                row.weightSetSha256()
            });
        }
        Rows.insert(
                database,
                "INSERT INTO evaluation (zone_code, data_year, total, base, ecology, green_manufacturing, standing,"
                        + " grade, rulebook_sha256, weight_set_sha256)",
                values,
                "ON DUPLICATE KEY UPDATE total = VALUES(total), base = VALUES(base), ecology = VALUES(ecology),"
                        + " green_manufacturing = VALUES(green_manufacturing), standing = VALUES(standing),"
                        + " grade = VALUES(grade), rulebook_sha256 = VALUES(rulebook_sha256),"
                        + " weight_set_sha256 = VALUES(weight_set_sha256)");
    }

    /** The drafts of a year of these zones, as far as they have one. */
    List<StoredAssessment> find(List<String> zoneCodes, int year) {
        return database.sql("SELECT zone_code, data_year, body, saved_at, version, locked FROM self_assessment"
                        + " WHERE data_year = :year AND zone_code IN (:zones)")
                .param("year", year)
                .param("zones", zoneCodes)
                .query((row, number) -> assessment(row))
                .list();
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
