package org.zonemark.rulebook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns the files of a rulebook into a {@link Rulebook}, or refuses them with every fault that it finds.
 *
 * <p>{@code rulebook.yaml} names the sections; each has {@code annex/<section>.yaml} (criteria), {@code .drl} (rules)
 * and {@code .cases.yaml} (examples). {@code consistency.yaml} names the flags and the files of the rules that raise
 * them.
 */
public final class RulebookLoader {

    private static final Set<String> OTHER_RULES = Set.of("plan/fit.drl", "limits.drl", "survey.drl");

    private final RulebookFiles files;
    private final List<RulebookFault> faults = new ArrayList<>();
    private final List<DrlFile> drl = new ArrayList<>();
    private final List<Criterion> criteria = new ArrayList<>();
    private final List<ClauseCase> cases = new ArrayList<>();
    private final Map<String, YamlNode> clauseNodes = new LinkedHashMap<>();
    private final Map<String, YamlNode> flagNodes = new LinkedHashMap<>();

    private RulebookLoader(RulebookFiles files) {
        this.files = files;
    }

    /** @throws RulebookException if it is refused */
    public static Rulebook fromFolder(Path folder) {
        return new RulebookLoader(RulebookFiles.in(folder)).load();
    }

    /**
     * The rulebook that comes with the program.
     *
     * @throws RulebookException if it is refused
     */
    public static Rulebook bundled() {
        return new RulebookLoader(RulebookFiles.bundled()).load();
    }

    private Rulebook load() {
        YamlNode root = files.yaml("rulebook.yaml");
        root.onlyFields(Set.of("version", "title", "in_force_from", "dimensions", "sections", "policies"));
        Map<String, Dimension> dimensions = dimensions(root.get("dimensions"));
        List<PolicyText> policies = root.get("policies").list().stream()
                .map(node -> new PolicyText(
                        node.get("id").text(),
                        node.get("title").words(),
                        files.text(node.get("file").text())))
                .toList();
        root.get("sections").texts().forEach(name -> readSection(name, dimensions));
        OTHER_RULES.stream().sorted().forEach(path -> drl.add(new DrlFile(path, files.text(path))));
        Catalogue catalogue =
                tried(() -> new CatalogueReader(files.yaml("plan/catalogue.yaml"), policy(policies, "plan")).read());
        SizesReader sizesReader = new SizesReader(dimensions);
        ScoringSizes sizes = tried(() -> sizesReader.sizes(files.yaml("scoring.yaml"), files.yaml("survey.yaml")));
        WeightLimitSizes limits = tried(() -> sizesReader.limits(files.yaml("limits.yaml")));
        WeightSet weights = tried(() -> new WeightSetReader(List.copyOf(dimensions.values()), criteria)
                .read(files.yaml("weights/default.yaml")));
        checkClauses(policies);
        Consistency consistency = tried(() -> consistency(catalogue));
        List<RuleText> rules = rules(consistency);
        files.unread()
                .forEach(path -> faults.add(new RulebookFault(
                        path,
                        0,
                        "nothing reads this file; name it in rulebook.yaml or consistency.yaml, or remove it")));
        refuseIfFaulty();
        RulebookContent content = new RulebookContent(
                root.get("version").text(),
                root.get("title").words(),
                files.sha256(),
                policies,
                List.copyOf(dimensions.values()),
                List.copyOf(criteria),
                List.copyOf(cases),
                found(catalogue),
                found(sizes),
                found(limits),
                found(weights),
                found(consistency),
                rules);
        return compiled(content);
    }

    private Rulebook compiled(RulebookContent content) {
        Rulebook rulebook = new Rulebook(content, RuleCompiler.compile(drl));
        rulebook.weightLimits()
                .check(content.defaultWeights())
                .forEach(violation -> faults.add(new RulebookFault(
                        "weights/default.yaml", 0, violation.words().en())));
        if (!faults.isEmpty()) {
            rulebook.close();
        }
        refuseIfFaulty();
        return rulebook;
    }

    private void refuseIfFaulty() {
        if (!faults.isEmpty()) {
            throw new RulebookException(faults);
        }
    }

    /** Goes on after a fault, so that all are found; the value is null only when a fault was noted. */
    private <T> @Nullable T tried(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RulebookException e) {
            faults.addAll(e.faults());
            return null;
        }
    }

    private static <T> T found(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a part of the rulebook is missing although no fault was noted");
        }
        return value;
    }

    private static Map<String, Dimension> dimensions(YamlNode node) {
        Map<String, Dimension> dimensions = new LinkedHashMap<>();
        for (YamlNode one : node.list()) {
            String id = one.get("id").text();
            if (dimensions.put(id, new Dimension(id, one.get("name").words())) != null) {
                throw one.refuse("dimension `" + id + "` stands here twice");
            }
        }
        return dimensions;
    }

    private static String policy(Collection<PolicyText> policies, String id) {
        return policies.stream()
                .filter(policy -> policy.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RulebookException(
                        new RulebookFault("rulebook.yaml", 0, "the policy `" + id + "` is missing")))
                .text();
    }

    private void readSection(String name, Map<String, Dimension> dimensions) {
        tried(() -> {
            YamlNode node = files.yaml("annex/" + name + ".yaml").onlyFields(Set.of("section", "title", "clauses"));
            Section section =
                    new Section(node.get("section").text(), node.get("title").words());
            CriterionReader reader = new CriterionReader(section, dimensions);
            for (YamlNode clause : node.get("clauses").list()) {
                tried(() -> addClause(clause, reader.read(clause, criteria.size())));
            }
            return section;
        });
        tried(() -> drl.add(new DrlFile("annex/" + name + ".drl", files.text("annex/" + name + ".drl"))));
        tried(() -> readCases("annex/" + name + ".cases.yaml"));
    }

    private Criterion addClause(YamlNode node, Criterion criterion) {
        if (clauseNodes.put(criterion.id(), node) != null) {
            throw node.refuse(criterion.id() + " stands in the rulebook twice");
        }
        criteria.add(criterion);
        return criterion;
    }

    private boolean readCases(String path) {
        for (YamlNode node : files.yaml(path).get("cases").list()) {
            tried(() -> cases.add(oneCase(path, node)));
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private static ClauseCase oneCase(String path, YamlNode node) {
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

    /** The flags, and the rules that raise them: {@code consistency.yaml} names the files. */
    private Consistency consistency(@Nullable Catalogue catalogue) {
        YamlNode root = files.yaml("consistency.yaml");
        for (YamlNode name : root.get("files").list()) {
            String path = "consistency/" + name.text() + ".drl";
            tried(() -> drl.add(new DrlFile(path, files.text(path))));
        }
        root.get("flags").list().forEach(flag -> flagNodes.put(flag.get("id").text(), flag));
        return new ConsistencyReader(criteria, catalogue).read(root, files.yaml("consistency.cases.yaml"));
    }

    private void checkClauses(List<PolicyText> policies) {
        Set<String> known = clauseNodes.keySet();
        List<Clause> clauses = criteria.stream().map(Criterion::clause).toList();
        if (faults.isEmpty()) {
            new AnnexCoverage(policy(policies, "annex2"))
                    .gaps(clauses)
                    .forEach(gap -> faults.add(
                            clauseNodes.get(gap.clause()).get("quote").fault(gap.cause())));
        }
        for (Criterion criterion : criteria) {
            criterion.rollsUp().stream()
                    .filter(id -> !known.contains(id) || isRollUp(id))
                    .forEach(id -> faults.add(
                            clauseNodes.get(criterion.id()).fault(criterion.id() + " cannot roll up " + id)));
        }
        for (ClauseCase one : cases) {
            if (!known.contains(one.clause())) {
                faults.add(new RulebookFault(one.file(), one.line(), "no clause " + one.clause()));
            }
        }
    }

    private boolean isRollUp(String id) {
        return criteria.stream().anyMatch(criterion -> criterion.id().equals(id) && criterion.isRollUp());
    }

    private List<RuleText> rules(@Nullable Consistency consistency) {
        List<RuleText> rules = new ArrayList<>();
        for (DrlFile file : drl) {
            tried(() -> rules.addAll(file.rules()));
        }
        RuleDuties duties = new RuleDuties(rules).checkClauses(clauseNodes);
        if (consistency != null) {
            duties.checkFlags(flagNodes);
        }
        faults.addAll(duties.faults());
        return List.copyOf(rules);
    }
}
