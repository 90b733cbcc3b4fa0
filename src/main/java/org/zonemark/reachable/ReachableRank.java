package org.zonemark.reachable;

import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.Zone;

/**
 * The best and the worst rank that legal weights give a zone, or would give it if it were eligible.
 *
 * @param place under the weights that are in force
 */
public record ReachableRank(Zone zone, Place place, Reach best, Reach worst) {

    /**
     * One end of what can be reached.
     *
     * @param rank reached by {@code weights}, as the engine says
     * @param bound no legal weights get further than this, which a programme of the solver proves
     * @param weights a legal set
     */
    public record Reach(int rank, int bound, WeightSet weights) {

        /** Whether no legal weights get further than {@link #rank}. */
        public boolean isExact() {
            return rank == bound;
        }
    }
}
