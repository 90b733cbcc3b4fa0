package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.words.Words;

/** Reads one clause of a section file into a criterion. */
final class CriterionReader {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "title",
            "quote",
            "english",
            "dimension",
            "kind",
            "indicator",
            "unit",
            "direction",
            "range",
            "scale",
            "formula",
            "gate",
            "applies",
            "rolls_up",
            "levels",
            "items",
            "evidence",
            "note",
            "reference",
            "answered_by");

    private final Section section;
    private final Map<String, Dimension> dimensions;

    CriterionReader(Section section, Map<String, Dimension> dimensions) {
        this.section = section;
        this.dimensions = dimensions;
    }

    Criterion read(YamlNode node, int position) {
        node.onlyFields(FIELDS);
        // One object for each id, as compiled rules have it too: they find their clause without comparing letters.
        Clause clause = new Clause(
                id(node.get("id")).intern(),
                section,
                node.get("title").words(),
                node.get("quote").text(),
                node.get("english").text());
        Kind kind = node.get("kind").oneOf(Kind.class);
        List<String> rollsUp = node.find("rolls_up").map(YamlNode::texts).orElse(List.of()).stream()
                .map(String::intern)
                .toList();
        Indicator indicator = indicator(node);
        Gate gate = node.find("gate").map(this::gate).orElse(null);
        Criterion criterion = new Criterion(
                clause,
                position,
                dimension(node.get("dimension")),
                kind,
                source(node, rollsUp),
                indicator,
                gate,
                node.find("applies").map(this::applicability).orElse(Applicability.EVERYWHERE),
                rollsUp,
                steps(node, kind, rollsUp),
                ReferenceReader.read(node.get("reference"), indicator, gate));
        check(node, criterion);
        return criterion;
    }

    private String id(YamlNode node) {
        String id = node.text();
        if (!id.matches("A2-" + section.number().replace(".", "\\.") + "\\.[1-9][0-9]*")) {
            throw node.refuse("clause id `" + id + "` does not belong to section " + section.number() + "; A2-"
                    + section.number() + ".<number> is due");
        }
        return id;
    }

    private Dimension dimension(YamlNode node) {
        Dimension dimension = dimensions.get(node.text());
        if (dimension == null) {
            throw node.refuse("dimension `" + node.text() + "` is not one of " + dimensions.keySet());
        }
        return dimension;
    }

    private static AnswerSource source(YamlNode node, List<String> rollsUp) {
        if (!rollsUp.isEmpty()) {
            return AnswerSource.OTHER_CLAUSES;
        }
        return node.find("answered_by").map(by -> by.oneOf(AnswerSource.class)).orElse(AnswerSource.ANSWER);
    }

    private static Indicator indicator(YamlNode node) {
        Optional<YamlNode> scale = node.find("scale");
        scale.filter(value -> !value.text().equals("log1p")).ifPresent(value -> {
            throw value.refuse("the only scale is log1p");
        });
        return new Indicator(
                node.get("indicator").words(),
                node.get("unit").words(),
                node.get("direction").oneOf(Direction.class),
                node.find("range").map(CriterionReader::range).orElse(Range.ANY),
                scale.isPresent(),
                node.find("formula").map(YamlNode::text).orElse(null),
                node.get("evidence").words(),
                node.find("note").map(YamlNode::words).orElse(null));
    }

    private static Range range(YamlNode node) {
        List<YamlNode> ends = node.list();
        if (ends.size() != 2) {
            throw node.refuse("a range is [least, most], with null for no end");
        }
        double least =
                ends.get(0).isNull() ? Double.NEGATIVE_INFINITY : ends.get(0).number();
        double most =
                ends.get(1).isNull() ? Double.POSITIVE_INFINITY : ends.get(1).number();
        if (least > most) {
            throw node.refuse("the range is empty: " + least + " is over " + most);
        }
        return new Range(least, most);
    }

    private Gate gate(YamlNode node) {
        node.onlyFields(Set.of("field", "op", "on_fail", "cure"));
        return new Gate(
                node.get("field").oneOf(Gate.Field.class),
                comparison(node.get("op")),
                node.get("on_fail").oneOf(Gate.OnFail.class),
                node.get("cure").words());
    }

    private static Gate.Comparison comparison(YamlNode node) {
        for (Gate.Comparison comparison : Gate.Comparison.values()) {
            if (comparison.sign().equals(node.text())) {
                return comparison;
            }
        }
        throw node.refuse("`" + node.text() + "` is not one of == >= > <= <");
    }

    private Applicability applicability(YamlNode node) {
        node.onlyFields(Set.of("claim", "basin"));
        Words claim = node.find("claim").map(YamlNode::words).orElse(null);
        Set<Basin> basins = EnumSet.noneOf(Basin.class);
        node.find("basin")
                .ifPresentOrElse(
                        list -> list.list().forEach(one -> basins.add(one.oneOf(Basin.class))),
                        () -> basins.addAll(EnumSet.allOf(Basin.class)));
        return new Applicability(claim, basins);
    }

    private static List<Words> steps(YamlNode node, Kind kind, List<String> rollsUp) {
        String field = kind == Kind.MATURITY ? "levels" : "items";
        boolean due = kind == Kind.MATURITY || kind == Kind.CHECKLIST;
        if (!due) {
            node.find("levels").or(() -> node.find("items")).ifPresent(list -> {
                throw list.refuse("a " + kind + " criterion has neither levels nor items");
            });
            return List.of();
        }
        List<Words> steps = new ArrayList<>();
        for (YamlNode step : node.get(field).list()) {
            if (kind == Kind.MATURITY && step.get("level").whole() != steps.size()) {
                throw step.refuse("level " + steps.size() + " is due here");
            }
            steps.add(new Words(step.get("zh").text(), step.get("en").text()));
        }
        if (steps.size() < 2) {
            throw node.get(field).refuse("two or more are due");
        }
        return steps;
    }

    private static void check(YamlNode node, Criterion criterion) {
        boolean anchored = criterion.reference().stream().allMatch(values -> values.anchors() != null);
        boolean unanchored = criterion.reference().stream().allMatch(values -> values.anchors() == null);
        if (!anchored && !unanchored) {
            throw node.get("reference").refuse("either every entry has anchors or none has");
        }
        boolean due = criterion.source() != AnswerSource.OTHER_CLAUSES
                && (criterion.kind() == Kind.QUANTITATIVE || criterion.kind() == Kind.COUNT);
        if (due && !anchored) {
            throw node.get("reference").refuse("a " + criterion.kind() + " criterion needs anchors");
        }
        if (!due && criterion.kind() != Kind.GATE && anchored) {
            throw node.get("reference").refuse("a " + criterion.kind() + " criterion has no anchors");
        }
        if (criterion.kind() == Kind.GATE && criterion.gate() == null) {
            throw node.refuse("a GATE needs `gate`");
        }
    }
}
