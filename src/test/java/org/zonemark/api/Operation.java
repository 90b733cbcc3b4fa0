package org.zonemark.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * One operation of the contract.
 *
 * @param path with its parameters in braces
 * @param contentType of its body; empty if it has none
 * @param open whether the contract says that it needs no token
 */
public record Operation(String id, String method, String path, String contentType, boolean open) {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    /** Every operation, in the order of the contract. */
    @SuppressWarnings("unchecked")
    public static List<Operation> all() {
        Map<String, Object> contract = new Yaml().load(Contract.text());
        Map<String, Object> bodies =
                (Map<String, Object>) ((Map<String, Object>) contract.get("components")).get("requestBodies");
        List<Operation> operations = new ArrayList<>();
        ((Map<String, Map<String, Object>>) contract.get("paths"))
                .forEach((path, item) -> item.forEach((key, one) -> {
                    if (METHODS.contains(key)) {
                        Map<String, Object> operation = (Map<String, Object>) one;
                        operations.add(new Operation(
                                (String) operation.get("operationId"),
                                key.toUpperCase(java.util.Locale.ROOT),
                                path,
                                contentType((Map<String, Object>) operation.get("requestBody"), bodies),
                                List.of().equals(operation.get("security"))));
                    }
                }));
        return operations;
    }

    public boolean isAboutZone() {
        return path.contains("{code}") || path.contains("{zone}");
    }

    public boolean changes() {
        return !method.equals("GET");
    }

    @Override
    public String toString() {
        return id;
    }

    @SuppressWarnings("unchecked")
    private static String contentType(Map<String, Object> body, Map<String, Object> shared) {
        if (body == null) {
            return "";
        }
        Object reference = body.get("$ref");
        Map<String, Object> meant = reference == null
                ? body
                : (Map<String, Object>)
                        shared.get(reference.toString().substring("#/components/requestBodies/".length()));
        return ((Map<String, Object>) meant.get("content")).keySet().iterator().next();
    }
}
