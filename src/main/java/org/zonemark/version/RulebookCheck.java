package org.zonemark.version;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.assessment.RulebookTrial;
import org.zonemark.assessment.Scorers;
import org.zonemark.audit.AuditTrail;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.RulebookException;
import org.zonemark.rulebook.RulebookFault;
import org.zonemark.scoring.Scorer;

/**
 * Checks uploaded rulebooks, one after the other: each is compiled and tried out, and its own cases are replayed.
 *
 * <p>It is claimed for some minutes first. If the instance that checks it dies, another one begins again after that.
 */
@Component
class RulebookCheck {

    private static final Logger LOG = LoggerFactory.getLogger(RulebookCheck.class);
    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration LONGEST_TRIAL = Duration.ofMinutes(2);
    private static final String ACTOR = "system";

    private final RulebookRepository rulebooks;
    private final Scorers scorers;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final RulebookTrial trial = new RulebookTrial(LONGEST_TRIAL);
    private final Clock clock;

    RulebookCheck(
            RulebookRepository rulebooks,
            Scorers scorers,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rulebooks = rulebooks;
        this.scorers = scorers;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${zonemark.versions.interval}")
    void look() {
        Instant now = clock.instant();
        try {
            rulebooks
                    .due(now)
                    .filter(id -> rulebooks.claim(id, now, now.plus(CLAIM)))
                    .ifPresent(this::check);
        } catch (DataAccessException e) {
            LOG.debug("Uploaded rulebooks cannot be looked for: {}", e.getMessage());
        }
    }

    private void check(String id) {
        try {
            Scorer scorer = trial.of(rulebooks.archive(id).orElseThrow());
            refuseIfTaken(id, scorer.rulebook());
            transaction.executeWithoutResult(status -> keep(id, scorer.rulebook()));
            scorers.remember(scorer);
        } catch (RulebookException e) {
            refuse(id, e.faults());
        } catch (DuplicateKeyException e) {
            refuse(id, List.of(new RulebookFault("(rulebook)", 0, "there is a rulebook with the same files already")));
        } catch (DataIntegrityViolationException e) {
            refuse(id, List.of(new RulebookFault("rulebook.yaml", 0, "the title is longer than 200 characters")));
        }
    }

    private void keep(String id, Rulebook rulebook) {
        RulebookVersion before = rulebooks.findAndLock(id).orElseThrow();
        RulebookVersion after = new RulebookVersion(
                id,
                rulebook.sha256(),
                rulebook.version(),
                rulebook.title(),
                RulebookState.CHECKED,
                before.reason(),
                List.of(),
                before.made(),
                null,
                null);
        if (rulebooks.checked(after, rulebook.archive())) {
            audit.tell(ACTOR, "checkRulebook", "rulebook/" + id, null, before.state(), after);
        }
    }

    private void refuse(String id, List<RulebookFault> faults) {
        transaction.executeWithoutResult(status -> {
            if (rulebooks.refused(id, faults)) {
                audit.tell(ACTOR, "refuseRulebook", "rulebook/" + id, null, null, faults);
            }
        });
    }

    private void refuseIfTaken(String id, Rulebook rulebook) {
        for (RulebookVersion other : rulebooks.ofVersion(rulebook.version())) {
            if (other.id().equals(id)) {
                continue;
            }
            boolean same = rulebook.sha256().equals(other.sha256());
            throw new RulebookException(new RulebookFault(
                    "rulebook.yaml",
                    0,
                    same
                            ? "there is a rulebook with the same files already, version " + other.version()
                            : "there is another rulebook of version " + other.version() + "; raise `version`"));
        }
    }
}
