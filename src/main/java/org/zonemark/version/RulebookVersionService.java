package org.zonemark.version;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.audit.AuditTrail;
import org.zonemark.rulebook.ReferenceEdit;
import org.zonemark.rulebook.ReferenceEdit.Change;
import org.zonemark.version.WeightSetVersion.Stamp;
import org.zonemark.words.Phrases;

/**
 * Takes rulebooks from upload to force: checked off the request path ({@link RulebookCheck}), previewed, submitted,
 * approved by a second person, activated. Whatever becomes of one, the one in force goes on serving.
 */
@Service
public class RulebookVersionService {

    private final RulebookRepository rulebooks;
    private final PreviewRepository previews;
    private final WeightSetRepository head;
    private final Scorers scorers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RulebookVersionService(
            RulebookRepository rulebooks,
            PreviewRepository previews,
            WeightSetRepository head,
            Scorers scorers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rulebooks = rulebooks;
        this.previews = previews;
        this.head = head;
        this.scorers = scorers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** In the order in which they were made. */
    @Transactional(readOnly = true)
    public List<RulebookVersion> rulebooks() {
        return rulebooks.all();
    }

    /**
     * @param name id or hash
     * @throws NotFoundException if there is none
     */
    @Transactional(readOnly = true)
    public RulebookVersion rulebook(String name) {
        return rulebooks.find(name).orElseThrow(() -> noSuchRulebook(name));
    }

    /**
     * The same, if it is found sound.
     *
     * @throws NotFoundException if there is none
     * @throws ConflictException if it is not checked yet, or refused
     */
    @Transactional(readOnly = true)
    public RulebookVersion sound(String name) {
        RulebookVersion found = rulebook(name);
        if (found.sha256() == null) {
            throw notNow(found);
        }
        return found;
    }

    /**
     * Its files as one zip.
     *
     * @throws NotFoundException if there is none
     */
    @Transactional(readOnly = true)
    public byte[] archive(String name) {
        return rulebooks.archive(name).orElseThrow(() -> noSuchRulebook(name));
    }

    /** Takes an archive in; whether it is a sound rulebook shows when it has been checked. */
    @Transactional
    public RulebookVersion upload(String actor, byte[] archive, String reason) {
        RulebookVersion added = new RulebookVersion(
                UUID.randomUUID().toString().replace("-", ""),
                null,
                null,
                null,
                RulebookState.CHECKING,
                reason,
                List.of(),
                stamp(actor),
                null,
                null);
        rulebooks.add(added, archive);
        audit.tell(actor, "uploadRulebook", subject(added), reason, null, added);
        return added;
    }

    /**
     * Makes a new version of a rulebook with other reference values from a date on, no rule touched.
     *
     * @throws NotFoundException if there is no such rulebook
     * @throws ReferenceEdit.RefusedException with every fault
     */
    @Transactional
    public RulebookVersion revise(String actor, String name, String version, String reason, List<Change> changes) {
        RulebookVersion base = sound(name);
        byte[] archive = ReferenceEdit.apply(scorers.ofRulebook(base.hash()).rulebook(), version, changes);
        return upload(actor, archive, reason);
    }

    /** Writes down that somebody saw the effect of a rulebook on a round. */
    @Transactional
    public void previewed(String actor, String sha256, String round) {
        previews.add(sha256, round, actor, stamp(actor).at());
    }

    /** @throws ConflictException if it is not checked, or nobody saw its effect on a round */
    @Transactional
    public RulebookVersion submit(String actor, String name) {
        RulebookVersion before = locked(name, RulebookState.CHECKED);
        if (!previews.exists(before.hash())) {
            throw new ConflictException(
                    Phrases.phrase("problem.not_previewed_rulebook", name), List.of("previewRulebook"));
        }
        return changed(actor, "submitRulebook", null, before, before.at(RulebookState.SUBMITTED, stamp(actor), null));
    }

    /** @throws ConflictException if it does not wait for approval, or the actor made or submitted it */
    @Transactional
    public RulebookVersion approve(String actor, String name) {
        RulebookVersion before = locked(name, RulebookState.SUBMITTED);
        Stamp submitted = before.submitted();
        if (before.made().by().equals(actor)
                || (submitted != null && submitted.by().equals(actor))) {
            throw new ConflictException(Phrases.phrase("problem.second_person", name));
        }
        return changed(
                actor, "approveRulebook", null, before, before.at(RulebookState.APPROVED, submitted, stamp(actor)));
    }

    /** @throws ConflictException if it is neither submitted nor approved, or has been in force */
    @Transactional
    public RulebookVersion giveBack(String actor, String name, String reason) {
        RulebookVersion before = locked(name, RulebookState.SUBMITTED, RulebookState.APPROVED);
        if (rulebooks.wasActivated(before.hash())) {
            throw new ConflictException(Phrases.phrase("problem.rulebook_in_force", name));
        }
        return changed(actor, "giveBackRulebook", reason, before, before.at(RulebookState.CHECKED, null, null));
    }

    /**
     * Puts an approved rulebook in force, without a restart. It is compiled before, so that nobody waits for it.
     *
     * @throws ConflictException if it is not approved
     */
    @Transactional
    public RulebookVersion activate(String actor, String name, String reason) {
        scorers.ofRulebook(sound(name).hash());
        head.nextPublication();
        RulebookVersion approved = locked(name, RulebookState.APPROVED);
        String before = rulebooks
                .lastActivation()
                .map(RulebookRepository.Activation::sha256)
                .orElse(null);
        rulebooks.activate(approved.hash(), stamp(actor), reason);
        audit.tell(actor, "activateRulebook", subject(approved), reason, before, approved.hash());
        events.publishEvent(new ForceChangedEvent());
        return approved;
    }

    /** Whether anybody may see it; the program's own at any rate. */
    @Transactional(readOnly = true)
    public boolean isApproved(String sha256) {
        return scorers.builtIn().rulebook().sha256().equals(sha256)
                || rulebooks
                        .find(sha256)
                        .filter(one -> one.state() == RulebookState.APPROVED)
                        .isPresent();
    }

    /** The one that is in force on this instance. */
    public boolean isInForce(RulebookVersion one) {
        return scorers.rulebook().sha256().equals(one.sha256());
    }

    private RulebookVersion changed(
            String actor, String action, @Nullable String reason, RulebookVersion before, RulebookVersion after) {
        rulebooks.change(after);
        audit.tell(actor, action, subject(after), reason, before.state(), after);
        return after;
    }

    private RulebookVersion locked(String name, RulebookState... due) {
        RulebookVersion found = rulebooks.findAndLock(name).orElseThrow(() -> noSuchRulebook(name));
        if (!List.of(due).contains(found.state())) {
            throw notNow(found);
        }
        return found;
    }

    private static ConflictException notNow(RulebookVersion found) {
        List<String> allowed = switch (found.state()) {
            case CHECKING, REFUSED -> List.of();
            case CHECKED -> List.of("previewRulebook", "submitRulebook");
            case SUBMITTED -> List.of("approveRulebook", "giveBackRulebook");
            case APPROVED -> List.of("activateRulebook", "giveBackRulebook");
        };
        return new ConflictException(
                Phrases.phrase(
                        "problem.rulebook_state", found.id(), found.state().code()),
                allowed);
    }

    private Stamp stamp(String actor) {
        return new Stamp(actor, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static String subject(RulebookVersion one) {
        return "rulebook/" + one.id();
    }

    private static NotFoundException noSuchRulebook(String name) {
        return new NotFoundException(Phrases.phrase("problem.no_rulebook", name));
    }
}
