package org.zonemark.rulebook;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.zonemark.words.Words;

/**
 * The rules, criteria with their reference values, and plan catalogue at one version.
 *
 * <p>Immutable and safe for any number of threads. There is nothing to close, see {@link CompiledRules}.
 */
public final class Rulebook {

    private final RulebookContent content;
    private final CompiledRules compiled;
    private final WeightLimits limits;
    private final Map<String, Criterion> byClause;
    private final int firstYear;
    private final Map<Integer, Yardstick.Year> years = new ConcurrentHashMap<>();

    Rulebook(RulebookContent content, CompiledRules compiled) {
        this.content = content;
        this.compiled = compiled;
        this.limits = new WeightLimits(content.weightLimits(), compiled, content.criteria());
        this.byClause = content.criteria().stream()
                .collect(Collectors.toUnmodifiableMap(Criterion::id, criterion -> criterion));
        this.firstYear = content.criteria().stream()
                .mapToInt(criterion -> criterion.reference().get(0).from().getYear())
                .max()
                .orElseThrow();
    }

    public String version() {
        return content.version();
    }

    public Words title() {
        return content.title();
    }

    /** Hash over every file of the rulebook, see {@link Fingerprint}. */
    public String sha256() {
        return content.sha256();
    }

    /**
     * Its files as one zip, from which {@link RulebookLoader#fromArchive} makes it again with the same hash; the same
     * files always give the same bytes.
     */
    public byte[] archive() {
        return RulebookArchive.pack(content.files());
    }

    Map<String, byte[]> files() {
        return content.files();
    }

    /** The text of one of its files. */
    String text(String path) {
        return new String(content.files().get(path), StandardCharsets.UTF_8);
    }

    public List<Dimension> dimensions() {
        return content.dimensions();
    }

    /** All criteria in the order of the Annex, in which sums run. */
    public List<Criterion> criteria() {
        return content.criteria();
    }

    public Optional<Criterion> criterion(String clause) {
        return Optional.ofNullable(byClause.get(clause));
    }

    public Catalogue catalogue() {
        return content.catalogue();
    }

    public ScoringSizes sizes() {
        return content.sizes();
    }

    public WeightSet defaultWeights() {
        return content.defaultWeights();
    }

    /** The rules that hold a weight set to "ecology first" (section 5 of the scoring model). */
    public WeightLimits weightLimits() {
        return limits;
    }

    /** The flags that rules raise for reviewers; none of them touches a score. */
    public Consistency consistency() {
        return content.consistency();
    }

    /** Every rule, in the order of the files. */
    public List<RuleText> rules() {
        return content.rules();
    }

    public List<RuleText> rulesOf(String clause) {
        return content.rules().stream()
                .filter(rule -> clause.equals(rule.clause()))
                .toList();
    }

    public List<ClauseCase> cases() {
        return content.cases();
    }

    public List<ClauseCase> casesOf(String clause) {
        return content.cases().stream()
                .filter(one -> one.clause().equals(clause))
                .toList();
    }

    public List<PolicyText> policies() {
        return content.policies();
    }

    public CompiledRules compiledRules() {
        return compiled;
    }

    /** The same rulebook, its rules compiled in another way. */
    Rulebook with(CompiledRules others) {
        return new Rulebook(content, others);
    }

    /** The first year of data for which every criterion has numbers in force. */
    public int firstYear() {
        return firstYear;
    }

    /**
     * Every criterion with the numbers in force for a year of data.
     *
     * @throws IllegalArgumentException before {@link #firstYear()}
     */
    public Yardstick.Year yardsticks(int year) {
        if (year < firstYear()) {
            throw new IllegalArgumentException("no reference values are in force for " + year);
        }
        Yardstick.Year known = years.get(year);
        return known == null ? years.computeIfAbsent(year, this::yardsticksOf) : known;
    }

    private Yardstick.Year yardsticksOf(int year) {
        List<Yardstick> inOrder = content.criteria().stream()
                .map(criterion -> new Yardstick(
                        criterion,
                        criterion.referenceOn(Yardstick.Year.lastDay(year)).orElseThrow()))
                .toList();
        Map<String, Yardstick> byClause = new HashMap<>();
        inOrder.forEach(yardstick -> byClause.put(yardstick.criterion().id(), yardstick));
        return new Yardstick.Year(year, inOrder, Collections.unmodifiableMap(byClause));
    }
}
