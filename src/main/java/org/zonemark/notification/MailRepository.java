package org.zonemark.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.words.Words;

/** The outbox in the database. Times are UTC. What is said of a mail counts only from the holder of its lease. */
@Repository
class MailRepository {

    private static final String OF_LEASE = " WHERE notification_id = :id AND lease = :lease AND state = 'DUE'";

    private final JdbcClient database;

    MailRepository(JdbcClient database) {
        this.database = database;
    }

    void add(long notificationId, String messageId, String recipient, Instant dueAt) {
        database.sql("INSERT INTO mail (notification_id, message_id, recipient, state, tries, due_at)"
                        + " VALUES (:id, :message, :recipient, 'DUE', 0, :due)")
                .param("id", notificationId)
                .param("message", messageId)
                .param("recipient", recipient)
                .param("due", utc(dueAt))
                .update();
    }

    /** What is due, the longest waiting first. */
    List<Long> due(Instant now, int most) {
        return database.sql("SELECT notification_id FROM mail WHERE state = 'DUE' AND due_at <= :now"
                        + " ORDER BY due_at, notification_id LIMIT :most")
                .param("now", utc(now))
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Takes a mail that is due, until a time; false if somebody else was faster. */
    boolean claim(long notificationId, String lease, Instant now, Instant until) {
        return database.sql("UPDATE mail SET lease = :lease, due_at = :until, tries = tries + 1"
                                + " WHERE notification_id = :id AND state = 'DUE' AND due_at <= :now")
                        .param("id", notificationId)
                        .param("lease", lease)
                        .param("until", utc(until))
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    Mail read(long notificationId) {
        return database.sql("SELECT m.notification_id, m.message_id, n.account_name, m.recipient, m.tries, m.lease,"
                        + " n.subject_zh, n.subject_en, n.body_zh, n.body_en, n.link"
                        + " FROM mail m JOIN notification n ON n.id = m.notification_id WHERE m.notification_id = :id")
                .param("id", notificationId)
                .query((row, i) -> mail(row))
                .single();
    }

    void markSent(Mail mail, Instant at) {
        database.sql("UPDATE mail SET state = 'SENT', sent_at = :at" + OF_LEASE)
                .param("id", mail.notificationId())
                .param("lease", mail.lease())
                .param("at", utc(at))
                .update();
    }

    void retry(Mail mail, Instant dueAt, String error) {
        database.sql("UPDATE mail SET due_at = :due, last_error = :error" + OF_LEASE)
                .param("id", mail.notificationId())
                .param("lease", mail.lease())
                .param("due", utc(dueAt))
                .param("error", error)
                .update();
    }

    /** False if somebody else has claimed the mail. */
    boolean giveUp(Mail mail, String error) {
        return database.sql("UPDATE mail SET state = 'GIVEN_UP', last_error = :error" + OF_LEASE)
                        .param("id", mail.notificationId())
                        .param("lease", mail.lease())
                        .param("error", error)
                        .update()
                == 1;
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getLong("notification_id"),
                row.getString("message_id"),
                row.getString("account_name"),
                row.getString("recipient"),
                row.getInt("tries"),
                row.getString("lease"),
                new Words(row.getString("subject_zh"), row.getString("subject_en")),
                new Words(row.getString("body_zh"), row.getString("body_en")),
                row.getString("link"));
    }
}
