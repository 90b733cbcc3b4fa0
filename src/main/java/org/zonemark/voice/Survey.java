package org.zonemark.voice;

import java.time.LocalDate;

/**
 * A survey of the firms of a zone in a round.
 *
 * @param endedEarly closed before its last day
 */
public record Survey(String roundId, String zoneCode, Plan plan, boolean endedEarly) {

    /** Whether it takes answers. */
    public enum SurveyState {
        PLANNED,
        OPEN,
        CLOSED
    }

    /**
     * How it is done.
     *
     * @param population firms in the zone
     * @param sampleSize firms that get a link
     * @param opens first day for answers, Beijing time
     * @param closes last day
     * @param leastResponseRate in percent; under it the result is provisional
     */
    public record Plan(int population, int sampleSize, LocalDate opens, LocalDate closes, double leastResponseRate) {}

    /** @param today Beijing time */
    public SurveyState state(LocalDate today) {
        if (endedEarly || today.isAfter(plan.closes())) {
            return SurveyState.CLOSED;
        }
        return today.isBefore(plan.opens()) ? SurveyState.PLANNED : SurveyState.OPEN;
    }
}
