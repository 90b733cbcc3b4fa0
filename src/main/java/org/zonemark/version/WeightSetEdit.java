package org.zonemark.version;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.words.Words;
import tools.jackson.databind.JsonNode;

/**
 * What somebody changes in a draft; what is null stays.
 *
 * @param origin how the weights came about
 */
public record WeightSetEdit(
        @Nullable Words title,
        @Nullable Words reason,
        @Nullable JsonNode origin,
        List<NewWeight> weights) {

    /**
     * A new weight of a dimension or criterion.
     *
     * @param about its id or clause
     * @param reason why; null where it stays as it was said before
     */
    public record NewWeight(
            String about, double weight, @Nullable String reason) {}

    /** Far over every limit, and far from what no longer can be summed. */
    private static final double LARGEST = 1000;

    public WeightSetEdit {
        weights = List.copyOf(weights);
    }

    /** What in it cannot be done to a set; limits are another matter. */
    List<Fault> faults(WeightSet set) {
        List<Fault> faults = new ArrayList<>();
        Set<String> known = set.byName().keySet();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            NewWeight one = weights.get(i);
            String pointer = "/weights/" + i;
            if (!known.contains(one.about())) {
                faults.add(Fault.at(pointer + "/about", FaultCode.NOT_ONE_OF, one.about(), "weighed"));
            } else if (seen.putIfAbsent(one.about(), i) != null) {
                faults.add(Fault.at(pointer + "/about", FaultCode.DUPLICATE_ITEM, one.about(), "named_once"));
            }
            if (!(one.weight() >= 0 && one.weight() <= LARGEST)) {
                faults.add(Fault.at(
                        pointer + "/weight", FaultCode.OUT_OF_RANGE, Double.toString(one.weight()), "weight_number"));
            }
        }
        return faults;
    }

    WeightSet applied(WeightSet set) {
        Map<String, Double> changed = new HashMap<>();
        weights.forEach(one -> changed.put(one.about(), one.weight() + 0.0));
        WeightSet weighed = set.withWeights(changed);
        return WeightSet.of(
                weighed.id(),
                title == null ? weighed.title() : title,
                reason == null ? weighed.reason() : reason,
                weighed.dimensions());
    }

    /** The reasons before with those that are new; a weight that is as in the base needs none any more. */
    Map<String, String> applied(Map<String, String> before, List<WeightChange> changes) {
        Map<String, String> reasons = new HashMap<>(before);
        weights.stream().filter(one -> one.reason() != null).forEach(one -> reasons.put(one.about(), one.reason()));
        reasons.keySet().retainAll(changes.stream().map(WeightChange::about).toList());
        return reasons;
    }
}
