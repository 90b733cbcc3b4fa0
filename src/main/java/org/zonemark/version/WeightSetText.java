package org.zonemark.version;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The weights of a set as they are stored: {@code {<dimension>: {"weight": …, "criteria": {<clause>: …}}}}. The order is
 * kept, for sums run in it.
 */
final class WeightSetText {

    private final JsonMapper json;

    WeightSetText(JsonMapper json) {
        this.json = json;
    }

    String write(WeightSet set) {
        ObjectNode document = json.createObjectNode();
        for (DimensionWeight dimension : set.dimensions()) {
            ObjectNode one = document.putObject(dimension.dimension()).put("weight", dimension.weight());
            ObjectNode criteria = one.putObject("criteria");
            dimension.criteria().forEach(criteria::put);
        }
        return document.toString();
    }

    List<DimensionWeight> read(String text) {
        List<DimensionWeight> weights = new ArrayList<>();
        for (Map.Entry<String, JsonNode> one : json.readTree(text).properties()) {
            Map<String, Double> criteria = new LinkedHashMap<>();
            one.getValue()
                    .get("criteria")
                    .properties()
                    .forEach(criterion -> criteria.put(
                            criterion.getKey(), criterion.getValue().doubleValue()));
            weights.add(new DimensionWeight(
                    one.getKey(), one.getValue().get("weight").doubleValue(), Collections.unmodifiableMap(criteria)));
        }
        return weights;
    }
}
