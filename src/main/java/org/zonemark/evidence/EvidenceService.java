package org.zonemark.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.audit.AuditTrail;
import org.zonemark.words.Phrases;

/**
 * Keeps evidence, and which clauses it serves. Whoever asks names the zone: another zone's evidence looks as if it did
 * not exist. From the submission on neither the evidence nor its links change.
 */
@Service
public class EvidenceService {

    /** A piece of evidence with its content; close the stream. */
    public record Content(Evidence evidence, InputStream stream) {}

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int LAST_YEAR = 2100;
    private static final int ID_BYTES = 16;

    private final EvidenceRepository repository;
    private final Reception reception;
    private final Allowance allowance;
    private final EvidenceStore store;
    private final Scorers scorers;
    private final AuditTrail audit;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EvidenceService(
            EvidenceRepository repository,
            Reception reception,
            Allowance allowance,
            EvidenceStore store,
            Scorers scorers,
            AuditTrail audit,
            TransactionOperations transactions,
            Clock clock) {
        this.repository = repository;
        this.reception = reception;
        this.allowance = allowance;
        this.store = store;
        this.scorers = scorers;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Adds a file, which is read as it comes. Call it outside a transaction: it lasts as long as its sender takes.
     *
     * @throws NotFoundException if there is no such zone, or the rulebook has no numbers for the year
     * @throws FaultyInputException if what is said of the file cannot be true
     * @throws EvidenceRefusedException if the file is not taken
     * @throws SenderGoneException if its sender went away
     * @throws EvidenceStoreException if it cannot be stored now
     */
    public Evidence add(String actor, NewEvidence said, InputStream content) {
        checkAddress(said.zoneCode(), said.year());
        said.check(LocalDate.now(clock.withZone(BEIJING)));
        Reception.Received received;
        try {
            long room = allowance.room(said.zoneCode(), said.year());
            received = reception.receive(new SentContent(content), room, () -> allowance.tooMuch(said.year()));
        } catch (IOException e) {
            throw new EvidenceStoreException("A file of zone " + said.zoneCode() + " could not be taken in.", e);
        }
        Evidence evidence = evidence(actor, said, received);
        transactions.executeWithoutResult(status -> {
            allowance.take(evidence);
            repository.add(evidence);
            audit.tell(actor, "addEvidence", subject(evidence), null, null, evidence);
        });
        return evidence;
    }

    /** What the zone has for that year, in the order in which it was added. */
    @Transactional(readOnly = true)
    public List<LinkedEvidence> list(String zoneCode, int year) {
        return LinkedEvidence.joined(repository.ofYear(zoneCode, year), repository.linksOfYear(zoneCode, year));
    }

    /** @throws NotFoundException if the zone has no such evidence */
    @Transactional(readOnly = true)
    public LinkedEvidence read(String zoneCode, String id) {
        Evidence evidence = repository.find(zoneCode, id).orElseThrow(() -> noSuchEvidence(id));
        return new LinkedEvidence(evidence, repository.linksOf(id));
    }

    /**
     * @throws NotFoundException if the zone has no such evidence
     * @throws EvidenceStoreException if the store cannot be read now
     */
    public Content open(String zoneCode, String id) {
        Evidence evidence = repository.find(zoneCode, id).orElseThrow(() -> noSuchEvidence(id));
        try {
            return new Content(evidence, store.open(evidence.sha256()));
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("The content of evidence " + id + " is not in the store.", e);
        } catch (IOException e) {
            throw new EvidenceStoreException("The content of evidence " + id + " cannot be read.", e);
        }
    }

    /**
     * Says that a clause is served; said again, it changes the page.
     *
     * @param page from 1; null for the whole
     * @throws NotFoundException if the zone has no such evidence
     * @throws FrozenEvidenceException if it was submitted
     * @throws FaultyInputException if there is no such clause or page
     */
    @Transactional
    public EvidenceLink link(String actor, String zoneCode, String id, String clause, @Nullable Integer page) {
        Evidence evidence = lockOpen(zoneCode, id);
        EvidenceLink after = new EvidenceLink(id, clause, page);
        after.check(scorers.rulebook());
        EvidenceLink before = existing(id, clause);
        if (!after.equals(before)) {
            repository.link(after);
            audit.tell(actor, "linkEvidence", subject(evidence), null, before, after);
        }
        return after;
    }

    /**
     * Says that a clause is not served any more.
     *
     * @throws NotFoundException if the zone has no such evidence, or it does not serve the clause
     * @throws FrozenEvidenceException if it was submitted
     */
    @Transactional
    public void unlink(String actor, String zoneCode, String id, String clause) {
        Evidence evidence = lockOpen(zoneCode, id);
        EvidenceLink before = existing(id, clause);
        if (before == null) {
            throw new NotFoundException(Phrases.phrase("evidence.no_link", id, clause));
        }
        repository.unlink(before);
        audit.tell(actor, "unlinkEvidence", subject(evidence), null, before, null);
    }

    /**
     * Removes a piece of evidence with its links.
     *
     * @throws NotFoundException if the zone has no such evidence
     * @throws FrozenEvidenceException if it was submitted
     */
    @Transactional
    public void remove(String actor, String zoneCode, String id) {
        Evidence evidence = lockOpen(zoneCode, id);
        LinkedEvidence before = new LinkedEvidence(evidence, repository.linksOf(id));
        repository.remove(id);
        audit.tell(actor, "removeEvidence", subject(evidence), null, before, null);
    }

    /** Freezes what the zone has for that year, in the transaction that submits it; what is frozen already stays so. */
    @Transactional
    public void freeze(String actor, String zoneCode, int year) {
        List<Evidence> open = repository.lockOpen(zoneCode, year);
        if (open.isEmpty()) {
            return;
        }
        Instant now = now();
        List<LinkedEvidence> content = LinkedEvidence.joined(open, repository.linksOfYear(zoneCode, year));
        open.forEach(evidence -> repository.freeze(evidence.id(), now));
        audit.tell(actor, "freezeEvidence", "zone/" + zoneCode + "/self-assessment/" + year, null, null, content);
    }

    /** Whether the zone has evidence for that year and none of it can change any more. */
    @Transactional(readOnly = true)
    public boolean isFrozen(String zoneCode, int year) {
        List<Evidence> all = repository.ofYear(zoneCode, year);
        return !all.isEmpty() && all.stream().allMatch(Evidence::isFrozen);
    }

    private void checkAddress(String zoneCode, int year) {
        if (!repository.hasZone(zoneCode)) {
            throw new NotFoundException(Phrases.phrase("problem.no_zone", zoneCode));
        }
        if (year < scorers.rulebook().firstYear() || year > LAST_YEAR) {
            throw new NotFoundException(Phrases.phrase(
                    "problem.no_such_year",
                    Integer.toString(year),
                    Integer.toString(scorers.rulebook().firstYear())));
        }
    }

    private Evidence lockOpen(String zoneCode, String id) {
        Evidence evidence = repository.findAndLock(zoneCode, id).orElseThrow(() -> noSuchEvidence(id));
        if (evidence.isFrozen()) {
            throw new FrozenEvidenceException(evidence);
        }
        return evidence;
    }

    private @Nullable EvidenceLink existing(String id, String clause) {
        return repository.linksOf(id).stream()
                .filter(link -> link.clause().equals(clause))
                .findFirst()
                .orElse(null);
    }

    private Evidence evidence(String actor, NewEvidence said, Reception.Received received) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new Evidence(
                HexFormat.of().formatHex(id),
                said.zoneCode(),
                said.year(),
                FileName.shown(said.fileName(), received.type()),
                received.type(),
                received.size(),
                received.sha256(),
                said.issuingBody(),
                said.issuedOn(),
                said.validUntil(),
                actor,
                now(),
                null);
    }

    private static String subject(Evidence evidence) {
        return "zone/" + evidence.zoneCode() + "/evidence/" + evidence.id();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static NotFoundException noSuchEvidence(String id) {
        return new NotFoundException(Phrases.phrase("evidence.none", id));
    }
}
