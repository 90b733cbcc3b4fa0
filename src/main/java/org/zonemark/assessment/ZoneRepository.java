package org.zonemark.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.rulebook.Basin;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;
import org.zonemark.words.Code;

/** Zones in the database. */
@Repository
class ZoneRepository {

    private static final String COLUMNS = "zone.code, zone.name, zone.province, zone.city, zone.basin, zone.type";

    private final JdbcClient database;

    ZoneRepository(JdbcClient database) {
        this.database = database;
    }

    /** Adds the zone, or changes the one of its code. */
    void save(Zone zone) {
        database.sql("INSERT INTO zone (code, name, province, city, basin, type)"
                        + " VALUES (:code, :name, :province, :city, :basin, :type)"
                        + " ON DUPLICATE KEY UPDATE name = :name, province = :province, city = :city,"
                        + " basin = :basin, type = :type")
                .param("code", zone.code())
                .param("name", zone.name())
                .param("province", zone.province())
                .param("city", zone.city())
                .param("basin", Code.of(zone.basin()))
                .param("type", Code.of(zone.type()))
                .update();
    }

    Optional<Zone> find(String code) {
        return database.sql("SELECT " + COLUMNS + " FROM zone WHERE code = :code")
                .param("code", code)
                .query((row, number) -> zone(row))
                .optional();
    }

    /** The same, and nobody else changes the zone or its self-assessments until the transaction ends. */
    Optional<Zone> findAndLock(String code) {
        return database.sql("SELECT " + COLUMNS + " FROM zone WHERE code = :code FOR UPDATE")
                .param("code", code)
                .query((row, number) -> zone(row))
                .optional();
    }

    /** Those of these codes that are there, locked in the same way. */
    List<Zone> findAndLock(List<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : database.sql("SELECT " + COLUMNS + " FROM zone WHERE code IN (:codes) ORDER BY code FOR UPDATE")
                        .param("codes", codes)
                        .query((row, number) -> zone(row))
                        .list();
    }

    List<Zone> all() {
        return database.sql("SELECT " + COLUMNS + " FROM zone ORDER BY code")
                .query((row, number) -> zone(row))
                .list();
    }

    static Zone zone(ResultSet row) throws SQLException {
        return new Zone(
                row.getString("code"),
                row.getString("name"),
                row.getString("province"),
                row.getString("city"),
                Code.read(Basin.class, row.getString("basin")),
                Code.read(ZoneType.class, row.getString("type")));
    }
}
