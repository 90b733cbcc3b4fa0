package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zonemark.rulebook.ScoringSizes.AdjustmentKind;
import org.zonemark.rulebook.ScoringSizes.AdjustmentKinds;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.rulebook.ScoringSizes.Grade;
import org.zonemark.rulebook.ScoringSizes.PlanFitSizes;

/** Reads the sizes of the scoring model, and its limits on weight sets. */
final class SizesReader {

    private final Map<String, Dimension> dimensions;

    SizesReader(Map<String, Dimension> dimensions) {
        this.dimensions = dimensions;
    }

    ScoringSizes sizes(YamlNode root, YamlNode survey) {
        root.onlyFields(Set.of(
                "from",
                "source",
                "plan_fit",
                "geometric_floor",
                "pass_mark",
                "ceilings",
                "bonuses",
                "penalties",
                "total",
                "accepted_evidence",
                "grades",
                "order"));
        YamlNode total = root.get("total").onlyFields(Set.of("least", "most"));
        return new ScoringSizes(
                planFit(root.get("plan_fit")),
                root.get("geometric_floor").number(),
                root.get("pass_mark").number(),
                root.get("ceilings").list().stream().map(this::ceiling).toList(),
                adjustments(root.get("bonuses")),
                adjustments(root.get("penalties")),
                total.get("least").number(),
                total.get("most").number(),
                root.get("accepted_evidence").number(),
                grades(root.get("grades"), total.get("least").number()),
                root.get("order")
                        .onlyFields(Set.of("equal_within"))
                        .get("equal_within")
                        .number(),
                survey(survey),
                root.get("from").date(),
                root.get("source").words());
    }

    private static SurveySizes survey(YamlNode root) {
        root.onlyFields(Set.of(
                "from",
                "clause",
                "source",
                "marks",
                "questions",
                "satisfied_from",
                "shown_from",
                "least_response_rate",
                "normal_quantile"));
        YamlNode marks = root.get("marks").onlyFields(Set.of("least", "most"));
        return new SurveySizes(
                root.get("clause").text(),
                root.get("questions").list().stream().map(YamlNode::words).toList(),
                marks.get("least").whole(),
                marks.get("most").whole(),
                root.get("satisfied_from").number(),
                root.get("shown_from").whole(),
                root.get("least_response_rate").number(),
                root.get("normal_quantile").number(),
                root.get("from").date(),
                root.get("source").words());
    }

    private static PlanFitSizes planFit(YamlNode node) {
        node.onlyFields(Set.of(
                "here",
                "belt",
                "anywhere",
                "same_province",
                "other_province",
                "no_row",
                "caution_cap",
                "cluster_box",
                "cluster_bonus",
                "max_industries"));
        return new PlanFitSizes(
                share(node.get("here")),
                share(node.get("belt")),
                share(node.get("anywhere")),
                share(node.get("same_province")),
                share(node.get("other_province")),
                share(node.get("no_row")),
                share(node.get("caution_cap")),
                node.get("cluster_box").whole(),
                node.get("cluster_bonus").number(),
                node.get("max_industries").whole());
    }

    private static double share(YamlNode node) {
        double share = node.number();
        if (share < 0 || share > 1) {
            throw node.refuse("a fit lies between 0 and 1");
        }
        return share;
    }

    private CeilingRule ceiling(YamlNode node) {
        node.onlyFields(Set.of("id", "any_of", "mean_of", "below", "limit", "reason"));
        boolean anyOf = node.find("any_of").isPresent();
        YamlNode which = anyOf ? node.get("any_of") : node.get("mean_of");
        return new CeilingRule(
                node.get("id").text(),
                anyOf && isAll(which) ? List.copyOf(dimensions.keySet()) : dimensionIds(which),
                anyOf,
                node.get("below").number(),
                node.get("limit").number(),
                node.get("reason").words());
    }

    private static boolean isAll(YamlNode node) {
        return "all".equals(node.plain());
    }

    private List<String> dimensionIds(YamlNode node) {
        List<String> ids = new ArrayList<>();
        for (YamlNode id : node.list()) {
            if (!dimensions.containsKey(id.text())) {
                throw id.refuse("dimension `" + id.text() + "` is not one of " + dimensions.keySet());
            }
            ids.add(id.text());
        }
        return ids;
    }

    private static AdjustmentKinds adjustments(YamlNode node) {
        node.onlyFields(Set.of("most", "kinds"));
        Map<String, AdjustmentKind> kinds = new LinkedHashMap<>();
        for (YamlNode kind : node.get("kinds").list()) {
            kind.onlyFields(Set.of("id", "points", "zeroes_criterion", "name"));
            String id = kind.get("id").text();
            boolean zeroes = kind.find("zeroes_criterion").map(YamlNode::truth).orElse(false);
            kinds.put(
                    id,
                    new AdjustmentKind(
                            id,
                            kind.get("points").number(),
                            zeroes,
                            kind.get("name").words()));
        }
        return new AdjustmentKinds(node.get("most").number(), Collections.unmodifiableMap(kinds));
    }

    private static List<Grade> grades(YamlNode node, double leastTotal) {
        List<Grade> grades = new ArrayList<>();
        for (YamlNode grade : node.list()) {
            grade.onlyFields(Set.of("id", "from", "name"));
            double from = grade.get("from").number();
            if (!grades.isEmpty() && from >= grades.get(grades.size() - 1).from()) {
                throw grade.refuse("grades fall from the best to the worst");
            }
            grades.add(new Grade(grade.get("id").text(), from, grade.get("name").words()));
        }
        if (grades.isEmpty() || grades.get(grades.size() - 1).from() > leastTotal) {
            throw node.refuse("the last grade must begin at " + leastTotal + ", the least total");
        }
        return grades;
    }

    WeightLimitSizes limits(YamlNode root) {
        root.onlyFields(Set.of(
                "from", "source", "dimension_sum", "dimension", "ecology_least", "green", "criterion", "equal_within"));
        YamlNode green = root.get("green").onlyFields(Set.of("dimensions", "least"));
        root.get("dimension").onlyFields(Set.of("least", "most"));
        root.get("criterion").onlyFields(Set.of("least", "most"));
        root.get("from").date();
        root.get("source").words();
        return new WeightLimitSizes(
                root.get("dimension_sum").number(),
                root.get("dimension").get("least").number(),
                root.get("dimension").get("most").number(),
                root.get("ecology_least").number(),
                dimensionIds(green.get("dimensions")),
                green.get("least").number(),
                root.get("criterion").get("least").number(),
                root.get("criterion").get("most").number(),
                root.get("equal_within").number());
    }
}
