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

    private static final String DEFAULT_WEIGHTS = "weights/default.yaml";
    private static final Set<String> OTHER_RULES = Set.of("plan/fit.drl", "limits.drl", "survey.drl");

    private final RulebookFiles files;
    private final List<RulebookFault> faults = new ArrayList<>();
    private final List<DrlFile> drl = new ArrayList<>();
    private final List<DrlFile> safe = new ArrayList<>();
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
     * The rulebook in a zip, at its root or in its one folder; the same files give the same hash as in a folder.
     *
     * <p>What strangers upload is best loaded by an {@code assessment.RulebookTrial}, which also limits the time.
     *
     * @throws RulebookException if it is refused; what is wrong with the archive as a whole is said of {@code (archive)}
     */
    public static Rulebook fromArchive(byte[] zip) {
        return new RulebookLoader(RulebookFiles.of(RulebookArchive.unpack(zip))).load();
    }

    /**
     * The rulebook that comes with the program.
     *
     * @throws RulebookException if it is refused
     */
    public static Rulebook bundled() {
        return new RulebookLoader(RulebookFiles.bundled()).load();
    }

    /**
     * The rules that come with the program as they are to be compiled.
     *
     * @throws RulebookException if the rulebook is refused
     */
    static List<DrlFile> bundledRules() {
        RulebookLoader loader = new RulebookLoader(RulebookFiles.bundled());
        loader.content();
        return List.copyOf(loader.safe);
    }

    private Rulebook load() {
        RulebookContent content = content();
        Rulebook rulebook = new Rulebook(content, RuleCompiler.compile(safe));
        rulebook.weightLimits()
                .check(content.defaultWeights())
                .forEach(violation -> faults.add(
                        weightOf(violation.about()).fault(violation.words().en())));
        refuseIfFaulty();
        return rulebook;
    }

    /** Everything that the files say, before the rules are compiled. */
    private RulebookContent content() {
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
        WeightSet weights = tried(() ->
                new WeightSetReader(List.copyOf(dimensions.values()), criteria).read(files.yaml(DEFAULT_WEIGHTS)));
        checkClauses(policies);
        Consistency consistency = tried(() -> consistency(catalogue));
        List<RuleText> rules = rules(consistency);
        files.unread()
                .forEach(path -> faults.add(new RulebookFault(
                        path,
                        0,
                        "nothing reads this file; name it in rulebook.yaml or consistency.yaml, or remove it")));
        checkAtMost("(cases)", cases.size(), RulebookLimits.CASES, "cases");
        refuseIfFaulty();
        return new RulebookContent(
                RulebookVersion.read(root.get("version")),
                root.get("title").words(),
                files.read(),
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
    }

    /** Where the weight of a dimension or clause stands; all dimensions where the set as a whole is meant. */
    private YamlNode weightOf(String about) {
        YamlNode all = files.yaml(DEFAULT_WEIGHTS).get("dimensions");
        for (Map.Entry<String, YamlNode> dimension : all.fields().entrySet()) {
            YamlNode weight = dimension.getKey().equals(about)
                    ? dimension.getValue().get("weight")
                    : dimension.getValue().get("criteria").fields().get(about);
            if (weight != null) {
                return weight;
            }
        }
        return all;
    }

    private void checkAtMost(String file, int count, int most, String what) {
        if (count > most) {
            faults.add(new RulebookFault(file, 0, count + " " + what + "; at most " + most + " are due"));
        }
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

    /** Goes on after a fault, so that all are found. */
    private void tryTo(Runnable reading) {
        try {
            reading.run();
        } catch (RulebookException e) {
            faults.addAll(e.faults());
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
        tryTo(() -> {
            YamlNode node = files.yaml("annex/" + name + ".yaml").onlyFields(Set.of("section", "title", "clauses"));
            Section section =
                    new Section(node.get("section").text(), node.get("title").words());
            CriterionReader reader = new CriterionReader(section, dimensions);
            for (YamlNode clause : node.get("clauses").list()) {
                tryTo(() -> addClause(clause, reader.read(clause, criteria.size())));
            }
        });
        tryTo(() -> drl.add(new DrlFile("annex/" + name + ".drl", files.text("annex/" + name + ".drl"))));
        tryTo(() -> readCases("annex/" + name + ".cases.yaml"));
    }

    private void addClause(YamlNode node, Criterion criterion) {
        if (clauseNodes.put(criterion.id(), node) != null) {
            throw node.refuse(criterion.id() + " stands in the rulebook twice");
        }
        criteria.add(criterion);
    }

    private void readCases(String path) {
        for (YamlNode node : files.yaml(path).get("cases").list()) {
            tryTo(() -> cases.add(CaseReader.read(path, node)));
        }
    }

    /** The flags, and the rules that raise them: {@code consistency.yaml} names the files. */
    private Consistency consistency(@Nullable Catalogue catalogue) {
        YamlNode root = files.yaml("consistency.yaml");
        for (YamlNode name : root.get("files").list()) {
            String path = "consistency/" + name.text() + ".drl";
            tryTo(() -> drl.add(new DrlFile(path, files.text(path))));
        }
        root.get("flags").list().forEach(flag -> flagNodes.put(flag.get("id").text(), flag));
        return new ConsistencyReader(criteria, catalogue).read(root, files.yaml("consistency.cases.yaml"));
    }

    private void checkClauses(List<PolicyText> policies) {
        ClauseDuties duties = new ClauseDuties(criteria, clauseNodes);
        if (faults.isEmpty()) {
            duties.checkQuotes(policy(policies, "annex2"));
        }
        faults.addAll(duties.checkRollUps().checkCases(cases).faults());
    }

    private List<RuleText> rules(@Nullable Consistency consistency) {
        List<RuleText> rules = new ArrayList<>();
        for (DrlFile file : drl) {
            tryTo(() -> {
                rules.addAll(file.rules());
                safe.add(SafeRules.checked(file));
            });
        }
        checkAtMost("(rules)", rules.size(), RulebookLimits.RULES, "rules");
        RuleDuties duties = new RuleDuties(rules).checkClauses(clauseNodes);
        if (consistency != null) {
            duties.checkFlags(flagNodes);
        }
        faults.addAll(duties.faults());
        return List.copyOf(rules);
    }
}
