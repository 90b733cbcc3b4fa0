package org.zonemark.scoring;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.ScoringSizes.AdjustmentKind;
import org.zonemark.rulebook.ScoringSizes.AdjustmentKinds;

/**
 * What others than the zone have entered about it (section 4.2 and 4.4 of the scoring model).
 *
 * @param bonuses by a ministry
 * @param penalties by a ministry or inspection
 * @param fraudProven vetoes the zone
 * @param acceptedEvidence clauses whose evidence a reviewer has accepted; null before a review has begun
 */
public record Circumstances(
        List<Adjustment> bonuses,
        List<Adjustment> penalties,
        boolean fraudProven,
        @Nullable Set<String> acceptedEvidence) {

    /** Nobody has entered anything. */
    public static final Circumstances NONE = new Circumstances(List.of(), List.of(), false, null);

    /**
     * One bonus or penalty.
     *
     * @param kind its id in the rulebook's sizes, for example {@code false_data}
     * @param times how often it applies
     * @param clause the criterion concerned; needed where the kind makes it score 0
     */
    public record Adjustment(
            String kind, int times, @Nullable String clause) {

        public Adjustment {
            if (times < 1) {
                throw new IllegalArgumentException("an adjustment applies once or more, not " + times + " times");
            }
        }
    }

    public Circumstances {
        bonuses = List.copyOf(bonuses);
        penalties = List.copyOf(penalties);
        acceptedEvidence = acceptedEvidence == null ? null : Set.copyOf(acceptedEvidence);
    }

    /** Whether a rulebook has every bonus and penalty, and every criterion that one of them makes score 0. */
    public boolean fit(Rulebook rulebook) {
        return Stream.concat(
                        bonuses.stream().map(one -> fits(one, rulebook.sizes().bonuses(), rulebook)),
                        penalties.stream().map(one -> fits(one, rulebook.sizes().penalties(), rulebook)))
                .allMatch(fits -> fits);
    }

    private static boolean fits(Adjustment one, AdjustmentKinds kinds, Rulebook rulebook) {
        AdjustmentKind kind = kinds.kinds().get(one.kind());
        if (kind == null) {
            return false;
        }
        return !kind.zeroesCriterion()
                || one.clause() != null && rulebook.criterion(one.clause()).isPresent();
    }
}
