package org.zonemark.job;

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
import org.zonemark.words.Words;

/** Jobs in the database. Times are UTC. */
@Repository
class JobRepository {

    /**
     * A job that somebody has to do.
     *
     * @param tries how often it was begun and did not come to an end
     */
    record Due(Job job, int tries) {}

    private static final String COLUMNS =
            "id, kind, round_id, parameters, state, done, total, requested_by, requested_at,"
                    + " started_at, finished_at, inputs, failure_zh, failure_en";
    private static final String IF_STILL_OWN = " WHERE id = :id AND state = 'RUNNING' AND owner = :owner";

    private final JdbcClient database;

    JobRepository(JdbcClient database) {
        this.database = database;
    }

    void add(Job job) {
        database.sql("INSERT INTO job (id, kind, round_id, parameters, state, done, total, requested_by, requested_at)"
                        + " VALUES (:id, :kind, :round, :parameters, :state, 0, 0, :by, :at)")
                .param("id", job.id())
                .param("kind", job.kind())
                .param("round", job.round())
                .param("parameters", job.parameters())
                .param("state", job.state().name())
                .param("by", job.requestedBy())
                .param("at", utc(job.requestedAt()))
                .update();
    }

    Optional<Job> find(String id) {
        return database.sql("SELECT " + COLUMNS + " FROM job WHERE id = :id")
                .param("id", id)
                .query((row, i) -> job(row))
                .optional();
    }

    /** The last first. */
    List<Job> ofRound(String round) {
        return database.sql("SELECT " + COLUMNS
                        + " FROM job WHERE round_id = :round ORDER BY requested_at DESC, id LIMIT 100")
                .param("round", round)
                .query((row, i) -> job(row))
                .list();
    }

    int waiting() {
        return database.sql("SELECT COUNT(*) FROM job WHERE state IN ('QUEUED', 'RUNNING')")
                .query(Integer.class)
                .single();
    }

    /** When the oldest of those that wait or are being done was asked for. */
    Optional<Instant> oldestUnfinished() {
        return database.sql("SELECT requested_at FROM job WHERE state IN ('QUEUED', 'RUNNING')"
                        + " ORDER BY requested_at LIMIT 1")
                .query((row, i) ->
                        row.getObject("requested_at", LocalDateTime.class).toInstant(ZoneOffset.UTC))
                .optional();
    }

    Optional<String> result(String id) {
        return database.sql("SELECT result FROM job WHERE id = :id AND state = 'DONE'")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The one that has waited longest, or whose instance is taken to be dead. */
    Optional<Due> due(Instant now) {
        return database.sql("SELECT " + COLUMNS + ", tries FROM job WHERE state = 'QUEUED'"
                        + " OR (state = 'RUNNING' AND owned_until < :now) ORDER BY requested_at, id LIMIT 1")
                .param("now", utc(now))
                .query((row, i) -> new Due(job(row), row.getInt("tries")))
                .optional();
    }

    /** Whether it is this instance's now, which counts as a try; of several that try at once, one gets it. */
    boolean claim(String id, String owner, Instant now, Instant until) {
        return database.sql(
                                "UPDATE job SET state = 'RUNNING', owner = :owner, owned_until = :until, started_at = :now,"
                                        + " done = 0, tries = tries + 1 WHERE id = :id AND (state = 'QUEUED' OR (state = 'RUNNING' AND owned_until < :now))")
                        .param("id", id)
                        .param("owner", owner)
                        .param("now", utc(now))
                        .param("until", utc(until))
                        .update()
                == 1;
    }

    /** Says how far it is; false if it is not this instance's any more, or was cancelled. */
    boolean keep(String id, String owner, Instant until, long done, long total) {
        return database.sql("UPDATE job SET owned_until = :until, done = :done, total = :total" + IF_STILL_OWN)
                        .param("id", id)
                        .param("owner", owner)
                        .param("until", utc(until))
                        .param("done", done)
                        .param("total", total)
                        .update()
                == 1;
    }

    /** Leaves it to whoever comes; this was no try. */
    void release(String id, String owner) {
        database.sql("UPDATE job SET state = 'QUEUED', owner = NULL, owned_until = NULL, tries = tries - 1"
                        + IF_STILL_OWN)
                .param("id", id)
                .param("owner", owner)
                .update();
    }

    void finish(String id, String owner, Instant at, JobKind.Outcome outcome) {
        database.sql(
                        "UPDATE job SET state = 'DONE', done = total, finished_at = :at, inputs = :inputs, result = :result"
                                + IF_STILL_OWN)
                .param("id", id)
                .param("owner", owner)
                .param("at", utc(at))
                .param("inputs", outcome.inputs())
                .param("result", outcome.result())
                .update();
    }

    void fail(String id, String owner, Instant at, Words why) {
        database.sql("UPDATE job SET state = 'FAILED', finished_at = :at, failure_zh = :zh, failure_en = :en"
                        + IF_STILL_OWN)
                .param("id", id)
                .param("owner", owner)
                .param("at", utc(at))
                .param("zh", why.zh())
                .param("en", why.en())
                .update();
    }

    /** Whether it was under way still. */
    boolean cancel(String id, Instant at) {
        return database.sql("UPDATE job SET state = 'CANCELLED', finished_at = :at"
                                + " WHERE id = :id AND state IN ('QUEUED', 'RUNNING')")
                        .param("id", id)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    private static Job job(ResultSet row) throws SQLException {
        String zh = row.getString("failure_zh");
        return new Job(
                row.getString("id"),
                row.getString("kind"),
                row.getString("round_id"),
                row.getString("parameters"),
                JobState.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("requested_by"),
                row.getObject("requested_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("inputs"),
                zh == null ? null : new Words(zh, row.getString("failure_en")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
