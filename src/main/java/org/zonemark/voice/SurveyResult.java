package org.zonemark.voice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A survey with what came back from it.
 *
 * @param state today
 * @param found what the firms said; null where it is not to be shown
 */
public record SurveyResult(
        Survey survey,
        Survey.SurveyState state,
        SurveyTally tally,
        @Nullable Found found) {

    /**
     * What the firms said.
     *
     * @param marginOfError in percentage points
     * @param means the mean mark of each question
     */
    public record Found(Measurement measurement, double marginOfError, List<Double> means) {

        public Found {
            means = List.copyOf(means);
        }
    }
}
