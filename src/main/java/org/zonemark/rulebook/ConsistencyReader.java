package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.words.Phrases;

/** Reads the flags of the consistency rules with their numbers and examples. */
final class ConsistencyReader {

    private static final int PLACES_IN_A_SENTENCE = 10;

    private final List<Criterion> criteria;
    private final @Nullable Catalogue catalogue;
    private final Map<String, ConsistencyFlag> flags = new LinkedHashMap<>();

    /** @param catalogue null where it could not be read; rows are not checked then */
    ConsistencyReader(List<Criterion> criteria, @Nullable Catalogue catalogue) {
        this.criteria = criteria;
        this.catalogue = catalogue;
    }

    Consistency read(YamlNode root, YamlNode cases) {
        root.onlyFields(Set.of("files", "flags"));
        root.get("flags").list().forEach(this::addFlag);
        List<ConsistencyFlag.Example> examples =
                cases.get("cases").list().stream().map(this::example).toList();
        return new Consistency(List.copyOf(flags.values()), examples);
    }

    private void addFlag(YamlNode node) {
        node.onlyFields(Set.of("id", "across_zones", "clauses", "reason", "limits"));
        String id = node.get("id").text();
        ConsistencyFlag flag = new ConsistencyFlag(
                id,
                node.get("reason").words(),
                clauses(node.get("clauses")),
                node.find("across_zones").map(YamlNode::truth).orElse(false),
                limits(node.get("limits")));
        if (flags.put(id, flag) != null) {
            throw node.refuse("flag `" + id + "` stands here twice");
        }
        try {
            Phrases.phrase("flag." + id, new Object[PLACES_IN_A_SENTENCE]);
        } catch (MissingResourceException e) {
            throw node.refuse("flag `" + id + "` has no sentence; `flag." + id + "` is due in both languages");
        }
    }

    /** Clauses as named; a kind stands for all of its clauses that zones answer themselves. */
    private List<String> clauses(YamlNode node) {
        List<String> clauses = new ArrayList<>();
        for (YamlNode name : node.list()) {
            List<String> named = criteria.stream()
                    .filter(criterion -> criterion.id().equals(name.text()) || isOfKind(criterion, name.text()))
                    .map(Criterion::id)
                    .toList();
            if (named.isEmpty()) {
                throw name.refuse("`" + name.text() + "` is neither a clause of this rulebook nor a kind");
            }
            clauses.addAll(named);
        }
        if (clauses.isEmpty()) {
            throw node.refuse("at least one clause is due");
        }
        return clauses;
    }

    private static boolean isOfKind(Criterion criterion, String name) {
        return criterion.kind().name().equals(name) && criterion.source() == AnswerSource.ANSWER;
    }

    private List<ConsistencyFlag.Limits> limits(YamlNode node) {
        List<ConsistencyFlag.Limits> limits = new ArrayList<>();
        for (YamlNode one : node.list()) {
            one.onlyFields(Set.of("from", "numbers", "rows", "source"));
            Map<String, Double> numbers = new LinkedHashMap<>();
            one.find("numbers")
                    .ifPresent(all -> all.fields().forEach((name, value) -> numbers.put(name, value.number())));
            limits.add(new ConsistencyFlag.Limits(
                    one.get("from").date(),
                    numbers,
                    one.find("rows").map(this::rows).orElse(List.of()),
                    one.get("source").words()));
        }
        if (limits.isEmpty()) {
            throw node.refuse("at least one entry with `from` and `source` is due");
        }
        limits.sort(Comparator.comparing(ConsistencyFlag.Limits::from));
        return limits;
    }

    private List<String> rows(YamlNode node) {
        for (YamlNode row : node.list()) {
            if (catalogue != null && catalogue.row(row.text()).isEmpty()) {
                throw row.refuse("row `" + row.text() + "` is not in the catalogue");
            }
        }
        return node.texts();
    }

    @SuppressWarnings("unchecked")
    private ConsistencyFlag.Example example(YamlNode node) {
        node.onlyFields(Set.of(
                "flag", "name", "year", "answers", "lastYear", "leadingIndustries", "zones", "partnerships", "expect"));
        String flag = node.get("flag").text();
        if (!flags.containsKey(flag)) {
            throw node.get("flag").refuse("flag `" + flag + "` is not one of " + flags.keySet());
        }
        Map<String, Object> given = new LinkedHashMap<>((Map<String, Object>) node.plain());
        given.keySet().removeAll(Set.of("flag", "name", "expect"));
        return new ConsistencyFlag.Example(flag, node.get("name").words(), node.line(), given, (Map<String, Object>)
                node.get("expect").plain());
    }
}
