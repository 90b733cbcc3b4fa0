package org.zonemark.voice;

import java.util.Optional;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.SurveySizes;

/** Fires the rules of {@code survey.drl} on what came back from a survey. */
@Component
final class SurveyRules {

    private final Scorers scorers;

    SurveyRules(Scorers scorers) {
        this.scorers = scorers;
    }

    SurveySizes sizes() {
        return scorers.rulebook().sizes().survey();
    }

    /**
     * What the survey measured; empty if it is not to be shown.
     *
     * @throws IllegalStateException if none of the rules speaks of it, or two do
     */
    Optional<Measurement> measure(SurveyTally tally) {
        MeasurementCollector collector = new MeasurementCollector(sizes().clause());
        KieSession session = scorers.rulebook().compiledRules().base().newKieSession();
        try {
            session.setGlobal("survey", sizes());
            session.setGlobal("measurement", collector);
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void beforeMatchFired(BeforeMatchFiredEvent event) {
                    collector.speaking(event.getMatch().getRule().getName());
                }
            });
            session.insert(tally);
            session.fireAllRules();
            return collector.result();
        } finally {
            session.dispose();
        }
    }
}
