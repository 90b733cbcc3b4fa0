package org.zonemark.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zonemark.rulebook.Basin;
import org.zonemark.rulebook.Catalogue;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.RulebookException;
import org.zonemark.rulebook.RulebookFault;
import org.zonemark.rulebook.WeightSet;

/** Scores self-assessments under one rulebook and one weight set. Safe for any number of threads. */
public final class Scorer {

    private final Evaluator evaluator;
    private final Aggregation aggregation;
    private final WeightSet weights;

    private Scorer(Evaluator evaluator, WeightSet weights) {
        this.evaluator = evaluator;
        this.aggregation = new Aggregation(evaluator.rulebook(), weights);
        this.weights = weights;
    }

    /**
     * A scorer whose rules have been seen to make exactly one finding for each criterion.
     *
     * @throws RulebookException if they do not; it names clause and rules
     */
    public static Scorer of(Rulebook rulebook, WeightSet weights) {
        Scorer scorer = new Scorer(new Evaluator(rulebook), weights);
        scorer.tryOut();
        return scorer;
    }

    public Rulebook rulebook() {
        return evaluator.rulebook();
    }

    public WeightSet weights() {
        return weights;
    }

    /** The same rules under other weights. Nothing is compiled and no rule fires. */
    public Scorer with(WeightSet others) {
        return new Scorer(evaluator, others);
    }

    public Evaluation score(SelfAssessment assessment) {
        return score(assessment, Circumstances.NONE);
    }

    /**
     * @throws IllegalArgumentException if an adjustment is of a kind that the rulebook does not have, or lacks the
     *     clause that its kind needs
     */
    public Evaluation score(SelfAssessment assessment, Circumstances circumstances) {
        return aggregation.total(evaluate(assessment), circumstances);
    }

    /** What the rules say, whatever the weights. */
    public Findings evaluate(SelfAssessment assessment) {
        return evaluator.evaluate(assessment);
    }

    /** From findings to a total under this scorer's weights. */
    public Aggregation aggregation() {
        return aggregation;
    }

    /**
     * An empty self-assessment from each basin, one that claims whatever may be claimed, and from each province
     * industries that claim every row of the catalogue, or none.
     */
    private void tryOut() {
        Map<String, Answer> claims = new HashMap<>();
        rulebook().criteria().stream()
                .filter(criterion -> criterion.applies().mayBeClaimed())
                .forEach(criterion -> claims.put(criterion.id(), Answer.notApplicable("-")));
        for (Basin basin : Basin.values()) {
            tryOut(basin, "-", List.of(), Map.of());
            tryOut(basin, "-", List.of(), claims);
        }
        List<LeadingIndustry> industries = new ArrayList<>();
        Catalogue catalogue = rulebook().catalogue();
        industries.add(new LeadingIndustry("-", 1, List.copyOf(catalogue.rows().keySet()), false));
        industries.add(new LeadingIndustry("-", 1, List.of(), false));
        catalogue
                .industriesWithoutRow()
                .forEach(name -> industries.add(new LeadingIndustry(name, 1, List.of(), false)));
        catalogue.gazetteer().provinces().forEach((province, basin) -> tryOut(basin, province, industries, Map.of()));
    }

    private void tryOut(Basin basin, String province, List<LeadingIndustry> industries, Map<String, Answer> answers) {
        Zone nowhere = new Zone("-", "-", province, "-", basin, ZoneType.OTHER);
        SelfAssessment assessment = new SelfAssessment(nowhere, rulebook().firstYear(), industries, answers);
        try {
            for (Finding finding : evaluator.evaluate(assessment).all()) {
                checkOwn(finding);
            }
        } catch (RuleFailedException e) {
            throw refused(e.rule(), String.valueOf(e.getMessage()));
        }
    }

    private void checkOwn(Finding finding) {
        boolean own = rulebook().rulesOf(finding.clause()).stream()
                .anyMatch(rule -> rule.name().equals(finding.rule()));
        if (!own) {
            throw refused(
                    finding.rule(),
                    "rule `" + finding.rule() + "` makes the finding of " + finding.clause()
                            + ", which its @Clause does not name");
        }
    }

    private RulebookException refused(String ruleName, String cause) {
        return new RulebookException(rulebook().rules().stream()
                .filter(rule -> rule.name().equals(ruleName))
                .findFirst()
                .map(rule -> new RulebookFault(rule.file(), rule.line(), cause))
                .orElseGet(() -> new RulebookFault("(rules)", 0, cause)));
    }
}
