package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Holds a weight set against the policy's limits ("ecology first"), which are rules of the rulebook themselves. */
public final class WeightLimits {

    /**
     * A limit that a weight set breaks.
     *
     * @param limit name of the limit, for example {@code ecology_least}
     * @param about the dimension or clause whose weight breaks it, or the id of the set
     * @param value the weight or sum that breaks it
     */
    public record Violation(String limit, String about, double value, Words words) {}

    /** Fact: the proposed set as a whole, with its sums. */
    public record ProposedSet(String id, double dimensionSum, double greenSum) {}

    /** Fact: the proposed weight of one dimension. */
    public record ProposedDimension(String dimension, double weight) {}

    /** Fact: the proposed weight of one criterion. */
    public record ProposedCriterion(String clause, boolean carriesWeight, double weight) {}

    /** Takes what the rules object to. */
    public static final class Violations {

        private final List<Violation> found = new ArrayList<>();

        /** Adds one; the words of a limit stand under {@code limit.<name>}. */
        public void add(String limit, String about, double value, double allowed) {
            found.add(new Violation(
                    limit,
                    about,
                    value,
                    Phrases.phrase("limit." + limit, about, Numbers.plain(value), Numbers.plain(allowed))));
        }
    }

    private final WeightLimitSizes sizes;
    private final CompiledRules rules;
    private final List<Criterion> criteria;

    WeightLimits(WeightLimitSizes sizes, CompiledRules rules, List<Criterion> criteria) {
        this.sizes = sizes;
        this.rules = rules;
        this.criteria = criteria;
    }

    public WeightLimitSizes sizes() {
        return sizes;
    }

    /** Every limit that the set breaks; empty if it is legal. */
    public List<Violation> check(WeightSet set) {
        Violations violations = new Violations();
        try (RuleSession session = rules.open(name -> {})) {
            session.global("limits", sizes).global("violations", violations);
            session.insert(new ProposedSet(set.id(), sum(set, null), sum(set, sizes.greenDimensions())));
            set.dimensions().forEach(one -> session.insert(new ProposedDimension(one.dimension(), one.weight())));
            criteria.forEach(
                    one -> session.insert(new ProposedCriterion(one.id(), one.carriesWeight(), set.weightOf(one))));
            session.fire();
        }
        return List.copyOf(violations.found);
    }

    private static double sum(WeightSet set, @Nullable List<String> only) {
        return set.dimensions().stream()
                .filter(one -> only == null || only.contains(one.dimension()))
                .mapToDouble(WeightSet.DimensionWeight::weight)
                .sum();
    }
}
