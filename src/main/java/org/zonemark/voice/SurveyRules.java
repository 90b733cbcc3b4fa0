package org.zonemark.voice;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.RuleSession;
import org.zonemark.rulebook.Rulebook;
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
        return measure(scorers.rulebook(), tally);
    }

    /** The same by a rulebook that need not be in force. */
    Optional<Measurement> measure(Rulebook rulebook, SurveyTally tally) {
        SurveySizes sizes = rulebook.sizes().survey();
        MeasurementCollector collector = new MeasurementCollector(sizes.clause());
        try (RuleSession session = rulebook.compiledRules().open(collector::speaking)) {
            session.global("survey", sizes).global("measurement", collector);
            session.insert(tally);
            session.fire();
            return collector.result();
        }
    }
}
