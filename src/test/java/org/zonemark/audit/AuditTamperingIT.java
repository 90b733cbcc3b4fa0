package org.zonemark.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whoever changes the trail behind the service's back is found out, and where. */
class AuditTamperingIT extends AuditScene {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE audit_entry SET made_at = DATEADD(MILLISECOND, 1, made_at) WHERE number = 4 | 4 | changed",
                "UPDATE audit_entry SET actor = 'other' WHERE number = 4 | 4 | changed",
                "UPDATE audit_entry SET action = 'other' WHERE number = 4 | 4 | changed",
                "UPDATE audit_entry SET subject = 'other' WHERE number = 4 | 4 | changed",
                "UPDATE audit_entry SET reason = 'other' WHERE number = 4 | 4 | changed",
                "UPDATE audit_entry SET reason = '' WHERE number = 4 | 4 | changed",
                "UPDATE audit_entry SET reason = NULL WHERE number = 5 | 5 | changed",
                "UPDATE audit_entry SET state_before = '{}' WHERE number = 4 | 4 | changed",
                "UPDATE audit_entry SET state_before = NULL WHERE number = 4 | 4 | changed",
                "UPDATE audit_entry SET state_after = '{}' WHERE number = 4 | 4 | changed",
                "UPDATE audit_entry SET state_before = state_after, state_after = state_before WHERE number = 4 | 4 | changed",
                "UPDATE audit_entry SET sha256 = REPEAT('0', 64) WHERE number = 4 | 4 | changed",
                "UPDATE audit_entry SET previous_sha256 = REPEAT('0', 64) WHERE number = 4 | 4 | reordered",
                "UPDATE audit_entry SET actor = 'other' WHERE number = 1 | 1 | changed",
                "UPDATE audit_entry SET actor = 'other' WHERE number = 10 | 10 | changed",
                "UPDATE audit_entry SET actor = 'other' WHERE number IN (7, 3, 9) | 3 | changed",
                "UPDATE audit_entry SET number = 40 WHERE number = 4 | 4 | removed",
                "DELETE FROM audit_entry WHERE number = 1 | 1 | removed",
                "DELETE FROM audit_entry WHERE number = 4 | 4 | removed",
                "DELETE FROM audit_entry WHERE number IN (4, 5, 8) | 4 | removed",
                "DELETE FROM audit_entry WHERE number = 10 | 10 | removed",
                "DELETE FROM audit_entry WHERE number > 6 | 7 | removed",
                "DELETE FROM audit_entry | 1 | removed"
            })
    void whatWasChangedOrRemovedInTheDatabaseIsFoundAndNamed(String tampering, long broken, String fault) {
        assertThat(database.update(tampering)).isPositive();
        assertBroken(broken, fault);
    }

    @ParameterizedTest
    @CsvSource({"4, 5, 4", "1, 2, 1", "9, 10, 9", "2, 8, 2"})
    void twoThatWereSwappedAreFoundAndTheFirstIsNamed(long one, long other, long broken) {
        move(one, 100);
        move(other, one);
        move(100, other);
        assertBroken(broken, "reordered");
    }

    @Test
    void anEntryWhoseHashWasMadeAgainIsFoundByTheOneBehindIt() {
        AuditEntry old = entry(4);
        AuditEntry forged = forged(4, old.previousSha256());
        database.update("DELETE FROM audit_entry WHERE number = 4");
        insert(forged);
        assertBroken(5, "reordered");
    }

    @Test
    void aForgedEntryInTheMiddleIsFoundThere() {
        for (long number = ENTRIES; number >= 5; number--) {
            move(number, number + 1);
        }
        insert(forged(5, entry(4).sha256()));
        JsonNode found = verification();
        assertThat(found.get("whole").booleanValue()).isFalse();
        assertThat(found.get("brokenEntry").longValue()).isBetween(5L, 6L);
    }

    @Test
    void aForgedEntryBehindTheLastIsFoundAndNamed() {
        insert(forged(ENTRIES + 1, entry(ENTRIES).sha256()));
        JsonNode found = verification();
        assertThat(found.get("whole").booleanValue()).isFalse();
        assertThat(found.get("brokenEntry").longValue()).isEqualTo(ENTRIES + 1);
    }

    @Test
    void aChangedEndOfTheChainIsFound() {
        database.update("UPDATE audit_head SET sha256 = '" + "1".repeat(64) + "'");
        assertThat(verification().get("whole").booleanValue()).isFalse();
    }

    @Test
    void aRemovedEndOfTheChainIsFoundAsWell() {
        String hash = entry(ENTRIES).sha256();
        database.update("DELETE FROM audit_head");
        try {
            assertThat(verification().get("whole").booleanValue()).isFalse();
        } finally {
            database.update("INSERT INTO audit_head (id, number, sha256) VALUES (1, 10, '" + hash + "')");
        }
    }

    @Test
    void aTrailThatWasRewrittenAsAWholeIsFoundByTheHashThatWasNotedDown() {
        String noted = verification().get("headSha256").stringValue();
        database.update("DELETE FROM audit_entry WHERE number = 10");
        database.update("UPDATE audit_head SET number = 9, sha256 = '" + entry(9).sha256() + "'");
        assertThat(verification().get("whole").booleanValue()).isTrue();
        assertThat(verification().get("headSha256").stringValue()).isNotEqualTo(noted);
        assertThat(auditor.get("/api/v1/audit").body()).doesNotContain(noted);
    }

    private void assertBroken(long number, String fault) {
        JsonNode found = verification();
        assertThat(found.get("whole").booleanValue()).isFalse();
        assertThat(found.get("brokenEntry").longValue()).isEqualTo(number);
        assertThat(found.get("fault").stringValue()).isEqualTo(fault);
    }

    private static AuditEntry forged(long number, String previous) {
        return new AuditEntry(number, Instant.EPOCH, "teller", "forged", "subject", null, null, null, previous, "")
                .sealed();
    }

    private void move(long from, long to) {
        assertThat(database.update("UPDATE audit_entry SET number = ? WHERE number = ?", to, from))
                .isEqualTo(1);
    }

    private void insert(AuditEntry entry) {
        database.update(
                "INSERT INTO audit_entry VALUES (?, TIMESTAMP '1970-01-01 00:00:00', ?, ?, ?, NULL, NULL, NULL, ?, ?)",
                entry.number(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.previousSha256(),
                entry.sha256());
    }
}
