package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases from the literature, with their sources, and the same figures by an independent program. */
final class PublishedCases {

    private static final JsonNode PUBLISHED = read("published.json");
    private static final JsonNode REFERENCE = read("reference.json");

    private PublishedCases() {}

    static Stream<String> names(String kind) {
        return cases(kind).map(one -> one.get("name").asString());
    }

    static JsonNode published(String kind, String name) {
        return cases(kind)
                .filter(one -> one.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What {@code src/test/python/weighting_reference.py} makes of it. */
    static JsonNode reference(String kind, String name) {
        return REFERENCE.get(kind).get(name);
    }

    static PairwiseMatrix pairwise(String name) {
        JsonNode one = published("pairwise", name);
        List<String> items = texts(one.get("items"));
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String[] row = one.get("rows").get(i).asString().split(" ");
            for (int j = i + 1; j < items.size(); j++) {
                if (!row[j].equals("?")) {
                    judgements.add(new Judgement(items.get(i), items.get(j), ratio(row[j])));
                }
            }
        }
        return PairwiseMatrix.of(items, judgements);
    }

    static ScoreMatrix data(String name) {
        JsonNode one = published("data", name);
        List<double[]> zones = new ArrayList<>();
        for (JsonNode zone : one.get("zones")) {
            zones.add(StreamSupport.stream(zone.spliterator(), false)
                    .mapToDouble(value -> value.isNull() ? Double.NaN : value.asDouble())
                    .toArray());
        }
        return ScoreMatrix.of(texts(one.get("criteria")), zones);
    }

    static List<Double> numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static double ratio(String text) {
        String[] parts = text.split("/");
        return parts.length == 1
                ? Double.parseDouble(text)
                : Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    }

    private static Stream<JsonNode> cases(String kind) {
        return StreamSupport.stream(PUBLISHED.get(kind).spliterator(), false);
    }

    private static JsonNode read(String file) {
        return JsonMapper.shared()
                .readTree(Objects.requireNonNull(PublishedCases.class.getResourceAsStream("/weighting/" + file)));
    }
}
