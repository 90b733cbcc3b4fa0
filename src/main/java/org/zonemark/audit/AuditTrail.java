package org.zonemark.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail of changes and decisions.
 *
 * <p>An entry is written in the transaction of the change that it tells of, so that neither is there without the other;
 * and at the end of it, so that nobody waits for the end of the chain while holding anything else.
 */
@Service
public class AuditTrail {

    static final int LARGEST_PAGE = 200;

    /** What is to be written when the transaction ends. */
    private record Pending(
            String actor,
            String action,
            String subject,
            @Nullable String reason,
            @Nullable String before,
            @Nullable String after) {}

    private final AuditRepository repository;
    private final JsonMapper json;
    private final Clock clock;

    AuditTrail(AuditRepository repository, JsonMapper json, Clock clock) {
        this.repository = repository;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Tells of a change that the present transaction makes.
     *
     * @param before state before, written as JSON; null where there was none
     * @param after state after, written as JSON; null where there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(
            String actor,
            String action,
            String subject,
            @Nullable String reason,
            @Nullable Object before,
            @Nullable Object after) {
        pending().add(new Pending(actor, action, subject, reason, written(before), written(after)));
    }

    /** The newest entries first. */
    @Transactional(readOnly = true)
    public List<AuditEntry> entries(@Nullable String subject, long before, int size) {
        return repository.page(subject, before, Math.min(Math.max(size, 1), LARGEST_PAGE));
    }

    /**
     * Walks the whole chain and finds the first entry that was changed, removed or moved.
     *
     * <p>What is appended meanwhile is left to the next time. It is in no transaction, which would end before a long trail does,
     * and needs none: what stands before the end that is read first never changes, and each page is of one moment.
     */
    public Verification verify() {
        AuditRepository.Head head = repository.head().orElse(new AuditRepository.Head(-1, ""));
        long number = 0;
        String sha256 = "0".repeat(64);
        // In pages: MySQL's driver would read the whole trail into memory before it gave the first entry.
        List<AuditEntry> page = repository.following(number, head.number(), LARGEST_PAGE);
        while (!page.isEmpty()) {
            for (AuditEntry entry : page) {
                number++;
                Verification.Broken broken = broken(entry, number, sha256);
                if (broken != null) {
                    return new Verification(number, head.sha256(), broken);
                }
                sha256 = entry.sha256();
            }
            page = repository.following(number, head.number(), LARGEST_PAGE);
        }
        return new Verification(number, head.sha256(), brokenEnd(head, number, sha256));
    }

    /** The end of the chain is kept apart, so that nobody shortens or lengthens it unseen. */
    private Verification.@Nullable Broken brokenEnd(AuditRepository.Head head, long last, String sha256) {
        if (head.number() != last || !head.sha256().equals(sha256)) {
            return new Verification.Broken(last + 1, Verification.Fault.REMOVED);
        }
        return repository
                .firstBehindEnd()
                .map(number -> new Verification.Broken(number, Verification.Fault.REORDERED))
                .orElse(null);
    }

    private static Verification.@Nullable Broken broken(AuditEntry entry, long due, String previousSha256) {
        if (entry.number() != due) {
            return new Verification.Broken(due, Verification.Fault.REMOVED);
        }
        if (!entry.previousSha256().equals(previousSha256)) {
            return new Verification.Broken(due, Verification.Fault.REORDERED);
        }
        return entry.sha256().equals(entry.expectedSha256())
                ? null
                : new Verification.Broken(due, Verification.Fault.CHANGED);
    }

    @SuppressWarnings("unchecked")
    private List<Pending> pending() {
        List<Pending> pending = (List<Pending>) TransactionSynchronizationManager.getResource(this);
        if (pending != null) {
            return pending;
        }
        List<Pending> fresh = new ArrayList<>();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                append(fresh);
            }

            @Override
            public void beforeCompletion() {
                TransactionSynchronizationManager.unbindResource(AuditTrail.this);
            }
        });
        return fresh;
    }

    private void append(List<Pending> pending) {
        AuditRepository.Head head = repository.lockHead();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long number = head.number();
        String sha256 = head.sha256();
        List<AuditEntry> entries = new ArrayList<>();
        for (Pending one : pending) {
            number++;
            AuditEntry entry = new AuditEntry(
                            number,
                            now,
                            one.actor(),
                            one.action(),
                            one.subject(),
                            one.reason(),
                            one.before(),
                            one.after(),
                            sha256,
                            "")
                    .sealed();
            entries.add(entry);
            sha256 = entry.sha256();
        }
        if (!entries.isEmpty()) {
            repository.append(entries);
            repository.moveHead(entries.get(entries.size() - 1));
        }
    }

    private @Nullable String written(@Nullable Object state) {
        return state == null ? null : json.writeValueAsString(state);
    }
}
