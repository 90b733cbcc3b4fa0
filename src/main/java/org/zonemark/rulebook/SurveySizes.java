package org.zonemark.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.zonemark.words.Words;

/**
 * The survey of firms, data of the rulebook: what it asks, and the sizes by which answers count.
 *
 * @param clause the clause that it measures
 * @param satisfiedFrom the mean mark from which a firm counts as satisfied
 * @param shownFrom the number of answers from which a result is shown
 * @param leastResponseRate in percent, unless a survey sets its own; a result under it is provisional
 * @param normalQuantile of the normal distribution, for the confidence of the margin of error
 * @param from the first day on which they are in force
 */
public record SurveySizes(
        String clause,
        List<Words> questions,
        int leastMark,
        int mostMark,
        double satisfiedFrom,
        int shownFrom,
        double leastResponseRate,
        double normalQuantile,
        LocalDate from,
        Words source) {

    public SurveySizes {
        questions = List.copyOf(questions);
    }
}
