package org.zonemark.evidence;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Removes contents that no evidence has: those whose evidence was removed, and those of uploads that were cut off
 * between the store and the database.
 */
@Component
class Sweeper {

    /** An upload that is under way now must not lose its content. */
    static final Duration GRACE = Duration.ofHours(24);

    /** Far longer than any store is waited for. */
    static final Duration LONGEST_REMOVAL = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final EvidenceStore store;
    private final EvidenceRepository repository;
    private final TransactionOperations transactions;
    private final Clock clock;

    Sweeper(EvidenceStore store, EvidenceRepository repository, TransactionOperations transactions, Clock clock) {
        this.store = store;
        this.repository = repository;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void sweep() {
        Instant before = clock.instant().minus(GRACE);
        for (String sha256 : repository.unused(before)) {
            try {
                remove(sha256, before);
            } catch (DataIntegrityViolationException e) {
                LOG.info("Content {} is evidence again and stays", sha256);
            } catch (IOException e) {
                // The store is not there, or hangs: the others would only be waited for as well.
                LOG.warn("Content {} cannot be removed from the store; it is tried again in an hour", sha256, e);
                return;
            }
        }
    }

    /**
     * Removes it in no transaction, for a store may take its time. Whoever announces the content meanwhile sees the claim, and
     * stores nothing. A claim whose instance died is over by itself, and the content is removed by the next sweep: it is forgotten
     * only when it is gone. So is one that the store did not answer for, which may yet do what it was told.
     */
    private void remove(String sha256, Instant before) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant until = now.plus(LONGEST_REMOVAL);
        boolean claimed = Boolean.TRUE.equals(
                transactions.execute(status -> repository.claimRemoval(sha256, before, now, until)));
        if (claimed) {
            store.remove(sha256);
            transactions.executeWithoutResult(status -> {
                repository.forget(sha256, before);
                repository.endRemoval(sha256, until);
            });
        }
    }
}
