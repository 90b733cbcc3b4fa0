package org.zonemark.scoring;

import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.builders.RuleSetBuilder;
import org.zonemark.rulebook.Rulebook;

/** The clauses as rules of Evrete, made of Java lambdas; a stateless session for each zone. */
final class EvreteModel {

    /** The fact: Evrete has no globals. */
    public record Work(Answers answers, FindingCollector findings) {}

    private final Rulebook rulebook;
    private final HandWrittenModel rest;
    private final Knowledge knowledge;

    EvreteModel(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.rest = new HandWrittenModel(rulebook);
        RuleSetBuilder<Knowledge> builder =
                new KnowledgeService().newKnowledge().builder();
        for (PeerRule rule : PeerRule.of(rulebook)) {
            Predicate<Object[]> when = values -> rule.when().test(((Work) values[0]).answers());
            builder.newRule(rule.name())
                    .forEach("$work", Work.class)
                    .where(when, "$work")
                    .execute(context -> {
                        Work work = context.get("$work");
                        rule.fire(work.answers(), work.findings());
                    });
        }
        this.knowledge = builder.build();
    }

    Findings evaluate(SelfAssessment assessment) {
        return PeerRule.evaluate(
                rulebook,
                rest,
                assessment,
                (answers, findings) -> knowledge.newStatelessSession().insertAndFire(new Work(answers, findings)));
    }
}
