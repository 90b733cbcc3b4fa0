package org.zonemark.round;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.scoring.Zone;

/**
 * One evaluation exercise.
 *
 * @param frozen the versions that it scores by; null before it opens
 * @param version counts changes of the plan, from 1
 */
public record Round(
        String id, Plan plan, RoundState state, @Nullable Frozen frozen, int version) {

    /** Whether it takes submissions. */
    public enum RoundState {
        PLANNED,
        OPEN,
        CLOSED
    }

    /**
     * What a ministry plans.
     *
     * @param submitFrom first day for submissions, Beijing time
     * @param submitUntil last day
     * @param provinces whose zones may apply; empty for all
     * @param zones codes of the zones that may apply; empty for all
     * @param quotaPerProvince how many a province may recommend; null for any number
     * @param cutPlaces how many are chosen, if the cut is drawn by places
     * @param cutTotal the least total, if the cut is drawn by score
     */
    public record Plan(
            String name,
            int dataYear,
            LocalDate submitFrom,
            LocalDate submitUntil,
            List<String> provinces,
            List<String> zones,
            @Nullable Integer quotaPerProvince,
            @Nullable Integer cutPlaces,
            @Nullable Double cutTotal,
            Set<Rung> rungsLeftOut) {

        public Plan {
            provinces = List.copyOf(provinces);
            zones = List.copyOf(zones);
            rungsLeftOut = Set.copyOf(rungsLeftOut);
        }
    }

    /** The rulebook and weight set of a round, frozen when it opens. */
    public record Frozen(String rulebookVersion, String rulebookSha256, String weightSetId, String weightSetSha256) {}

    public boolean mayApply(Zone zone) {
        return (plan.provinces().isEmpty() || plan.provinces().contains(zone.province()))
                && (plan.zones().isEmpty() || plan.zones().contains(zone.code()));
    }

    public Ladder ladder() {
        return new Ladder(plan.rungsLeftOut());
    }
}
