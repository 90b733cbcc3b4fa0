package org.zonemark.scoring;

import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Yardstick;

/** Fact: the scores of all criteria that have been judged; what roll-up rules look at. */
public final class CriterionScores {

    private final Yardstick.Year yardsticks;
    private final FindingCollector findings;

    CriterionScores(Yardstick.Year yardsticks, FindingCollector findings) {
        this.yardsticks = yardsticks;
        this.findings = findings;
    }

    /** The plain mean of the scores of the clauses that a roll-up names; without a score where none has one. */
    public Finding rolledUpInto(String clause) {
        Yardstick rollUp = yardsticks.byClause().get(clause);
        if (rollUp == null) {
            throw new IllegalArgumentException("the rulebook has no clause " + clause);
        }
        double sum = 0;
        int scored = 0;
        for (String part : rollUp.criterion().rollsUp()) {
            Criterion criterion = yardsticks.byClause().get(part).criterion();
            Finding finding = findings.at(criterion.position());
            if (finding.hasScore()) {
                sum += finding.score();
                scored++;
            }
        }
        double mean = scored == 0 ? Double.NaN : sum / scored;
        return new Finding(rollUp, Status.ROLL_UP, Double.NaN, mean, null, FindingCollector.NOT_YET_SAID);
    }
}
