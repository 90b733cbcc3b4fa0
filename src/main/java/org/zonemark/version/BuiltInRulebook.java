package org.zonemark.version;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.audit.AuditTrail;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.version.RulebookRepository.Activation;
import org.zonemark.version.WeightSetVersion.Stamp;

/**
 * Stores the rulebook that the program starts with, so that rounds scored by it are so for ever, whatever a later program
 * brings. It is put in force unless people have put another one in force.
 */
@Component
class BuiltInRulebook {

    static final String ACTOR = "system";

    private final RulebookRepository rulebooks;
    private final WeightSetRepository head;
    private final AuditTrail audit;
    private final Clock clock;

    BuiltInRulebook(RulebookRepository rulebooks, WeightSetRepository head, AuditTrail audit, Clock clock) {
        this.rulebooks = rulebooks;
        this.head = head;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws DuplicateKeyException if another instance is just doing the same */
    @Transactional
    public void store(Rulebook rulebook) {
        head.nextPublication();
        Stamp now = new Stamp(ACTOR, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (rulebooks.find(rulebook.sha256()).isEmpty()) {
            RulebookVersion stored = new RulebookVersion(
                    UUID.randomUUID().toString().replace("-", ""),
                    rulebook.sha256(),
                    rulebook.version(),
                    rulebook.title(),
                    RulebookState.APPROVED,
                    "comes with the program",
                    List.of(),
                    now,
                    now,
                    now);
            rulebooks.add(stored, rulebook.archive());
            rulebooks.change(stored);
            audit.tell(ACTOR, "storeRulebook", "rulebook/" + stored.id(), null, null, stored);
        }
        Optional<Activation> last = rulebooks.lastActivation();
        boolean byPeople = last.filter(one -> !one.stamp().by().equals(ACTOR)).isPresent();
        boolean inForce =
                last.filter(one -> one.sha256().equals(rulebook.sha256())).isPresent();
        if (!byPeople && !inForce) {
            rulebooks.activate(rulebook.sha256(), now, "comes with the program");
        }
    }
}
