package org.zonemark.scoring;

import java.util.List;
import java.util.Map;
import org.zonemark.rulebook.Basin;
import org.zonemark.rulebook.CompiledRules;
import org.zonemark.rulebook.RuleSession;

/** Fires any rules on the answers of a zone that gives none. */
public final class AnswersOnly {

    private AnswersOnly() {}

    public static void fire(CompiledRules rules) {
        Zone zone = new Zone("-", "-", "-", "-", Basin.LOWER, ZoneType.OTHER);
        int year = Rulebooks.own().firstYear();
        SelfAssessment none = new SelfAssessment(zone, year, List.of(), Map.of());
        try (RuleSession session = rules.open(name -> {})) {
            FindingCollector findings = new FindingCollector(Rulebooks.own().yardsticks(year));
            session.global("findings", findings);
            session.insert(new Answers(none, Rulebooks.own().yardsticks(year), PlanFit.NONE, findings));
            session.fire();
        }
    }
}
