package org.zonemark.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the zones of a round have said, all at once. */
@Repository
class CohortRepository {

    /** Whatever changes when a cohort may have changed; the zones themselves are not in it. */
    record Stamp(long steps, long lastStep, long marks, String lastMark, long drafts, String lastDraft) {}

    private final JdbcClient database;

    CohortRepository(JdbcClient database) {
        this.database = database;
    }

    /** The last submission of each zone that still stands in the round, by zone. */
    Map<String, String> submissions(String round) {
        Map<String, String> bodies = new HashMap<>();
        database.sql("SELECT s.zone_code, s.body FROM submission s JOIN (SELECT zone_code, MAX(number) AS number"
                        + " FROM submission WHERE round_id = :round GROUP BY zone_code) newest"
                        + " ON newest.zone_code = s.zone_code AND newest.number = s.number JOIN application a"
                        + " ON a.round_id = s.round_id AND a.zone_code = s.zone_code WHERE s.round_id = :round"
                        + " AND a.state NOT IN ('WITHDRAWN', 'EXITED')")
                .param("round", round)
                .query(row -> {
                    bodies.put(row.getString("zone_code"), row.getString("body"));
                });
        return bodies;
    }

    /** The drafts of a year by zone. */
    Map<String, String> drafts(int year) {
        Map<String, String> bodies = new HashMap<>();
        database.sql("SELECT zone_code, body FROM self_assessment WHERE data_year = :year")
                .param("year", year)
                .query(row -> {
                    bodies.put(row.getString("zone_code"), row.getString("body"));
                });
        return bodies;
    }

    /** Zones with a survey in the round. */
    List<String> surveyed(String round) {
        return database.sql("SELECT zone_code FROM survey WHERE round_id = :round")
                .param("round", round)
                .query(String.class)
                .list();
    }

    Stamp stamp(String round, int year) {
        return database.sql(
                        "SELECT st.n AS steps, st.last AS last_step, m.n AS marks, m.last AS last_mark, d.n AS drafts,"
                                + " d.last AS last_draft FROM (SELECT COUNT(*) AS n, COALESCE(SUM(number), 0) AS last"
                                + " FROM application_step WHERE round_id = :round) st, (SELECT COUNT(*) AS n, MAX(made_at) AS last"
                                + " FROM review_mark WHERE round_id = :round) m, (SELECT COALESCE(SUM(version), 0) AS n,"
                                + " MAX(saved_at) AS last FROM self_assessment WHERE data_year = :year) d")
                .param("round", round)
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
                String.valueOf(row.getString("last_draft")));
    }
}
