package org.zonemark.scoring;

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
        double mean = RollUp.mean(
                rollUp,
                part -> findings.at(yardsticks.byClause().get(part).criterion().position()));
        return new Finding(rollUp, Status.ROLL_UP, Double.NaN, mean, null, findings.rule());
    }
}
