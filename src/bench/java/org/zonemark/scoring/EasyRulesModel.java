package org.zonemark.scoring;

import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;
import org.zonemark.rulebook.Rulebook;

/** The clauses as rules of Easy Rules, made of Java lambdas. */
final class EasyRulesModel {

    private final Rulebook rulebook;
    private final HandWrittenModel rest;
    private final Rules rules = new Rules();
    private final RulesEngine engine = new DefaultRulesEngine();

    EasyRulesModel(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.rest = new HandWrittenModel(rulebook);
        for (PeerRule rule : PeerRule.of(rulebook)) {
            rules.register(new RuleBuilder()
                    .name(rule.name())
                    .when(facts -> rule.when().test(facts.get("answers")))
                    .then(facts -> rule.fire(facts.get("answers"), facts.get("findings")))
                    .build());
        }
    }

    Findings evaluate(SelfAssessment assessment) {
        return PeerRule.evaluate(rulebook, rest, assessment, (answers, findings) -> {
            Facts facts = new Facts();
            facts.put("answers", answers);
            facts.put("findings", findings);
            engine.fire(rules, facts);
        });
    }
}
