package org.zonemark.improvement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Place;

/**
 * The smallest set of improvements that gets a zone where it wants to be, or why none does.
 *
 * @param improvements in the order of the Annex; where the target is out of reach, all that helps
 * @param smallest whether a proof says that no fewer clauses do
 * @param after what the rules say when the improvements are made
 * @param obstacles what stands in the way still; empty if the target is reached
 */
public record WayUp(
        Target target,
        Evaluation before,
        Place placeBefore,
        List<Improvement> improvements,
        boolean smallest,
        Evaluation after,
        Place placeAfter,
        List<Obstacle> obstacles) {

    /** Sorts of obstacles. */
    public enum Kind {
        /** A gate that no answer within bounds passes. */
        GATE,
        /** A ceiling that no answers within bounds lift. */
        CEILING,
        /** The total that is wanted lies above what answers within bounds come to. */
        TOTAL,
        /** Too few values have accepted evidence; answers do not change that. */
        EVIDENCE,
        /** Proven fraud; answers do not change that. */
        FRAUD
    }

    /**
     * What stands in the way.
     *
     * @param about clause of a gate or id of a ceiling; null for the others
     * @param missing points that the total lacks; 0 for the others
     */
    public record Obstacle(Kind kind, @Nullable String about, double missing) {}

    public WayUp {
        improvements = List.copyOf(improvements);
        obstacles = List.copyOf(obstacles);
    }

    public boolean isReached() {
        return obstacles.isEmpty();
    }

    /** How much is asked for, all improvements together. */
    public double effort() {
        double effort = 0;
        for (Improvement one : improvements) {
            effort += one.effort();
        }
        return effort;
    }
}
