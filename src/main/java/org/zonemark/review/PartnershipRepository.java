package org.zonemark.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Partnerships of zones in the database, each once, the codes in order. Times are UTC. */
@Repository
class PartnershipRepository {

    private static final String COLUMNS = "zone_a, zone_b, agreement, agreed_on, entered_by, entered_at";
    private static final String OF_PARTNERS = " WHERE zone_a = :a AND zone_b = :b";

    private final JdbcClient database;

    PartnershipRepository(JdbcClient database) {
        this.database = database;
    }

    List<PartnershipAgreement> all() {
        return database.sql("SELECT " + COLUMNS + " FROM partnership ORDER BY zone_a, zone_b")
                .query((row, i) -> agreement(row))
                .list();
    }

    Optional<PartnershipAgreement> find(Partnership partners) {
        return of(partners, "SELECT " + COLUMNS + " FROM partnership" + OF_PARTNERS)
                .query((row, i) -> agreement(row))
                .optional();
    }

    /** Those that were agreed on before a year of data ended. */
    Set<Partnership> inForce(int year) {
        return database
                .sql("SELECT " + COLUMNS + " FROM partnership WHERE agreed_on <= :end")
                .param("end", LocalDate.of(year, Month.DECEMBER, 31))
                .query((row, i) -> agreement(row).partners())
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Adds an agreement, or changes the one of the same partners. */
    void save(PartnershipAgreement agreement) {
        of(
                        agreement.partners(),
                        "INSERT INTO partnership (" + COLUMNS + ") VALUES (:a, :b, :agreement, :on, :by, :at)"
                                + " ON DUPLICATE KEY UPDATE agreement = :agreement, agreed_on = :on, entered_by = :by,"
                                + " entered_at = :at")
                .param("agreement", agreement.agreement())
                .param("on", agreement.agreedOn())
                .param("by", agreement.enteredBy())
                .param("at", LocalDateTime.ofInstant(agreement.enteredAt(), ZoneOffset.UTC))
                .update();
    }

    void remove(Partnership partners) {
        of(partners, "DELETE FROM partnership" + OF_PARTNERS).update();
    }

    private JdbcClient.StatementSpec of(Partnership partners, String sql) {
        return database.sql(sql).param("a", partners.zoneA()).param("b", partners.zoneB());
    }

    private static PartnershipAgreement agreement(ResultSet row) throws SQLException {
        return new PartnershipAgreement(
                new Partnership(row.getString("zone_a"), row.getString("zone_b")),
                row.getString("agreement"),
                row.getObject("agreed_on", LocalDate.class),
                row.getString("entered_by"),
                row.getObject("entered_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
