package org.zonemark.rulebook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads one example of a clause. */
final class CaseReader {

    private CaseReader() {}

    @SuppressWarnings("unchecked")
    static ClauseCase read(String path, YamlNode node) {
        node.onlyFields(Set.of("clause", "name", "zone", "year", "answer", "answers", "leadingIndustries", "expect"));
        Map<String, Object> given = new LinkedHashMap<>((Map<String, Object>) node.plain());
        given.keySet().removeAll(Set.of("clause", "name", "expect"));
        return new ClauseCase(
                node.get("clause").text(), node.get("name").words(), path, node.line(), given, (Map<String, Object>)
                        expectation(node).plain());
    }

    private static YamlNode expectation(YamlNode node) {
        YamlNode expected = node.get("expect");
        expected.fields();
        return expected;
    }
}
