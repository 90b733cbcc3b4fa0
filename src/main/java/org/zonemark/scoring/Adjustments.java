package org.zonemark.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zonemark.rulebook.ScoringSizes;
import org.zonemark.rulebook.ScoringSizes.AdjustmentKind;
import org.zonemark.rulebook.ScoringSizes.AdjustmentKinds;
import org.zonemark.scoring.Circumstances.Adjustment;

/** Bonuses and penalties (section 4.2 of the scoring model). */
final class Adjustments {

    private final ScoringSizes sizes;

    Adjustments(ScoringSizes sizes) {
        this.sizes = sizes;
    }

    /** Bonuses less penalties, each within its most. */
    double points(Circumstances circumstances) {
        return points(circumstances.bonuses(), sizes.bonuses()) - points(circumstances.penalties(), sizes.penalties());
    }

    /** The criteria whose answers are proven false score 0. */
    Findings withFalseDataZeroed(Findings reported, Circumstances circumstances) {
        Set<String> falseClauses = new HashSet<>();
        for (Adjustment penalty : circumstances.penalties()) {
            if (kind(penalty, sizes.penalties()).zeroesCriterion()) {
                String clause = penalty.clause();
                if (clause == null) {
                    throw new IllegalArgumentException(penalty.kind() + " needs the clause whose answer was false");
                }
                reported.of(clause);
                falseClauses.add(clause);
            }
        }
        return falseClauses.isEmpty() ? reported : reported.withZeroed(falseClauses);
    }

    private static double points(List<Adjustment> adjustments, AdjustmentKinds kinds) {
        double points = 0;
        for (Adjustment adjustment : adjustments) {
            points += adjustment.times() * kind(adjustment, kinds).points();
        }
        return Math.min(kinds.most(), points);
    }

    private static AdjustmentKind kind(Adjustment adjustment, AdjustmentKinds kinds) {
        AdjustmentKind kind = kinds.kinds().get(adjustment.kind());
        if (kind == null) {
            throw new IllegalArgumentException(
                    "`" + adjustment.kind() + "` is not one of " + kinds.kinds().keySet());
        }
        return kind;
    }
}
