package org.zonemark.rulebook;

import java.util.List;
import java.util.Map;
import org.zonemark.words.Words;

/**
 * The weights of dimensions and criteria.
 *
 * @param reason why it is as it is
 * @param sha256 hash of its canonical form, see {@link Fingerprint}
 */
public record WeightSet(String id, Words title, Words reason, List<DimensionWeight> dimensions, String sha256) {

    /**
     * The weight of a dimension and, inside it, of its criteria.
     *
     * @param criteria weights by clause; a clause that is not named weighs 0
     */
    public record DimensionWeight(String dimension, double weight, Map<String, Double> criteria) {}

    public WeightSet {
        dimensions = List.copyOf(dimensions);
    }

    public static WeightSet of(String id, Words title, Words reason, List<DimensionWeight> dimensions) {
        return new WeightSet(id, title, reason, dimensions, Fingerprint.of(id, dimensions));
    }

    /** The weight of a criterion inside its dimension; 0 where the set does not name it. */
    public double weightOf(Criterion criterion) {
        for (DimensionWeight dimension : dimensions) {
            if (dimension.dimension().equals(criterion.dimension().id())) {
                return dimension.criteria().getOrDefault(criterion.id(), 0.0);
            }
        }
        return 0;
    }

    public double weightOf(Dimension dimension) {
        for (DimensionWeight weight : dimensions) {
            if (weight.dimension().equals(dimension.id())) {
                return weight.weight();
            }
        }
        return 0;
    }
}
