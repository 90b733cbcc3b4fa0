package org.zonemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.InputStreamSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How contents are removed from a store that takes its time, or does not answer. */
class SweeperIT extends EvidenceTestBed {

    private final List<String> removed = new ArrayList<>();

    @Autowired
    private EvidenceStore store;

    private String unused;
    private Runnable meanwhile = () -> {};
    private boolean hanging;

    @BeforeEach
    void leaveAContentThatNobodyHas() {
        database.sql("DELETE FROM evidence_removal").update();
        Evidence evidence = add(ZONE, Samples.png());
        service.remove(ACTOR, ZONE, evidence.id());
        unused = evidence.sha256();
        clock.move(Sweeper.GRACE.plusMinutes(1));
    }

    @Test
    void noTransactionWaitsForTheStore() {
        List<Boolean> inTransaction = new ArrayList<>();
        meanwhile = () -> inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());

        watched().sweep();

        assertThat(removed).containsExactly(unused);
        assertThat(inTransaction).containsExactly(false);
        assertThat(rows("evidence_content")).isZero();
        assertThat(rows("evidence_removal")).isZero();
    }

    @Test
    void whoeverBringsAContentWhileItIsRemovedIsToldToComeBackAndThenKeepsIt() throws IOException {
        meanwhile = () -> assertThatExceptionOfType(EvidenceStoreException.class)
                .isThrownBy(() -> add(ZONE, Samples.png()))
                .withStackTraceContaining("is being removed");

        watched().sweep();

        assertThat(removed).containsExactly(unused);
        Evidence again = add(ZONE, Samples.png());
        assertThat(again.sha256()).isEqualTo(unused);
        watched().sweep();
        assertThat(content(ZONE, again.id())).isEqualTo(Samples.png());
    }

    @Test
    void oneOfTwoThatSweepRemovesIt() {
        meanwhile = () -> watched().sweep();

        watched().sweep();

        assertThat(removed).containsExactly(unused);
    }

    @Test
    void whatTheStoreDidNotAnswerForIsRemovedByALaterSweepThoughItsInstanceDied() {
        hanging = true;
        watched().sweep();
        hanging = false;
        assertThat(rows("evidence_content")).isOne();

        watched().sweep();
        assertThat(removed).as("the store may yet do what it was told").containsExactly(unused);
        assertThatExceptionOfType(EvidenceStoreException.class).isThrownBy(() -> add(ZONE, Samples.png()));

        clock.move(Sweeper.GRACE.plus(Duration.ofHours(1)));
        watched().sweep();
        assertThat(removed).containsExactly(unused, unused);
        assertThat(rows("evidence_content")).isZero();
        assertThat(rows("evidence_removal")).isZero();
    }

    @Test
    void oneContentIsEnoughToFindThatTheStoreHangs() {
        Evidence other = add(ZONE, Samples.jpeg());
        service.remove(ACTOR, ZONE, other.id());
        clock.move(Sweeper.GRACE.plusMinutes(1));
        hanging = true;

        watched().sweep();

        assertThat(removed).hasSize(1);
        assertThat(rows("evidence_content")).isEqualTo(2);
    }

    @Test
    void aClaimThatIsOverEndsNoOtherThatCameAfterIt() {
        Instant now = clock.instant();
        Instant before = now.minus(Sweeper.GRACE);
        Instant first = now.plusSeconds(1);
        Instant second = now.plusSeconds(60);
        assertThat(repository.claimRemoval(unused, before, now, first)).isTrue();
        assertThat(repository.claimRemoval(unused, before, now, second)).isFalse();
        assertThat(repository.claimRemoval(unused, before, first, second)).isTrue();

        repository.endRemoval(unused, first);

        assertThat(repository.isBeingRemoved(unused, now)).isTrue();
    }

    private Sweeper watched() {
        return new Sweeper(new Watched(), repository, transactions, clock);
    }

    private int rows(String table) {
        return database.sql("SELECT COUNT(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    /** The folder, and what the test does while it removes something. */
    private final class Watched implements EvidenceStore {

        @Override
        public void put(String sha256, InputStreamSource content, long size) throws IOException {
            store.put(sha256, content, size);
        }

        @Override
        public InputStream open(String sha256) throws IOException {
            return store.open(sha256);
        }

        @Override
        public void remove(String sha256) throws IOException {
            removed.add(sha256);
            meanwhile.run();
            if (hanging) {
                throw new IOException("no answer");
            }
            store.remove(sha256);
        }
    }
}
