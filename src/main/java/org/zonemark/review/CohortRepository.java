package org.zonemark.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the zones of a round have said, all at once. */
@Repository
class CohortRepository {

    /** Whatever changes when a cohort may have changed; the zones themselves are not in it. */
    record Stamp(
            long steps,
            long lastStep,
            long marks,
            String lastMark,
            long drafts,
            String lastDraft,
            long closedSurveys) {}

    /** So many zones are named in one statement. */
    private static final int NAMED = 500;

    private final JdbcClient database;

    CohortRepository(JdbcClient database) {
        this.database = database;
    }

    /** Hashes of the last submission of each zone that still stands in the round, by zone. */
    Map<String, String> submissions(String round) {
        return byZone(
                database.sql("SELECT s.zone_code, s.input_sha256 AS found FROM submission s JOIN (SELECT zone_code,"
                                + " MAX(number) AS number FROM submission WHERE round_id = :round GROUP BY zone_code) newest"
                                + " ON newest.zone_code = s.zone_code AND newest.number = s.number JOIN application a"
                                + " ON a.round_id = s.round_id AND a.zone_code = s.zone_code WHERE s.round_id = :round"
                                + " AND a.state NOT IN ('WITHDRAWN', 'EXITED')")
                        .param("round", round));
    }

    /** Hashes of the drafts of a year by zone. */
    Map<String, String> drafts(int year) {
        return byZone(
                database.sql("SELECT zone_code, input_sha256 AS found FROM self_assessment WHERE data_year = :year")
                        .param("year", year));
    }

    private static Map<String, String> byZone(JdbcClient.StatementSpec statement) {
        Map<String, String> found = new HashMap<>();
        statement.query(row -> {
            found.put(row.getString("zone_code"), row.getString("found"));
        });
        return found;
    }

    /** What zones submitted last in a round. */
    Map<String, String> submitted(String round, List<String> zones) {
        return bodies(
                "SELECT s.zone_code, s.body AS found FROM submission s WHERE s.round_id = :key AND s.zone_code IN (:zones)"
                        + " AND s.number = (SELECT MAX(n.number) FROM submission n WHERE n.round_id = s.round_id"
                        + " AND n.zone_code = s.zone_code)",
                round,
                zones);
    }

    /** The drafts that zones have of a year. */
    Map<String, String> drafted(int year, List<String> zones) {
        return bodies(
                "SELECT zone_code, body AS found FROM self_assessment WHERE data_year = :key AND zone_code IN (:zones)",
                year,
                zones);
    }

    private Map<String, String> bodies(String statement, Object key, List<String> zones) {
        Map<String, String> bodies = new HashMap<>();
        for (int from = 0; from < zones.size(); from += NAMED) {
            bodies.putAll(byZone(database.sql(statement)
                    .param("key", key)
                    .param("zones", zones.subList(from, Math.min(zones.size(), from + NAMED)))));
        }
        return bodies;
    }

    /** @param today closes surveys */
    Stamp stamp(String round, int year, LocalDate today) {
        return database.sql(
                        "SELECT st.n AS steps, st.last AS last_step, m.n AS marks, m.last AS last_mark, d.n AS drafts,"
                                + " d.last AS last_draft, v.n AS closed FROM (SELECT COUNT(*) AS n, COALESCE(SUM(number), 0) AS last"
                                + " FROM application_step WHERE round_id = :round) st, (SELECT COUNT(*) AS n, MAX(made_at) AS last"
                                + " FROM review_mark WHERE round_id = :round) m, (SELECT COALESCE(SUM(version), 0) AS n,"
                                + " MAX(saved_at) AS last FROM self_assessment WHERE data_year = :year) d, (SELECT COUNT(*) AS n"
                                + " FROM survey WHERE round_id = :round AND (closed OR closes < :today)) v")
                .param("round", round)
                .param("today", today)
                .param("year", year)
                .query((row, i) -> stamp(row))
                .single();
    }

    private static Stamp stamp(ResultSet row) throws SQLException {
        return new Stamp(
                row.getLong("steps"),
                row.getLong("last_step"),
                row.getLong("marks"),
                String.valueOf(row.getString("last_mark")),
                row.getLong("drafts"),
                String.valueOf(row.getString("last_draft")),
                row.getLong("closed"));
    }
}
