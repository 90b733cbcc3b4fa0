package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightLimitSizes;
import org.zonemark.rulebook.WeightLimits.Violation;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.weighting.LegalSuggestion.Move;
import org.zonemark.words.Words;

/**
 * Brings suggested weights into the limits of the policy (section 5 of the scoring model) by the nearest set that keeps
 * them, by Euclidean distance.
 *
 * <p>Of the criteria inside a dimension only the proportions matter. A suggestion for them is scaled to what the dimension's
 * criteria add up to in the base set; then each weight is brought between the least and the most that a criterion may have.
 */
public final class NearestLegalWeights {

    private final Rulebook rulebook;
    private final WeightSet base;
    private final WeightLimitSizes limits;

    /** @param base the legal set that gives what is not suggested */
    public NearestLegalWeights(Rulebook rulebook, WeightSet base) {
        this.rulebook = rulebook;
        this.base = base;
        this.limits = rulebook.weightLimits().sizes();
    }

    /**
     * The nearest legal set.
     *
     * @throws IllegalArgumentException if a name is unknown, a dimension is missing, a weight is negative or not finite, or the
     *     weights that are suggested together are all 0
     */
    public LegalSuggestion nearest(WeightSuggestion suggestion) {
        checkNames(suggestion.criteria().keySet(), dimensionIds());
        List<Move> dimensions = dimensions(suggestion.dimensions());
        Map<String, Double> dimensionWeights = new LinkedHashMap<>();
        dimensions.forEach(move -> dimensionWeights.put(move.about(), move.legal()));
        List<Move> moves = new ArrayList<>();
        List<DimensionWeight> weights = new ArrayList<>();
        for (Dimension dimension : rulebook.dimensions()) {
            List<Move> own = criteria(dimension, suggestion.criteria().get(dimension.id()));
            moves.addAll(own);
            double weight = dimensionWeights.getOrDefault(dimension.id(), base.weightOf(dimension));
            weights.add(new DimensionWeight(dimension.id(), weight, criterionWeights(dimension, own)));
        }
        return checked(new LegalSuggestion(weights, dimensions, moves));
    }

    /** The limits are rules; a rulebook may have some that their sizes do not tell. */
    private LegalSuggestion checked(LegalSuggestion suggestion) {
        Words none = Words.same("-");
        List<Violation> violations = rulebook.weightLimits().check(suggestion.weightSet("nearest", none, none));
        if (!violations.isEmpty()) {
            throw new IllegalStateException("the nearest set breaks a limit that only the rules know: " + violations);
        }
        return suggestion;
    }

    private List<Move> dimensions(Map<String, Double> suggested) {
        if (suggested.isEmpty()) {
            return List.of();
        }
        List<String> ids = dimensionIds();
        checkNames(suggested.keySet(), ids);
        checkNames(ids, List.copyOf(suggested.keySet()));
        Map<String, Double> scaled = scaled(suggested, limits.dimensionSum());
        double[] legal = new NearestDimensions(limits, ids)
                .to(ids.stream().mapToDouble(scaled::get).toArray());
        List<Move> moves = new ArrayList<>();
        for (int d = 0; d < legal.length; d++) {
            String id = ids.get(d);
            moves.add(new Move(id, suggested.get(id), scaled.get(id), legal[d]));
        }
        return moves;
    }

    /** The base set's weights, but for those that move. */
    private Map<String, Double> criterionWeights(Dimension dimension, List<Move> moves) {
        Map<String, Double> weights = new LinkedHashMap<>();
        rulebook.criteria().stream()
                .filter(one -> one.carriesWeight() && one.dimension().equals(dimension))
                .forEach(one -> weights.put(one.id(), base.weightOf(one)));
        // Pure gates and roll-ups stay 0, and a set does not name them.
        moves.forEach(move -> weights.computeIfPresent(move.about(), (clause, weight) -> move.legal()));
        return Collections.unmodifiableMap(weights);
    }

    private List<Move> criteria(Dimension dimension, @Nullable Map<String, Double> suggested) {
        if (suggested == null) {
            return List.of();
        }
        List<Criterion> own = rulebook.criteria().stream()
                .filter(criterion -> criterion.dimension().equals(dimension))
                .toList();
        checkNames(suggested.keySet(), own.stream().map(Criterion::id).toList());
        double sum = own.stream().mapToDouble(base::weightOf).sum();
        Map<String, Double> scaled = scaled(suggested, sum);
        List<Move> moves = new ArrayList<>();
        for (Criterion criterion : own) {
            double one = scaled.getOrDefault(criterion.id(), 0.0);
            double within = Math.min(limits.criterionMost(), Math.max(limits.criterionLeast(), one));
            double legal = criterion.carriesWeight() ? within : 0;
            if (criterion.carriesWeight() || one > 0) {
                moves.add(new Move(criterion.id(), suggested.getOrDefault(criterion.id(), 0.0), one, legal));
            }
        }
        return moves;
    }

    private List<String> dimensionIds() {
        return rulebook.dimensions().stream().map(Dimension::id).toList();
    }

    private static void checkNames(Iterable<String> names, List<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("`" + name + "` is not one of " + known);
            }
        }
    }

    private static Map<String, Double> scaled(Map<String, Double> suggested, double wanted) {
        suggested.forEach((name, weight) -> {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("the weight of " + name + " must be 0 or more, not " + weight);
            }
        });
        double sum =
                suggested.keySet().stream().sorted().mapToDouble(suggested::get).sum();
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException("weights that are suggested together cannot add up to " + sum);
        }
        return suggested.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue() / sum * wanted));
    }
}
