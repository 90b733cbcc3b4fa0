package org.zonemark.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.round.Application.Note;
import org.zonemark.round.Application.StepTaken;
import org.zonemark.words.Code;

/** Applications with their steps, notes and submissions in the database. Times are UTC. */
@Repository
class ApplicationRepository {

    /** An application as its row has it. */
    record Row(
            String zoneCode,
            State state,
            @Nullable Boolean accepted,
            @Nullable LocalDate deadline,
            @Nullable Double total,
            @Nullable String standing) {

        /** @param submitted what is submitted with the step; null with other steps */
        static Row after(
                Application before, State to, Step step, StepDetails details, @Nullable ScoredAssessment submitted) {
            return new Row(
                    before.zone().code(),
                    to,
                    step == Step.DECIDE ? details.accepted() : step == Step.SUBMIT ? null : before.accepted(),
                    step == Step.RETURN_FOR_CORRECTION ? details.deadline() : null,
                    submitted == null
                            ? before.total()
                            : Double.valueOf(submitted.evaluation().total()),
                    submitted == null
                            ? before.standing()
                            : Code.of(submitted.evaluation().standing()));
        }
    }

    private static final String COLUMNS = "zone_code, state, accepted, deadline, total, standing";
    private static final String STEP_COLUMNS = "step, state_from, state_to, actor, taken_at, reason, submission_sha256";
    private static final String OF_APPLICATION = " WHERE round_id = :round AND zone_code = :zone";

    private final JdbcClient database;

    ApplicationRepository(JdbcClient database) {
        this.database = database;
    }

    Optional<Row> find(String round, String zone) {
        return of(round, zone, "SELECT " + COLUMNS + " FROM application" + OF_APPLICATION)
                .query((row, i) -> row(row))
                .optional();
    }

    List<Row> ofRound(String round) {
        return database.sql("SELECT " + COLUMNS + " FROM application WHERE round_id = :round ORDER BY zone_code")
                .param("round", round)
                .query((row, i) -> row(row))
                .list();
    }

    /** How many applications of a province have been recommended in a round and not taken back. */
    int recommended(String round, String province) {
        return database.sql("SELECT COUNT(*) FROM application a JOIN zone ON zone.code = a.zone_code"
                        + " WHERE a.round_id = :round AND zone.province = :province AND a.state NOT IN"
                        + " ('DRAFT', 'SUBMITTED', 'FIRST_CHECKED', 'RETURNED', 'WITHDRAWN')")
                .param("round", round)
                .param("province", province)
                .query(Integer.class)
                .single();
    }

    /** Whether another round has a submission of the zone's same draft, so that nobody may change it. */
    boolean isHeldElsewhere(String round, String zone, int year) {
        return of(
                                round,
                                zone,
                                "SELECT COUNT(*) FROM application a JOIN assessment_round r ON r.id = a.round_id"
                                        + " WHERE a.zone_code = :zone AND a.round_id <> :round AND r.data_year = :year"
                                        + " AND a.state NOT IN ('DRAFT', 'RETURNED', 'WITHDRAWN')")
                        .param("year", year)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void save(String round, Row row) {
        of(
                        round,
                        row.zoneCode(),
                        "INSERT INTO application (round_id, " + COLUMNS + ") VALUES (:round, :zone, :state, :accepted,"
                                + " :deadline, :total, :standing) ON DUPLICATE KEY UPDATE state = :state,"
                                + " accepted = :accepted, deadline = :deadline, total = :total, standing = :standing")
                .param("state", row.state().name())
                .param("accepted", row.accepted())
                .param("deadline", row.deadline())
                .param("total", row.total())
                .param("standing", row.standing())
                .update();
    }

    /** Adds the next step and returns its number, from 1. */
    int addStep(String round, String zone, StepTaken step) {
        int number = next(round, zone, "application_step");
        of(
                        round,
                        zone,
                        "INSERT INTO application_step (round_id, zone_code, number, step, state_from, state_to, actor,"
                                + " taken_at, reason, submission_sha256) VALUES (:round, :zone, :number, :step, :from, :to,"
                                + " :actor, :at, :reason, :sha)")
                .param("number", number)
                .param("step", step.step().name())
                .param("from", step.from().name())
                .param("to", step.to().name())
                .param("actor", step.actor())
                .param("at", LocalDateTime.ofInstant(step.at(), ZoneOffset.UTC))
                .param("reason", step.reason())
                .param("sha", step.submissionSha256())
                .update();
        return number;
    }

    List<StepTaken> steps(String round, String zone) {
        return of(
                        round,
                        zone,
                        "SELECT " + STEP_COLUMNS + " FROM application_step" + OF_APPLICATION + " ORDER BY number")
                .query((row, i) -> step(row))
                .list();
    }

    /** The steps of every application of a round by zone, each zone's in their order. */
    Map<String, List<StepTaken>> steps(String round) {
        Map<String, List<StepTaken>> steps = new HashMap<>();
        database.sql("SELECT zone_code, " + STEP_COLUMNS
                        + " FROM application_step WHERE round_id = :round ORDER BY zone_code, number")
                .param("round", round)
                .query(row -> {
                    steps.computeIfAbsent(row.getString("zone_code"), any -> new ArrayList<>())
                            .add(step(row));
                });
        return steps;
    }

    void addNote(String round, String zone, int step, Note note) {
        of(
                        round,
                        zone,
                        "INSERT INTO return_note (round_id, zone_code, step_number, clause, note)"
                                + " VALUES (:round, :zone, :step, :clause, :note)")
                .param("step", step)
                .param("clause", note.clause())
                .param("note", note.comment())
                .update();
    }

    /** The notes of the last return. */
    List<Note> lastNotes(String round, String zone) {
        return of(
                        round,
                        zone,
                        "SELECT clause, note FROM return_note" + OF_APPLICATION + " AND step_number ="
                                + " (SELECT MAX(step_number) FROM return_note" + OF_APPLICATION + ") ORDER BY clause")
                .query((row, i) -> new Note(row.getString("clause"), row.getString("note")))
                .list();
    }

    void addSubmission(String round, String actor, Instant at, ScoredAssessment scored, String body) {
        String zone = scored.assessment().zone().code();
        of(
                        round,
                        zone,
                        "INSERT INTO submission (round_id, zone_code, number, body, input_sha256, submitted_at,"
                                + " submitted_by) VALUES (:round, :zone, :number, :body, :sha, :at, :actor)")
                .param("number", next(round, zone, "submission"))
                .param("body", body)
                .param("sha", scored.inputSha256())
                .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("actor", actor)
                .update();
    }

    /** The document that was submitted last. */
    Optional<String> lastSubmission(String round, String zone) {
        return of(round, zone, "SELECT body FROM submission" + OF_APPLICATION + " ORDER BY number DESC LIMIT 1")
                .query(String.class)
                .optional();
    }

    private int next(String round, String zone, String table) {
        return of(round, zone, "SELECT COALESCE(MAX(number), 0) + 1 FROM " + table + OF_APPLICATION)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec of(String round, String zone, String sql) {
        return database.sql(sql).param("round", round).param("zone", zone);
    }

    private static Row row(ResultSet row) throws SQLException {
        boolean accepted = row.getBoolean("accepted");
        Boolean decision = row.wasNull() ? null : accepted;
        double total = row.getDouble("total");
        Double orNull = row.wasNull() ? null : total;
        return new Row(
                row.getString("zone_code"),
                Code.read(State.class, row.getString("state")),
                decision,
                row.getObject("deadline", LocalDate.class),
                orNull,
                row.getString("standing"));
    }

    private static StepTaken step(ResultSet row) throws SQLException {
        return new StepTaken(
                Step.valueOf(row.getString("step")),
                State.valueOf(row.getString("state_from")),
                State.valueOf(row.getString("state_to")),
                row.getString("actor"),
                row.getObject("taken_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString("reason"),
                row.getString("submission_sha256"));
    }
}
