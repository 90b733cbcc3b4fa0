package org.zonemark.weighting;

import java.util.List;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.words.Words;

/**
 * The legal set nearest to a suggestion.
 *
 * @param weights what a set with these weights consists of
 * @param dimensions what became of each suggested dimension weight; empty if none was suggested
 * @param criteria what became of each suggested criterion weight
 */
public record LegalSuggestion(List<DimensionWeight> weights, List<Move> dimensions, List<Move> criteria) {

    /**
     * One weight on its way into the limits.
     *
     * @param about dimension or clause
     * @param suggested as it came
     * @param scaled in the unit of the set: dimensions scaled to their sum, criteria to the base set's sum of the dimension
     * @param legal the weight in the nearest legal set
     */
    public record Move(String about, double suggested, double scaled, double legal) {

        /** By how much the limits changed it; 0 if they did not. */
        public double moved() {
            return legal - scaled;
        }
    }

    public LegalSuggestion {
        weights = List.copyOf(weights);
        dimensions = List.copyOf(dimensions);
        criteria = List.copyOf(criteria);
    }

    public WeightSet weightSet(String id, Words title, Words reason) {
        return WeightSet.of(id, title, reason, weights);
    }
}
