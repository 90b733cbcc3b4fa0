package org.zonemark.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.review.ReviewMark.Kind;
import tools.jackson.databind.json.JsonMapper;

/** Reviewers' marks in the database. Times are UTC. */
@Repository
class ReviewRepository {

    private final JdbcClient database;
    private final JsonMapper json;

    ReviewRepository(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    List<ReviewMark> marks(String round, String zone) {
        return database.sql("SELECT kind, subject, voter, content, reason, author, made_at FROM review_mark"
                        + " WHERE round_id = :round AND zone_code = :zone ORDER BY made_at, kind, subject, voter")
                .param("round", round)
                .param("zone", zone)
                .query((row, i) -> mark(row))
                .list();
    }

    /** The marks of a whole round by zone, each zone's in the order of time. */
    Map<String, List<ReviewMark>> marks(String round) {
        Map<String, List<ReviewMark>> marks = new HashMap<>();
        database.sql("SELECT zone_code, kind, subject, voter, content, reason, author, made_at FROM review_mark"
                        + " WHERE round_id = :round ORDER BY zone_code, made_at, kind, subject, voter")
                .param("round", round)
                .query(row -> {
                    marks.computeIfAbsent(row.getString("zone_code"), zone -> new ArrayList<>())
                            .add(mark(row));
                });
        return marks;
    }

    /** Stores a mark in place of the one before on the same subject. */
    void save(String round, String zone, ReviewMark mark) {
        database.sql("INSERT INTO review_mark (round_id, zone_code, kind, subject, voter, content, reason, author,"
                        + " made_at) VALUES (:round, :zone, :kind, :subject, :voter, :content, :reason, :author, :at)"
                        + " ON DUPLICATE KEY UPDATE content = :content, reason = :reason, author = :author,"
                        + " made_at = :at")
                .param("round", round)
                .param("zone", zone)
                .param("kind", mark.kind().name())
                .param("subject", mark.subject())
                .param("voter", mark.voter())
                .param("content", mark.content().toString())
                .param("reason", mark.reason())
                .param("author", mark.author())
                .param("at", LocalDateTime.ofInstant(mark.at(), ZoneOffset.UTC))
                .update();
    }

    void remove(String round, String zone, Kind kind, String subject) {
        database.sql("DELETE FROM review_mark WHERE round_id = :round AND zone_code = :zone AND kind = :kind"
                        + " AND subject = :subject AND voter = ''")
                .param("round", round)
                .param("zone", zone)
                .param("kind", kind.name())
                .param("subject", subject)
                .update();
    }

    private ReviewMark mark(ResultSet row) throws SQLException {
        return new ReviewMark(
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("voter"),
                json.readTree(row.getString("content")),
                row.getString("reason"),
                row.getString("author"),
                row.getObject("made_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
