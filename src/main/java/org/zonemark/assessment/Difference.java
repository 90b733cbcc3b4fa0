package org.zonemark.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * One place where two documents differ.
 *
 * @param pointer JSON pointer to it
 * @param stored what is stored there; missing if nothing
 * @param sent what was sent; missing if nothing
 */
public record Difference(String pointer, JsonNode stored, JsonNode sent) {

    /** All places where two documents differ, as deep as both have objects. */
    static List<Difference> between(JsonNode stored, JsonNode sent) {
        List<Difference> differences = new ArrayList<>();
        collect("", stored, sent, differences);
        return differences;
    }

    private static void collect(String pointer, JsonNode stored, JsonNode sent, List<Difference> differences) {
        if (stored.equals(sent)) {
            return;
        }
        if (!stored.isObject() || !sent.isObject()) {
            differences.add(new Difference(pointer, stored, sent));
            return;
        }
        Set<String> fields = new TreeSet<>(stored.propertyNames());
        fields.addAll(sent.propertyNames());
        for (String field : fields) {
            String escaped = field.replace("~", "~0").replace("/", "~1");
            collect(pointer + "/" + escaped, stored.path(field), sent.path(field), differences);
        }
    }
}
