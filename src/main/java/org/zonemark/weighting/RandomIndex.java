package org.zonemark.weighting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A published table of random indices, with which consistency is measured. The tables are data with their sources:
 * {@code random-index.yaml}.
 *
 * @param values by number of items, from 1
 * @param mostRatio the greatest consistency ratio that is accepted
 */
public record RandomIndex(String name, List<Double> values, String source, double mostRatio) {

    private static final String FILE = "random-index.yaml";
    private static final Map<String, RandomIndex> TABLES = new LinkedHashMap<>();
    private static final RandomIndex DEFAULT = read();

    public RandomIndex {
        values = List.copyOf(values);
    }

    /** The table that is used unless another is named. */
    public static RandomIndex byDefault() {
        return DEFAULT;
    }

    /** @throws IllegalArgumentException if there is no such table */
    public static RandomIndex named(String name) {
        RandomIndex table = TABLES.get(name);
        if (table == null) {
            throw new IllegalArgumentException("`" + name + "` is not one of " + TABLES.keySet());
        }
        return table;
    }

    /** All tables, the default among them. */
    public static List<RandomIndex> all() {
        return List.copyOf(TABLES.values());
    }

    public int mostItems() {
        return values.size();
    }

    /**
     * The index for a number of items of which some pairs were not judged, by the approximation of Agoston and Csato (2022):
     * it falls in proportion to the missing pairs, to 0 where only a chain is left.
     *
     * @throws IllegalArgumentException if there are more items than the table goes to
     */
    public double of(int items, int missing) {
        if (items < 1 || items > mostItems()) {
            throw new IllegalArgumentException(
                    "the table " + name + " goes from 1 to " + mostItems() + " items, not to " + items);
        }
        double complete = values.get(items - 1);
        int mostMissing = (items - 1) * (items - 2) / 2;
        return missing == 0 ? complete : complete * (mostMissing - missing) / mostMissing;
    }

    private static RandomIndex read() {
        try (InputStream file = Objects.requireNonNull(RandomIndex.class.getResourceAsStream(FILE), FILE)) {
            Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            double most = ((Number) Objects.requireNonNull(root.get("most_ratio"))).doubleValue();
            ((Map<?, ?>) Objects.requireNonNull(root.get("tables")))
                    .forEach((name, table) -> TABLES.put((String) name, table((String) name, (Map<?, ?>) table, most)));
            return named(String.valueOf(root.get("default")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RandomIndex table(String name, Map<?, ?> node, double most) {
        List<Double> values = ((List<?>) Objects.requireNonNull(node.get("values")))
                .stream().map(value -> ((Number) value).doubleValue()).toList();
        return new RandomIndex(name, values, String.valueOf(node.get("source")), most);
    }
}
