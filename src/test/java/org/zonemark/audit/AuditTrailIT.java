package org.zonemark.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The trail is whole however many write to it, and holds what was done and nothing else. */
class AuditTrailIT extends AuditScene {

    @Test
    void anUntouchedTrailIsWhole() {
        JsonNode found = verification();
        assertThat(found.get("whole").booleanValue()).isTrue();
        assertThat(found.get("entries").longValue()).isEqualTo(ENTRIES);
        assertThat(found.get("headSha256").stringValue())
                .isEqualTo(entry(ENTRIES).sha256());
        assertThat(found.get("brokenEntry").isNull()).isTrue();
        assertThat(found.get("fault").isNull()).isTrue();
    }

    @Test
    void anEmptyTrailIsWhole() {
        database.update("DELETE FROM audit_entry");
        database.update("UPDATE audit_head SET number = 0, sha256 = '" + "0".repeat(64) + "'");
        assertThat(verification().get("whole").booleanValue()).isTrue();
    }

    @Test
    void manyThatAppendAtOnceLeaveAWholeChain() throws Exception {
        int threads = 16;
        int each = 20;
        ExecutorService writers = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> writing = IntStream.range(0, threads)
                    .mapToObj(writer -> (Callable<Void>) () -> {
                        for (int i = 0; i < each; i++) {
                            String pair = "writer " + writer + " turn " + i;
                            inTransaction(() -> {
                                trail.tell("a", "first", pair, null, null, null);
                                trail.tell("a", "second", pair, null, null, null);
                            });
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> one : writers.invokeAll(writing)) {
                one.get();
            }
        } finally {
            writers.shutdownNow();
        }
        long entries = ENTRIES + 2L * threads * each;
        JsonNode found = verification();
        assertThat(found.get("whole").booleanValue()).as(found.toString()).isTrue();
        assertThat(found.get("entries").longValue()).isEqualTo(entries);
        // What one transaction told stands together.
        for (long number = ENTRIES + 1; number < entries; number += 2) {
            assertThat(entry(number).action()).isEqualTo("first");
            assertThat(entry(number + 1).action()).isEqualTo("second");
            assertThat(entry(number + 1).subject()).isEqualTo(entry(number).subject());
        }
    }

    @Test
    void aChangeThatIsRolledBackLeavesNoEntry() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            trail.tell("a", "undone", "zone/a", null, null, null);
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> inTransaction(() -> {
                    trail.tell("a", "undone", "zone/a", null, null, null);
                    throw new IllegalStateException("in the middle");
                }))
                .hasMessage("in the middle");
        tell("done", null);
        assertThat(entry(ENTRIES + 1).action()).isEqualTo("done");
        assertThat(verification().get("entries").longValue()).isEqualTo(ENTRIES + 1);
        assertThat(verification().get("whole").booleanValue()).isTrue();
    }

    @Test
    void aChangeThatCannotBeToldIsNotMade() {
        assertThatThrownBy(() -> inTransaction(() -> {
            database.update("INSERT INTO zone VALUES ('z', '甲', '湖北', '武汉', 'middle', 'other')");
            trail.tell("a", "x".repeat(65), "zone/z", null, null, null);
        }));
        assertThat(database.count("SELECT COUNT(*) FROM zone")).isZero();
        assertThat(verification().get("whole").booleanValue()).isTrue();
    }

    @Test
    void nothingIsToldOutsideATransaction() {
        assertThatThrownBy(() -> trail.tell("a", "x", "y", null, null, null))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void entriesAreReadTheNewestFirstByPagesAndBySubject() {
        assertThat(numbers(""))
                .containsExactly(
                        LongStream.of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1).boxed().toArray(Long[]::new));
        assertThat(numbers("?size=3")).containsExactly(10L, 9L, 8L);
        assertThat(numbers("?size=3&before=8")).containsExactly(7L, 6L, 5L);
        assertThat(numbers("?subject=subject/7")).containsExactly(7L);
        assertThat(numbers("?subject=subject")).isEmpty();
        assertThat(auditor.get("/api/v1/audit?size=201").status()).isEqualTo(400);
        JsonNode entry = auditor.get("/api/v1/audit?subject=subject/7").json().get(0);
        assertThat(entry.get("actor").stringValue()).isEqualTo("teller");
        assertThat(entry.get("reason").stringValue()).isEqualTo(ODD);
        assertThat(entry.get("after").stringValue()).contains("𠮷");
        assertThat(Instant.parse(entry.get("at").stringValue())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void whoVerifiesWhileOthersWriteIsNotAlarmed() throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> writing = writer.submit(() -> IntStream.range(0, 300).forEach(i -> tell("turn " + i, null)));
            List<Verification> seen = new ArrayList<>();
            while (!writing.isDone()) {
                seen.add(trail.verify());
            }
            writing.get();
            assertThat(seen).isNotEmpty();
            assertThat(seen.stream().filter(one -> !one.isWhole())).isEmpty();
        } finally {
            writer.shutdownNow();
        }
    }

    private List<Long> numbers(String query) {
        List<Long> numbers = new ArrayList<>();
        auditor.get("/api/v1/audit" + query)
                .json()
                .forEach(entry -> numbers.add(entry.get("number").longValue()));
        return numbers;
    }
}
