package org.zonemark.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
                transactions.executeWithoutResult(status -> remove(sha256, before));
            } catch (DataIntegrityViolationException e) {
                LOG.info("Content {} is evidence again and stays", sha256);
            } catch (UncheckedIOException e) {
                LOG.warn("Content {} cannot be removed from the store; it is tried again in an hour", sha256, e);
            }
        }
    }

    /** The content goes before the transaction ends: whoever announces it meanwhile waits, and then stores it anew. */
    private void remove(String sha256, Instant before) {
        if (repository.forget(sha256, before)) {
            try {
                store.remove(sha256);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
