package org.zonemark.version;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.StaleVersionException;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.version.WeightSetVersion.Stamp;
import org.zonemark.words.Phrases;

/**
 * Takes a weight set from draft to force: submitted with its reasons, approved by a second person, published with a date
 * (section 5 of the scoring model). It is never deleted, and never changed once it is published.
 */
@Service
public class WeightSetApproval {

    private static final int LAST_YEAR = 9999;

    private final WeightSets sets;
    private final PreviewRepository previews;
    private final ApplicationEventPublisher events;

    WeightSetApproval(WeightSets sets, PreviewRepository previews, ApplicationEventPublisher events) {
        this.sets = sets;
        this.previews = previews;
        this.events = events;
    }

    /**
     * Hands a draft to a second person.
     *
     * @throws FaultyInputException if it breaks a limit, changes nothing, or a change has no reason
     * @throws ConflictException if it is no draft, or nobody saw its effect on a round
     */
    @Transactional
    public WeightSetVersion submit(String actor, String id) {
        WeightSetVersion before = sets.locked(id, WeightSetState.DRAFT);
        sets.checkFits(before.set());
        List<Fault> faults = new ArrayList<>(sets.brokenLimits(before.set()));
        List<WeightChange> changes = before.changes();
        changes.stream().filter(one -> one.reason() == null).forEach(one -> faults.add(reasonDue(one)));
        if (changes.isEmpty()) {
            faults.add(Fault.at("/weights", FaultCode.REQUIRED, null, "changed_weight", before.baseId()));
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
        if (!previews.exists(before.set().sha256())) {
            throw new ConflictException(Phrases.phrase("problem.not_previewed", id), List.of("previewWeightSet"));
        }
        return sets.changed(
                actor, "submitWeightSet", null, before, before.at(WeightSetState.SUBMITTED, sets.stamp(actor), null));
    }

    /**
     * @param version the one that the second person has read; null if it does not matter
     * @throws ConflictException if it does not wait for approval, or the actor wrote or submitted it
     * @throws StaleVersionException if it is another one now
     */
    @Transactional
    public WeightSetVersion approve(String actor, String id, @Nullable Integer version) {
        WeightSetVersion before = sets.locked(id, WeightSetState.SUBMITTED);
        if (version != null && version != before.version()) {
            throw new StaleVersionException(before.version(), List.of());
        }
        Stamp submitted = before.submitted();
        if (before.authors().contains(actor)
                || (submitted != null && submitted.by().equals(actor))) {
            throw new ConflictException(Phrases.phrase("problem.second_person", id));
        }
        return sets.changed(
                actor,
                "approveWeightSet",
                null,
                before,
                before.at(WeightSetState.APPROVED, submitted, sets.stamp(actor)));
    }

    /** @throws ConflictException if it is a draft, or published */
    @Transactional
    public WeightSetVersion giveBack(String actor, String id, String reason) {
        WeightSetVersion before = sets.locked(id, WeightSetState.SUBMITTED, WeightSetState.APPROVED);
        return sets.changed(actor, "giveBackWeightSet", reason, before, before.at(WeightSetState.DRAFT, null, null));
    }

    /**
     * Publishes a set. On its date of force it replaces the one before; if that is today, at once.
     *
     * @param inForceFrom Beijing time
     * @throws FaultyInputException if the date is past, or the set breaks a limit of the rulebook in force
     * @throws ConflictException if it is not approved, or not made for the rulebook in force
     */
    @Transactional
    public WeightSetVersion publish(String actor, String id, LocalDate inForceFrom) {
        long publication = sets.nextPublication();
        WeightSetVersion before = sets.locked(id, WeightSetState.APPROVED);
        LocalDate today = sets.today();
        if (inForceFrom.isBefore(today) || inForceFrom.getYear() > LAST_YEAR) {
            throw new FaultyInputException(List.of(
                    Fault.at("/inForceFrom", FaultCode.OUT_OF_RANGE, inForceFrom.toString(), "not_before", today)));
        }
        Rulebook rulebook = sets.lastActivated();
        WeightSets.checkFits(before.set(), rulebook);
        List<Fault> faults = WeightSets.brokenLimits(before.set(), rulebook);
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
        WeightSetVersion after = sets.published(actor, before, inForceFrom, publication);
        events.publishEvent(new ForceChangedEvent());
        return after;
    }

    private static Fault reasonDue(WeightChange change) {
        return Fault.at("/reasons/" + change.about(), FaultCode.REQUIRED, null, "reason_of", change.about());
    }
}
