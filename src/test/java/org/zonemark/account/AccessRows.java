package org.zonemark.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The rows of {@code access.yaml} as they are written; a name that stands twice is an error. */
public final class AccessRows {

    private static final Map<String, Object> ROWS = read();

    private AccessRows() {}

    /** What stands behind each operation: a text, or a list of texts. */
    public static Map<String, Object> all() {
        return ROWS;
    }

    public static boolean isOpen(String operation) {
        return "anyone".equals(ROWS.get(operation));
    }

    /** Whether the row names the role, for every zone or its own only. */
    public static boolean names(String operation, Role role) {
        return namesForAll(operation, role) || entries(operation).contains(role.code() + " own");
    }

    public static boolean namesForAll(String operation, Role role) {
        return entries(operation).contains(role.code());
    }

    private static List<?> entries(String operation) {
        return ROWS.get(operation) instanceof List<?> entries ? entries : List.of();
    }

    private static Map<String, Object> read() {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try (InputStream file = AccessRows.class.getResourceAsStream("/access.yaml")) {
            return new Yaml(strict).load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
