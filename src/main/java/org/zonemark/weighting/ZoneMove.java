package org.zonemark.weighting;

import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.ScoringSizes.Grade;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Zone;

/**
 * What a change of weights does to one zone.
 *
 * @param crossing whether it crosses the cut
 * @param explanation what the change of its total is made of
 */
public record ZoneMove(Zone zone, Position before, Position after, Crossing crossing, Explanation explanation) {

    /**
     * Where a zone stands under one weight set.
     *
     * @param place its rank, or the one that it would have if it were eligible
     * @param grade null unless it is eligible
     */
    public record Position(
            double total,
            Place place,
            Standing standing,
            @Nullable Grade grade) {

        static Position of(Evaluation evaluation, Place place) {
            return new Position(evaluation.total(), place, evaluation.standing(), evaluation.grade());
        }
    }

    /** On which side of the cut a zone was and is. */
    public enum Crossing {
        STAYS_IN,
        STAYS_OUT,
        ENTERS,
        LEAVES;

        static Crossing of(boolean before, boolean after) {
            if (before) {
                return after ? STAYS_IN : LEAVES;
            }
            return after ? ENTERS : STAYS_OUT;
        }
    }

    /** Points up (or down, below 0). */
    public double change() {
        return after.total() - before.total();
    }

    /** Whether it has a rank under both sets. */
    boolean isRankedTwice() {
        return before.place().eligible() && after.place().eligible();
    }
}
