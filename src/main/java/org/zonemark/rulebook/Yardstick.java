package org.zonemark.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A criterion together with the numbers that are in force for one year of data.
 *
 * <p>The numbers in force on 31 December hold for the whole year.
 */
public record Yardstick(Criterion criterion, ReferenceValues numbers) {

    public Anchors anchors() {
        Anchors anchors = numbers.anchors();
        if (anchors == null) {
            throw new IllegalStateException(criterion.id() + " has no anchors; its kind is " + criterion.kind());
        }
        return anchors;
    }

    public Gate gate() {
        Gate gate = criterion.gate();
        if (gate == null) {
            throw new IllegalStateException(criterion.id() + " has no gate");
        }
        return gate;
    }

    public boolean passesGate(double value) {
        return gate().comparison().holds(value, numbers.threshold().orElseThrow());
    }

    /** Yardsticks of one year, in the order of the Annex and by clause. */
    public record Year(int year, List<Yardstick> inOrder, Map<String, Yardstick> byClause) {

        /** The last day of the year: what is in force then, holds for it. */
        static LocalDate lastDay(int year) {
            return LocalDate.of(year, 12, 31);
        }
    }
}
