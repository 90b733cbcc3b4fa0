package org.zonemark.voice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.voice.PublicComment.Moderation;
import org.zonemark.voice.PublicComment.Reply;
import org.zonemark.voice.PublicComment.Said;
import org.zonemark.voice.PublicComment.Stage;

/** Public comments in the database. Times are UTC. */
@Repository
class CommentRepository {

    private static final String SELECT = "SELECT id, round_id, zone_code, name, contact, body, state, reason, answer,"
            + " made_at, moderated_at, moderated_by, answered_at, answered_by FROM public_comment";

    private final JdbcClient database;

    CommentRepository(JdbcClient database) {
        this.database = database;
    }

    /** The oldest first. */
    List<PublicComment> ofApplication(String round, String zone) {
        return database.sql(SELECT + " WHERE round_id = :round AND zone_code = :zone ORDER BY made_at, id")
                .param("round", round)
                .param("zone", zone)
                .query((row, i) -> comment(row))
                .list();
    }

    /** The oldest first. */
    List<PublicComment> ofRound(String round, Stage stage, int most) {
        return database.sql(SELECT + " WHERE round_id = :round AND state = :state ORDER BY made_at, id LIMIT :most")
                .param("round", round)
                .param("state", stage.name())
                .param("most", most)
                .query((row, i) -> comment(row))
                .list();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<PublicComment> findAndLock(String round, String id) {
        return database.sql(SELECT + " WHERE id = :id AND round_id = :round FOR UPDATE")
                .param("id", id)
                .param("round", round)
                .query((row, i) -> comment(row))
                .optional();
    }

    void add(PublicComment comment) {
        database.sql("INSERT INTO public_comment (id, round_id, zone_code, name, contact, body, state, made_at)"
                        + " VALUES (:id, :round, :zone, :name, :contact, :body, :state, :at)")
                .param("id", comment.id())
                .param("round", comment.roundId())
                .param("zone", comment.zoneCode())
                .param("name", comment.said().name())
                .param("contact", comment.said().contact())
                .param("body", comment.said().text())
                .param("state", comment.stage().name())
                .param("at", utc(comment.madeAt()))
                .update();
    }

    void moderate(String id, Stage stage, Moderation moderation) {
        database.sql("UPDATE public_comment SET state = :state, reason = :reason, moderated_at = :at,"
                        + " moderated_by = :actor WHERE id = :id")
                .param("id", id)
                .param("state", stage.name())
                .param("reason", moderation.reason())
                .param("at", utc(moderation.at()))
                .param("actor", moderation.actor())
                .update();
    }

    void answer(String id, Reply reply) {
        database.sql("UPDATE public_comment SET state = :state, answer = :answer, answered_at = :at,"
                        + " answered_by = :actor WHERE id = :id")
                .param("id", id)
                .param("state", Stage.ANSWERED.name())
                .param("answer", reply.text())
                .param("at", utc(reply.at()))
                .param("actor", reply.actor())
                .update();
    }

    private static PublicComment comment(ResultSet row) throws SQLException {
        Instant moderatedAt = instant(row, "moderated_at");
        Instant answeredAt = instant(row, "answered_at");
        return new PublicComment(
                row.getString("id"),
                row.getString("round_id"),
                row.getString("zone_code"),
                new Said(row.getString("name"), row.getString("contact"), row.getString("body")),
                Stage.valueOf(row.getString("state")),
                Objects.requireNonNull(instant(row, "made_at")),
                moderatedAt == null
                        ? null
                        : new Moderation(row.getString("moderated_by"), moderatedAt, row.getString("reason")),
                answeredAt == null
                        ? null
                        : new Reply(row.getString("answered_by"), answeredAt, row.getString("answer")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
