package org.zonemark.voice;

import java.util.List;
import org.zonemark.rulebook.SurveySizes;

/**
 * What came back from a survey, counted; the fact that the rules of {@code survey.drl} look at.
 *
 * @param population firms in the zone
 * @param sampleSize firms that got a link
 * @param answers firms that answered
 * @param satisfied those of them whose marks average as satisfied
 * @param leastResponseRate in percent, set for this survey
 */
public record SurveyTally(int population, int sampleSize, int answers, int satisfied, double leastResponseRate) {

    private static final double PERCENT = 100;

    /** The share at which a sample is least certain: the margin holds whatever the firms said. */
    private static final double LEAST_CERTAIN = 0.5;

    /** @param marks those of each answer */
    static SurveyTally of(Survey survey, List<List<Integer>> marks, SurveySizes sizes) {
        long satisfied =
                marks.stream().filter(one -> mean(one) >= sizes.satisfiedFrom()).count();
        Survey.Plan plan = survey.plan();
        return new SurveyTally(
                plan.population(), plan.sampleSize(), marks.size(), (int) satisfied, plan.leastResponseRate());
    }

    /** In percent of the firms that got a link. */
    public double responseRate() {
        return PERCENT * answers / sampleSize;
    }

    /** In percent of the firms that answered; NaN where none did. */
    public double satisfaction() {
        return answers == 0 ? Double.NaN : PERCENT * satisfied / answers;
    }

    /**
     * How far the satisfaction of all firms may be off at most, in percentage points, for a sample from a finite
     * population: none where all have answered; NaN where none has.
     *
     * @param normalQuantile for the confidence
     */
    public double marginOfError(double normalQuantile) {
        if (answers == 0) {
            return Double.NaN;
        }
        double spread = Math.sqrt(LEAST_CERTAIN * (1 - LEAST_CERTAIN) / answers);
        double finite = answers >= population ? 0 : Math.sqrt((double) (population - answers) / (population - 1));
        return PERCENT * normalQuantile * spread * finite;
    }

    private static double mean(List<Integer> marks) {
        return marks.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN);
    }
}
