package org.zonemark.version;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.StaleVersionException;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/**
 * Weight sets to read, and drafts of them to write.
 *
 * <p>The default set of the rulebook in force counts as published; it is in force until another one is. How a draft comes
 * into force is {@link WeightSetApproval}.
 */
@Service
public class WeightSetService {

    /** A difference between two sets, weight by weight. */
    public record Diff(WeightSetVersion first, WeightSetVersion second, List<WeightChange> changes) {}

    private final WeightSets sets;
    private final PreviewRepository previews;

    WeightSetService(WeightSets sets, PreviewRepository previews) {
        this.sets = sets;
        this.previews = previews;
    }

    /** The default set first, then all others in the order in which they were made. */
    @Transactional(readOnly = true)
    public List<WeightSetVersion> sets() {
        return sets.all();
    }

    /** @throws NotFoundException if there is none */
    @Transactional(readOnly = true)
    public WeightSetVersion set(String id) {
        return sets.one(id);
    }

    /**
     * Whether it is on its way into force, and so not for everybody.
     *
     * @param name hash or id
     */
    @Transactional(readOnly = true)
    public boolean isDraft(String name) {
        return sets.isDraft(name);
    }

    /**
     * The set in force on a day.
     *
     * @param day Beijing time; null for today
     */
    @Transactional(readOnly = true)
    public WeightSetVersion inForceOn(@Nullable LocalDate day) {
        return sets.inForceOn(day == null ? sets.today() : day);
    }

    /** @throws NotFoundException if there is no such set */
    @Transactional(readOnly = true)
    public Diff diff(String first, String second) {
        WeightSetVersion one = sets.one(first);
        WeightSetVersion other = sets.one(second);
        List<WeightChange> changes = WeightChange.between(one.set(), other.set());
        boolean based = other.baseId().equals(one.id());
        return new Diff(
                one,
                other,
                changes.stream()
                        .map(change -> based ? change.because(other.reasons().get(change.about())) : change)
                        .toList());
    }

    /** The limits of the rulebook in force that a set breaks; empty if it is legal. */
    public List<Fault> brokenLimits(WeightSet set) {
        return sets.brokenLimits(set);
    }

    /**
     * Begins a draft with the weights of another set.
     *
     * @throws NotFoundException if there is no such other set
     * @throws ConflictException if the id is taken, or the other set is not published
     */
    @Transactional
    public WeightSetVersion create(String actor, String id, String baseId, Words title, Words reason) {
        WeightSetVersion base = sets.one(baseId);
        if (base.state() != WeightSetState.PUBLISHED) {
            // Or changes would come in whose reasons nobody has given.
            throw new ConflictException(Phrases.phrase("problem.base_not_published", baseId));
        }
        WeightSet set = WeightSet.of(id, title, reason, base.set().dimensions());
        return sets.added(actor, WeightSetVersion.draft(set, base, sets.stamp(actor)));
    }

    /**
     * Changes a draft. It may break limits on its way; {@link WeightSetApproval} refuses it while it does.
     *
     * @throws FaultyInputException if it names what has no weight, or a weight that is none
     * @throws StaleVersionException if another version is stored
     * @throws ConflictException if it is no draft any more
     */
    @Transactional
    public WeightSetVersion change(String actor, String id, int version, WeightSetEdit edit) {
        WeightSetVersion before = sets.locked(id, WeightSetState.DRAFT);
        if (before.version() != version) {
            throw new StaleVersionException(before.version(), List.of());
        }
        List<Fault> faults = edit.faults(before.set());
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
        return sets.changed(actor, "changeWeightSet", null, before, before.edited(actor, edit));
    }

    /** Writes down that somebody saw the effect of weights on a round. */
    @Transactional
    public void previewed(String actor, WeightSet set, String round) {
        previews.add(set.sha256(), round, actor, sets.now());
    }
}
