package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a weight set and checks that it names what the rulebook has, and all of it. */
final class WeightSetReader {

    private final List<Dimension> dimensions;
    private final List<Criterion> criteria;

    WeightSetReader(List<Dimension> dimensions, List<Criterion> criteria) {
        this.dimensions = dimensions;
        this.criteria = criteria;
    }

    WeightSet read(YamlNode root) {
        root.onlyFields(Set.of("id", "title", "in_force_from", "reason", "dimensions"));
        YamlNode id = root.get("id");
        if (!id.text().matches("[a-z0-9][a-z0-9-]*")) {
            throw id.refuse("the id of a weight set is made of small letters, digits and hyphens");
        }
        YamlNode node = root.get("dimensions");
        node.onlyFields(dimensions.stream().map(Dimension::id).collect(Collectors.toSet()));
        List<WeightSet.DimensionWeight> weights = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            weights.add(weightOf(dimension, node.get(dimension.id())));
        }
        return WeightSet.of(
                id.text(), root.get("title").words(), root.get("reason").words(), weights);
    }

    private WeightSet.DimensionWeight weightOf(Dimension dimension, YamlNode node) {
        Map<String, Criterion> own = new LinkedHashMap<>();
        criteria.stream()
                .filter(criterion -> criterion.dimension().equals(dimension))
                .forEach(criterion -> own.put(criterion.id(), criterion));
        Set<String> due = own.values().stream()
                .filter(Criterion::carriesWeight)
                .map(Criterion::id)
                .collect(Collectors.toSet());
        node.onlyFields(Set.of("weight", "criteria"));
        YamlNode list = node.get("criteria").onlyFields(own.keySet());
        Map<String, Double> weights = new LinkedHashMap<>();
        list.fields().forEach((clause, weight) -> weights.put(clause, weight.number()));
        due.stream()
                .sorted()
                .filter(clause -> !weights.containsKey(clause))
                .findFirst()
                .ifPresent(clause -> {
                    throw list.refuse("the weight of " + clause + " is missing; 0 is written out too");
                });
        return new WeightSet.DimensionWeight(
                dimension.id(), node.get("weight").number(), Collections.unmodifiableMap(weights));
    }
}
