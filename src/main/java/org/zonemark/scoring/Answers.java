package org.zonemark.scoring;

import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Yardstick;

/** Fact: a zone's answers beside the criteria that they answer. Immutable; the one fact that clause rules look at. */
public final class Answers {

    private final SelfAssessment assessment;
    private final Yardstick.Year yardsticks;
    private final PlanFit planFit;
    private final FindingCollector findings;

    /** @param findings knows which rule asks */
    Answers(SelfAssessment assessment, Yardstick.Year yardsticks, PlanFit planFit, FindingCollector findings) {
        this.assessment = assessment;
        this.yardsticks = yardsticks;
        this.planFit = planFit;
        this.findings = findings;
    }

    public Zone zone() {
        return assessment.zone();
    }

    /** The answer to one clause, ready to be judged. */
    public AnsweredCriterion to(String clause) {
        return new AnsweredCriterion(yardstick(clause), answer(clause), planFit, findings.rule());
    }

    /** Whether a clause applies: the zone lies in a basin that it names, and makes no claim that it does not. */
    public boolean concern(String clause) {
        Criterion criterion = yardstick(clause).criterion();
        return criterion.applies().appliesIn(zone().basin()) && answer(clause).notApplicable() == null;
    }

    private Answer answer(String clause) {
        return assessment.answers().getOrDefault(clause, Answer.NONE);
    }

    private Yardstick yardstick(String clause) {
        Yardstick yardstick = yardsticks.byClause().get(clause);
        if (yardstick == null) {
            throw new IllegalArgumentException("the rulebook has no clause " + clause);
        }
        return yardstick;
    }
}
