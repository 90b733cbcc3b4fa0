package org.zonemark.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Figures in the database. Times are UTC. */
@Repository
class TargetFigureRepository {

    private static final String COLUMNS = "plan_row, data_year, figure, source, entered_by, entered_at";
    private static final String OF_YEAR = " WHERE plan_row = :row AND data_year = :year";

    private final JdbcClient database;

    TargetFigureRepository(JdbcClient database) {
        this.database = database;
    }

    List<TargetFigure> all() {
        return database.sql("SELECT " + COLUMNS + " FROM target_figure ORDER BY plan_row, data_year")
                .query((row, i) -> figure(row))
                .list();
    }

    Optional<TargetFigure> findAndLock(String row, int year) {
        return database.sql("SELECT " + COLUMNS + " FROM target_figure" + OF_YEAR + " FOR UPDATE")
                .param("row", row)
                .param("year", year)
                .query((found, i) -> figure(found))
                .optional();
    }

    void save(TargetFigure figure) {
        database.sql(
                        "INSERT INTO target_figure (" + COLUMNS + ") VALUES (:row, :year, :figure, :source, :by, :at)"
                                + " ON DUPLICATE KEY UPDATE figure = :figure, source = :source, entered_by = :by, entered_at = :at")
                .param("row", figure.row())
                .param("year", figure.year())
                .param("figure", figure.value())
                .param("source", figure.source())
                .param("by", figure.enteredBy())
                .param("at", LocalDateTime.ofInstant(figure.enteredAt(), ZoneOffset.UTC))
                .update();
    }

    void remove(String row, int year) {
        database.sql("DELETE FROM target_figure" + OF_YEAR)
                .param("row", row)
                .param("year", year)
                .update();
    }

    private static TargetFigure figure(ResultSet row) throws SQLException {
        return new TargetFigure(
                row.getString("plan_row"),
                row.getInt("data_year"),
                row.getDouble("figure"),
                row.getString("source"),
                row.getString("entered_by"),
                row.getObject("entered_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
