package org.zonemark.publication;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One zone in the table of a publication: the little of its report that the table shows.
 *
 * @param eligible whether it has a rank
 * @param wouldRank where it stands, or would stand
 * @param standing as it stands in documents
 * @param cut as it stands in documents
 * @param dimensions scores by dimension, in their order; null where there is none
 */
public record PublishedLine(
        String zone,
        String name,
        String province,
        boolean eligible,
        int wouldRank,
        String standing,
        @Nullable String grade,
        String cut,
        double total,
        Map<String, @Nullable Double> dimensions) {

    /** @param report what the publication says of the zone */
    static PublishedLine of(String zone, JsonNode report) {
        JsonNode result = report.path("result");
        JsonNode places = result.path("places");
        return new PublishedLine(
                zone,
                report.path("name").stringValue(),
                report.path("province").stringValue(),
                places.path("eligible").booleanValue(),
                places.path("whole").intValue(),
                result.path("standing").stringValue(),
                result.path("grade").stringValueOpt().orElse(null),
                result.path("cut").stringValue(),
                result.path("total").doubleValue(),
                dimensions(result.path("dimensions")));
    }

    private static Map<String, @Nullable Double> dimensions(JsonNode dimensions) {
        Map<String, @Nullable Double> scores = new LinkedHashMap<>();
        dimensions.forEach(one -> scores.put(
                one.path("id").stringValue(),
                one.path("score").isNumber() ? Double.valueOf(one.path("score").doubleValue()) : null));
        return Collections.unmodifiableMap(scores);
    }
}
