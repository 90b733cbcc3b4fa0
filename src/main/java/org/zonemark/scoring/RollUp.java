package org.zonemark.scoring;

import java.util.function.Function;
import org.zonemark.rulebook.Yardstick;

/** The plain mean of the scores of the clauses that a roll-up names (section 2 of the scoring model). */
final class RollUp {

    private RollUp() {}

    /** The mean over those that have a score; NaN where none has one. */
    static double mean(Yardstick rollUp, Function<String, Finding> findings) {
        double sum = 0;
        int scored = 0;
        for (String clause : rollUp.criterion().rollsUp()) {
            Finding finding = findings.apply(clause);
            if (finding.hasScore()) {
                sum += finding.score();
                scored++;
            }
        }
        return scored == 0 ? Double.NaN : sum / scored;
    }
}
