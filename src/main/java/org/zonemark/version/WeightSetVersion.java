package org.zonemark.version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;
import tools.jackson.databind.JsonNode;

/**
 * A weight set on its way into force.
 *
 * @param version counts its changes, from 1
 * @param baseId the set that it was made from
 * @param base its weights when it was made from it
 * @param reasons why a weight differs from the base's, by dimension or clause
 * @param origin how the weights came about; null if by hand
 * @param authors everybody who changed it
 * @param inForceFrom first day of force, Beijing time; null until it is published
 */
public record WeightSetVersion(
        WeightSet set,
        int version,
        WeightSetState state,
        String baseId,
        WeightSet base,
        Map<String, String> reasons,
        @Nullable JsonNode origin,
        Set<String> authors,
        Stamp made,
        @Nullable Stamp submitted,
        @Nullable Stamp approved,
        @Nullable Stamp published,
        @Nullable LocalDate inForceFrom) {

    /** Who did something, and when. */
    public record Stamp(String by, Instant at) {}

    public WeightSetVersion {
        reasons = Map.copyOf(reasons);
        authors = Set.copyOf(authors);
    }

    static WeightSetVersion draft(WeightSet set, WeightSetVersion from, Stamp made) {
        return new WeightSetVersion(
                set,
                1,
                WeightSetState.DRAFT,
                from.id(),
                from.set(),
                Map.of(),
                null,
                Set.of(made.by()),
                made,
                null,
                null,
                null,
                null);
    }

    /** The set that comes with a rulebook: in force wherever no other is. */
    static WeightSetVersion byDefault(Rulebook rulebook) {
        WeightSet set = rulebook.defaultWeights();
        Stamp stamp = new Stamp("rulebook " + rulebook.version(), Instant.EPOCH);
        return new WeightSetVersion(
                set,
                1,
                WeightSetState.PUBLISHED,
                set.id(),
                set,
                Map.of(),
                null,
                Set.of(),
                stamp,
                stamp,
                stamp,
                stamp,
                rulebook.sizes().from());
    }

    WeightSetVersion edited(String actor, WeightSetEdit edit) {
        WeightSet changed = edit.applied(set);
        Set<String> everybody = new HashSet<>(authors);
        everybody.add(actor);
        return new WeightSetVersion(
                changed,
                version + 1,
                state,
                baseId,
                base,
                edit.applied(reasons, WeightChange.between(base, changed)),
                edit.origin() == null ? origin : edit.origin(),
                everybody,
                made,
                null,
                null,
                null,
                null);
    }

    WeightSetVersion at(WeightSetState next, @Nullable Stamp submission, @Nullable Stamp approval) {
        return new WeightSetVersion(
                set, version + 1, next, baseId, base, reasons, origin, authors, made, submission, approval, null, null);
    }

    public String id() {
        return set.id();
    }

    /** What differs from the base, in the order of the set, with the reason where one is given. */
    public List<WeightChange> changes() {
        return WeightChange.between(base, set).stream()
                .map(one -> one.because(reasons.get(one.about())))
                .toList();
    }
}
