package org.zonemark.ranking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.ranking.TieDecision.Choice;
import org.zonemark.weighting.CutLine;
import org.zonemark.weighting.TieRule;

/** Decisions on ties at lines of cuts in the database. Times are UTC. */
@Repository
class TieDecisionRepository {

    private final JdbcClient database;

    TieDecisionRepository(JdbcClient database) {
        this.database = database;
    }

    /** Nobody else decides in the round, and no zone takes a step in it, until the transaction ends. */
    void lock(String round) {
        database.sql("SELECT id FROM assessment_round WHERE id = :round FOR UPDATE")
                .param("round", round)
                .query(String.class)
                .optional();
    }

    /** All of a round, the oldest first. */
    List<TieDecision> ofRound(String round) {
        return database.sql("SELECT round_id, tie, version, tie_rule, dimension, zones, reason, line, province, seats,"
                        + " figures, decided_by, decided_at FROM tie_decision WHERE round_id = :round"
                        + " ORDER BY decided_at, tie")
                .param("round", round)
                .query((row, i) -> decision(row))
                .list();
    }

    /** Adds a decision, or puts it in place of the one on the same tie. */
    void save(TieDecision decision) {
        Choice choice = decision.choice();
        database.sql("INSERT INTO tie_decision (round_id, tie, version, tie_rule, dimension, zones, reason, line,"
                        + " province, seats, figures, decided_by, decided_at) VALUES (:round, :tie, :version, :rule,"
                        + " :dimension, :zones, :reason, :line, :province, :seats, :figures, :actor, :at)"
                        + " ON DUPLICATE KEY UPDATE version = :version, tie_rule = :rule, dimension = :dimension,"
                        + " zones = :zones, reason = :reason, decided_by = :actor, decided_at = :at")
                .param("round", decision.roundId())
                .param("tie", decision.tie())
                .param("version", decision.version())
                .param("rule", choice.rule().name())
                .param("dimension", choice.dimension())
                .param("zones", String.join(" ", choice.zones()))
                .param("reason", choice.reason())
                .param("line", decision.kind().name())
                .param("province", decision.province())
                .param("seats", decision.seats())
                .param("figures", decision.figures())
                .param("actor", decision.decidedBy())
                .param("at", LocalDateTime.ofInstant(decision.decidedAt(), ZoneOffset.UTC))
                .update();
    }

    /** When zones submitted for the first time in a round, by zone. */
    Map<String, Instant> firstSubmissions(String round) {
        Map<String, Instant> first = new HashMap<>();
        database.sql("SELECT zone_code, MIN(submitted_at) AS at FROM submission WHERE round_id = :round"
                        + " GROUP BY zone_code")
                .param("round", round)
                .query(row -> {
                    first.put(row.getString("zone_code"), instant(row, "at"));
                });
        return first;
    }

    private static TieDecision decision(ResultSet row) throws SQLException {
        return new TieDecision(
                row.getString("round_id"),
                row.getString("tie"),
                row.getInt("version"),
                new Choice(
                        TieRule.valueOf(row.getString("tie_rule")),
                        row.getString("dimension"),
                        Arrays.asList(row.getString("zones").split(" ")),
                        row.getString("reason")),
                CutLine.Kind.valueOf(row.getString("line")),
                row.getString("province"),
                row.getInt("seats"),
                row.getString("figures"),
                row.getString("decided_by"),
                instant(row, "decided_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
