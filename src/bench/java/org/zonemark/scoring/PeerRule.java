package org.zonemark.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.zonemark.rulebook.Applicability;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.rulebook.Kind;
import org.zonemark.rulebook.RuleText;
import org.zonemark.rulebook.Rulebook;

/** A rule of the Annex as lambdas, for engines that take those. */
record PeerRule(String name, Predicate<Answers> when, Function<Answers, Finding> then) {

    /** All rules over a zone's answers, in the order of the Annex; roll-ups follow once these are through. */
    static List<PeerRule> of(Rulebook rulebook) {
        List<PeerRule> rules = new ArrayList<>();
        for (Criterion criterion : rulebook.criteria()) {
            if (criterion.isRollUp()) {
                continue;
            }
            String id = criterion.id();
            List<String> names = rulebook.rulesOf(id).stream()
                    .filter(rule ->
                            !rule.file().startsWith("plan/") && !rule.file().startsWith("survey"))
                    .map(RuleText::name)
                    .filter(name -> name.startsWith(id + " "))
                    .toList();
            boolean everywhere = criterion.applies().equals(Applicability.EVERYWHERE);
            rules.add(new PeerRule(
                    names.get(0), everywhere ? answers -> true : answers -> answers.concern(id), judgement(criterion)));
            if (!everywhere) {
                rules.add(new PeerRule(
                        names.get(1),
                        answers -> !answers.concern(id),
                        answers -> answers.to(id).asNotApplicable()));
            }
        }
        return rules;
    }

    private static Function<Answers, Finding> judgement(Criterion criterion) {
        String id = criterion.id();
        if (criterion.source() == AnswerSource.LEADING_INDUSTRIES) {
            return answers -> answers.to(id).byPlanFit();
        }
        if (criterion.isPureGate()) {
            return answers -> answers.to(id).asGate();
        }
        if (criterion.gate() != null) {
            return answers -> answers.to(id).alongAnchorsBehindGate();
        }
        if (criterion.kind() == Kind.CHECKLIST) {
            return answers -> answers.to(id).byItemsTicked();
        }
        return criterion.kind() == Kind.MATURITY
                ? answers -> answers.to(id).byLevelReached()
                : answers -> answers.to(id).alongAnchors();
    }

    /** The findings of one zone: an engine fires its rules, and the rest is done by hand. */
    static Findings evaluate(Rulebook rulebook, HandWrittenModel rest, SelfAssessment assessment, Firing engine) {
        var yardsticks = rulebook.yardsticks(assessment.year());
        FindingCollector findings = new FindingCollector(yardsticks);
        PlanFit fit = rest.planFit(assessment);
        engine.fire(new Answers(assessment, yardsticks, fit, findings), findings);
        CriterionScores scores = new CriterionScores(yardsticks, findings);
        for (Criterion criterion : rulebook.criteria()) {
            if (criterion.isRollUp()) {
                findings.speaking(rulebook.rulesOf(criterion.id()).get(0).name());
                findings.add(scores.rolledUpInto(criterion.id()));
            }
        }
        return new Findings(findings.complete(), fit);
    }

    /** One use of an engine. */
    interface Firing {
        void fire(Answers answers, FindingCollector findings);
    }

    /** What its action does. */
    void fire(Answers answers, FindingCollector findings) {
        findings.speaking(name);
        findings.add(then.apply(answers));
    }
}
