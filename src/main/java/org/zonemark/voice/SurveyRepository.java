package org.zonemark.voice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Surveys in the database, their links, and the answers, which no link leads to. */
@Repository
class SurveyRepository {

    private static final String OF_SURVEY = " WHERE round_id = :round AND zone_code = :zone";
    private static final String COLUMNS =
            "s.round_id, s.zone_code, s.population, s.sample_size, s.opens, s.closes, s.least_response_rate, s.closed";

    private final JdbcClient database;

    SurveyRepository(JdbcClient database) {
        this.database = database;
    }

    Optional<Survey> find(String round, String zone) {
        return found(round, zone, "");
    }

    /** The same, and nobody else answers or closes it until the transaction ends. */
    Optional<Survey> findAndLock(String round, String zone) {
        return found(round, zone, " FOR UPDATE");
    }

    private Optional<Survey> found(String round, String zone, String lock) {
        return database.sql("SELECT " + COLUMNS + " FROM survey s" + OF_SURVEY + lock)
                .param("round", round)
                .param("zone", zone)
                .query((row, i) -> survey(row))
                .optional();
    }

    List<Survey> ofRound(String round) {
        return database.sql("SELECT " + COLUMNS + " FROM survey s WHERE s.round_id = :round ORDER BY s.zone_code")
                .param("round", round)
                .query((row, i) -> survey(row))
                .list();
    }

    /** The survey that a link is for. */
    Optional<Survey> ofLink(String tokenSha256) {
        return database.sql("SELECT " + COLUMNS + " FROM survey s JOIN survey_link l"
                        + " ON l.round_id = s.round_id AND l.zone_code = s.zone_code WHERE l.token_sha256 = :token")
                .param("token", tokenSha256)
                .query((row, i) -> survey(row))
                .optional();
    }

    void add(Survey survey) {
        Survey.Plan plan = survey.plan();
        database.sql("INSERT INTO survey (round_id, zone_code, population, sample_size, opens, closes,"
                        + " least_response_rate, closed) VALUES (:round, :zone, :population, :sample, :opens, :closes,"
                        + " :rate, FALSE)")
                .param("round", survey.roundId())
                .param("zone", survey.zoneCode())
                .param("population", plan.population())
                .param("sample", plan.sampleSize())
                .param("opens", plan.opens())
                .param("closes", plan.closes())
                .param("rate", plan.leastResponseRate())
                .update();
    }

    void addLink(Survey survey, String tokenSha256) {
        database.sql("INSERT INTO survey_link (token_sha256, round_id, zone_code, used)"
                        + " VALUES (:token, :round, :zone, FALSE)")
                .param("token", tokenSha256)
                .param("round", survey.roundId())
                .param("zone", survey.zoneCode())
                .update();
    }

    void close(Survey survey) {
        database.sql("UPDATE survey SET closed = TRUE" + OF_SURVEY)
                .param("round", survey.roundId())
                .param("zone", survey.zoneCode())
                .update();
    }

    boolean isUsed(String tokenSha256) {
        return database.sql("SELECT used FROM survey_link WHERE token_sha256 = :token")
                .param("token", tokenSha256)
                .query(Boolean.class)
                .single();
    }

    /** Whether this call used the link up; of two at once one does. */
    boolean use(String tokenSha256) {
        return database.sql("UPDATE survey_link SET used = TRUE WHERE token_sha256 = :token AND used = FALSE")
                        .param("token", tokenSha256)
                        .update()
                == 1;
    }

    void addAnswer(Survey survey, String id, List<Integer> marks) {
        database.sql("INSERT INTO survey_answer (round_id, zone_code, id, marks) VALUES (:round, :zone, :id, :marks)")
                .param("round", survey.roundId())
                .param("zone", survey.zoneCode())
                .param("id", id)
                .param("marks", marks.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .update();
    }

    /** The marks of each answer, in an order that says nothing. */
    List<List<Integer>> answers(Survey survey) {
        return database.sql("SELECT marks FROM survey_answer" + OF_SURVEY + " ORDER BY id")
                .param("round", survey.roundId())
                .param("zone", survey.zoneCode())
                .query((row, i) -> marks(row))
                .list();
    }

    /** The same of every survey of a round, by zone. */
    Map<String, List<List<Integer>>> answers(String round) {
        Map<String, List<List<Integer>>> answers = new HashMap<>();
        database.sql("SELECT zone_code, marks FROM survey_answer WHERE round_id = :round ORDER BY zone_code, id")
                .param("round", round)
                .query(row -> {
                    answers.computeIfAbsent(row.getString("zone_code"), any -> new ArrayList<>())
                            .add(marks(row));
                });
        return answers;
    }

    private static List<Integer> marks(ResultSet row) throws SQLException {
        return Arrays.stream(row.getString("marks").split(" "))
                .map(Integer::valueOf)
                .toList();
    }

    private static Survey survey(ResultSet row) throws SQLException {
        Survey.Plan plan = new Survey.Plan(
                row.getInt("population"),
                row.getInt("sample_size"),
                row.getObject("opens", LocalDate.class),
                row.getObject("closes", LocalDate.class),
                row.getDouble("least_response_rate"));
        return new Survey(row.getString("round_id"), row.getString("zone_code"), plan, row.getBoolean("closed"));
    }
}
