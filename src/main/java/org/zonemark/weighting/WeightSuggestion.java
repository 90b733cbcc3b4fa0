package org.zonemark.weighting;

import java.util.Map;

/**
 * Weights that somebody or some method suggests, in any unit: only their proportions are looked at.
 *
 * @param dimensions by dimension, all of them; empty to leave the base set's as they are
 * @param criteria for each dimension that is suggested anew, by clause; a clause that is not named is suggested 0
 */
public record WeightSuggestion(Map<String, Double> dimensions, Map<String, Map<String, Double>> criteria) {

    public WeightSuggestion {
        dimensions = Map.copyOf(dimensions);
        criteria = Map.copyOf(criteria);
    }
}
