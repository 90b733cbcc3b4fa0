package org.zonemark.voice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what the rules say of a survey, and holds them to saying it once. */
public final class MeasurementCollector {

    private final String clause;
    private String rule = "";
    private @Nullable String spoken;
    private @Nullable Measurement measurement;

    MeasurementCollector(String clause) {
        this.clause = clause;
    }

    /** The rule that speaks from now on. */
    void speaking(String ruleName) {
        this.rule = ruleName;
    }

    public void settled(SurveyTally tally) {
        say(new Measurement(clause, tally.satisfaction(), false, rule));
    }

    public void provisional(SurveyTally tally) {
        say(new Measurement(clause, tally.satisfaction(), true, rule));
    }

    /** There is none to be shown. */
    public void withheld() {
        say(null);
    }

    /** @throws IllegalStateException if no rule has spoken */
    Optional<Measurement> result() {
        if (spoken == null) {
            throw new IllegalStateException("no rule of survey.drl spoke of a survey");
        }
        return Optional.ofNullable(measurement);
    }

    private void say(@Nullable Measurement said) {
        if (spoken != null) {
            throw new IllegalStateException(
                    "rule `" + spoken + "` and rule `" + rule + "` speak of the same survey; exactly one is due");
        }
        spoken = rule;
        measurement = said;
    }
}
