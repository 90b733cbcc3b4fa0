package org.zonemark.version;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.audit.AuditTrail;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightLimits.Violation;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.version.WeightSetVersion.Stamp;
import org.zonemark.words.Phrases;

/**
 * Every weight set that there is, the default one of the rulebook in force among them. A change is told to the trail.
 *
 * <p>Part of a larger transaction.
 */
@Component
class WeightSets {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final WeightSetRepository repository;
    private final RulebookRepository rulebooks;
    private final Scorers scorers;
    private final AuditTrail audit;
    private final Clock clock;

    WeightSets(
            WeightSetRepository repository,
            RulebookRepository rulebooks,
            Scorers scorers,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.rulebooks = rulebooks;
        this.scorers = scorers;
        this.audit = audit;
        this.clock = clock;
    }

    List<WeightSetVersion> all() {
        List<WeightSetVersion> all = new ArrayList<>();
        all.add(byDefault());
        all.addAll(repository.all());
        return all;
    }

    /** @throws NotFoundException if there is none */
    WeightSetVersion one(String id) {
        WeightSetVersion byDefault = byDefault();
        return byDefault.id().equals(id) ? byDefault : repository.find(id).orElseThrow(() -> noSuchSet(id));
    }

    boolean isDraft(String name) {
        return repository.isDraft(name);
    }

    /** The set in force on a day: the newest that fits the rulebook, or the one that comes with it. */
    WeightSetVersion inForceOn(LocalDate day) {
        return repository
                .inForceOn(day)
                .flatMap(repository::ofHash)
                .filter(set -> set.fits(rulebook()) && brokenLimits(set).isEmpty())
                .flatMap(set -> repository.find(set.id()))
                .orElseGet(this::byDefault);
    }

    /**
     * The set, which nobody else changes until the transaction ends.
     *
     * @throws NotFoundException if there is none
     * @throws ConflictException if its state is none of those due; it says what can be done instead
     */
    WeightSetVersion locked(String id, WeightSetState... due) {
        WeightSetVersion byDefault = byDefault();
        WeightSetVersion found = byDefault.id().equals(id)
                ? byDefault
                : repository.findAndLock(id).orElseThrow(() -> noSuchSet(id));
        if (!List.of(due).contains(found.state())) {
            throw notNow(found);
        }
        return found;
    }

    /** @throws ConflictException if the id is taken */
    WeightSetVersion added(String actor, WeightSetVersion draft) {
        if (draft.id().equals(byDefault().id())) {
            throw taken(draft.id());
        }
        try {
            repository.add(draft);
        } catch (DuplicateKeyException e) {
            throw taken(draft.id());
        }
        audit.tell(actor, "createWeightSet", subject(draft.id()), null, null, draft);
        return draft;
    }

    WeightSetVersion changed(
            String actor, String action, @Nullable String reason, WeightSetVersion before, WeightSetVersion after) {
        repository.change(after);
        audit.tell(actor, action, subject(after.id()), reason, before, after);
        return after;
    }

    /** The number of the next publication; whoever else publishes or activates waits. */
    long nextPublication() {
        return repository.nextPublication();
    }

    WeightSetVersion published(String actor, WeightSetVersion before, LocalDate inForceFrom, long publication) {
        repository.publish(before.id(), stamp(actor), inForceFrom, publication);
        WeightSetVersion after = one(before.id());
        audit.tell(actor, "publishWeightSet", subject(before.id()), null, before.state(), after);
        return after;
    }

    /** The limits of the rulebook in force that a set breaks, as faults of the set. */
    List<Fault> brokenLimits(WeightSet set) {
        return brokenLimits(set, rulebook());
    }

    static List<Fault> brokenLimits(WeightSet set, Rulebook rulebook) {
        return rulebook.weightLimits().check(set).stream()
                .map(WeightSets::fault)
                .toList();
    }

    /** @throws ConflictException if the set is not made for the rulebook in force */
    void checkFits(WeightSet set) {
        checkFits(set, rulebook());
    }

    static void checkFits(WeightSet set, Rulebook rulebook) {
        if (!set.fits(rulebook)) {
            throw new ConflictException(Phrases.phrase("problem.weights_do_not_fit", set.id(), rulebook.version()));
        }
    }

    /** The rulebook last activated on any instance, which this one may not have put in force yet. */
    Rulebook lastActivated() {
        return rulebooks
                .lastActivation()
                .map(activation -> scorers.ofRulebook(activation.sha256()).rulebook())
                .orElseGet(this::rulebook);
    }

    Stamp stamp(String actor) {
        return new Stamp(actor, now());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Today, where dates of force are reckoned. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BEIJING);
    }

    private WeightSetVersion byDefault() {
        return WeightSetVersion.byDefault(rulebook());
    }

    private Rulebook rulebook() {
        return scorers.rulebook();
    }

    private static Fault fault(Violation violation) {
        boolean aboutClause = violation.about().startsWith("A2-");
        return new Fault(
                FaultCode.BREAKS_LIMIT,
                "/weights/" + violation.about(),
                aboutClause ? violation.about() : null,
                Double.toString(violation.value()),
                Phrases.phrase("expected.limit", violation.limit()),
                violation.words());
    }

    private static ConflictException notNow(WeightSetVersion found) {
        List<String> allowed = switch (found.state()) {
            case DRAFT -> List.of("changeWeightSet", "previewWeightSet", "submitWeightSet");
            case SUBMITTED -> List.of("approveWeightSet", "giveBackWeightSet");
            case APPROVED -> List.of("publishWeightSet", "giveBackWeightSet");
            case PUBLISHED -> List.of();
        };
        return new ConflictException(
                Phrases.phrase(
                        "problem.weight_set_state", found.id(), found.state().code()),
                allowed);
    }

    private static String subject(String id) {
        return "weight-set/" + id;
    }

    private static ConflictException taken(String id) {
        return new ConflictException(Phrases.phrase("problem.weight_set_exists", id));
    }

    private static NotFoundException noSuchSet(String id) {
        return new NotFoundException(Phrases.phrase("problem.no_weight_set", id));
    }
}
