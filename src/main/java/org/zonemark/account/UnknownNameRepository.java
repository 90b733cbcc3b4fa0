package org.zonemark.account;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.rulebook.Fingerprint;

/**
 * Wrong passwords for names that no account has, so that such a name is closed like any other and cannot be told apart, on
 * whatever instance it is tried. Times are UTC.
 */
@Repository
class UnknownNameRepository {

    private final JdbcClient database;

    UnknownNameRepository(JdbcClient database) {
        this.database = database;
    }

    /** What was counted so far; whoever else tries the name waits until the transaction ends, as for an account. */
    FailureCount findAndLock(String name, Instant now) {
        String hash = Fingerprint.ofText(name);
        database.sql("INSERT INTO unknown_name (name_sha256, failures, tried_at) VALUES (:name, 0, :at)"
                        + " ON DUPLICATE KEY UPDATE tried_at = :at")
                .param("name", hash)
                .param("at", utc(now))
                .update();
        return database.sql("SELECT failures, locked_until FROM unknown_name WHERE name_sha256 = :name FOR UPDATE")
                .param("name", hash)
                .query((row, number) -> {
                    LocalDateTime until = row.getObject("locked_until", LocalDateTime.class);
                    return new FailureCount(
                            row.getInt("failures"), until == null ? null : until.toInstant(ZoneOffset.UTC));
                })
                .single();
    }

    void update(String name, FailureCount count) {
        Instant until = count.closedUntil();
        database.sql("UPDATE unknown_name SET failures = :failures, locked_until = :until WHERE name_sha256 = :name")
                .param("name", Fingerprint.ofText(name))
                .param("failures", count.failures())
                .param("until", until == null ? null : utc(until))
                .update();
    }

    /** When the name was last tried that comes after so many that were tried later; empty if there are no more than these. */
    Optional<Instant> triedBefore(int most) {
        return database.sql("SELECT tried_at FROM unknown_name ORDER BY tried_at DESC LIMIT 1 OFFSET :most")
                .param("most", most)
                .query((row, number) ->
                        row.getObject("tried_at", LocalDateTime.class).toInstant(ZoneOffset.UTC))
                .optional();
    }

    /** @return how many names were forgotten */
    int forgetUntil(Instant last) {
        return database.sql("DELETE FROM unknown_name WHERE tried_at <= :last")
                .param("last", utc(last))
                .update();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
