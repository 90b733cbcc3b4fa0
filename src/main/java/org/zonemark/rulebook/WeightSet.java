package org.zonemark.rulebook;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    public record DimensionWeight(String dimension, double weight, Map<String, Double> criteria) {

        private DimensionWeight withWeights(Map<String, Double> others) {
            Map<String, Double> changed = new LinkedHashMap<>(criteria);
            changed.replaceAll((clause, before) -> others.getOrDefault(clause, before));
            return new DimensionWeight(
                    dimension, others.getOrDefault(dimension, weight), Collections.unmodifiableMap(changed));
        }
    }

    public WeightSet {
        dimensions = List.copyOf(dimensions);
    }

    public static WeightSet of(String id, Words title, Words reason, List<DimensionWeight> dimensions) {
        return new WeightSet(id, title, reason, dimensions, Fingerprint.of(id, dimensions));
    }

    /** Whether it weighs each dimension and criterion of a rulebook that carries weight, and names nothing else. */
    public boolean fits(Rulebook rulebook) {
        Set<String> known = new HashSet<>();
        Set<String> due = new HashSet<>();
        for (Dimension dimension : rulebook.dimensions()) {
            known.add(dimension.id());
            due.add(dimension.id());
        }
        for (Criterion criterion : rulebook.criteria()) {
            String name = criterion.dimension().id() + " " + criterion.id();
            known.add(name);
            if (criterion.carriesWeight()) {
                due.add(name);
            }
        }
        Set<String> named = new HashSet<>();
        dimensions.forEach(one -> {
            named.add(one.dimension());
            one.criteria().keySet().forEach(clause -> named.add(one.dimension() + " " + clause));
        });
        return named.containsAll(due) && known.containsAll(named);
    }

    /** The weight of each dimension, by its id, and of each criterion, by its clause, in the order of the set. */
    public Map<String, Double> byName() {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (DimensionWeight dimension : dimensions) {
            weights.put(dimension.dimension(), dimension.weight());
            weights.putAll(dimension.criteria());
        }
        return weights;
    }

    /** The same set with other weights; what is not named stays. */
    public WeightSet withWeights(Map<String, Double> others) {
        return of(
                id,
                title,
                reason,
                dimensions.stream().map(one -> one.withWeights(others)).toList());
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
