package org.zonemark.scoring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.zonemark.rulebook.Catalogue;
import org.zonemark.rulebook.CatalogueRow;
import org.zonemark.rulebook.RuleSession;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.Yardstick;

/**
 * Fires the rules of a rulebook on a self-assessment.
 *
 * <p>The only order that rules need is here: first the fit of each leading industry with the plan, then the clauses,
 * then the roll-ups that show the mean of others. Each step looks at one kind of fact. Safe for any number of threads.
 */
public final class Evaluator {

    private final Rulebook rulebook;

    public Evaluator(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    public Rulebook rulebook() {
        return rulebook;
    }

    /**
     * One finding for each criterion.
     *
     * @throws RuleFailedException if the rules make none or two for a criterion, or one that cannot be; it names clause and
     *     rules
     */
    public Findings evaluate(SelfAssessment assessment) {
        Yardstick.Year yardsticks = rulebook.yardsticks(assessment.year());
        FindingCollector findings = new FindingCollector(yardsticks);
        FitCollector fits = new FitCollector(rulebook.sizes().planFit());
        try (RuleSession session = rulebook.compiledRules().open(findings::speaking)) {
            session.global("findings", findings).global("fits", fits);
            session.global("fit", rulebook.sizes().planFit());
            List<ClaimedRow> claimed = claimedRows(assessment);
            claimed.forEach(session::insert);
            session.fire();
            PlanFit planFit = fits.planFit(assessment.leadingIndustries(), claimed);
            session.insert(new Answers(assessment, yardsticks, planFit, findings));
            session.fire();
            session.insert(new CriterionScores(yardsticks, findings));
            session.fire();
            return new Findings(findings.complete(), planFit);
        } catch (RuntimeException e) {
            throw new RuleFailedException(findings.rule(), e);
        }
    }

    private List<ClaimedRow> claimedRows(SelfAssessment assessment) {
        Catalogue catalogue = rulebook.catalogue();
        List<ClaimedRow> claimed = new ArrayList<>();
        for (int i = 0; i < assessment.leadingIndustries().size(); i++) {
            LeadingIndustry industry = assessment.leadingIndustries().get(i);
            int before = claimed.size();
            for (String id : new LinkedHashSet<>(industry.rows())) {
                Optional<CatalogueRow> row = catalogue.row(id).filter(CatalogueRow::countsForFit);
                if (row.isPresent()) {
                    claimed.add(
                            new ClaimedRow(industry, i, assessment.zone(), row.get(), false, catalogue.gazetteer()));
                }
            }
            if (claimed.size() == before) {
                boolean named = catalogue.industriesWithoutRow().contains(industry.name());
                claimed.add(new ClaimedRow(industry, i, assessment.zone(), null, named, catalogue.gazetteer()));
            }
        }
        return claimed;
    }
}
