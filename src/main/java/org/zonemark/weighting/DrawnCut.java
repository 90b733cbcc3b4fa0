package org.zonemark.weighting;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.zonemark.scoring.Place;

/**
 * A cut with everything behind it: who is in, why the others are not, what stands at each line, and where equal zones wait for
 * somebody to decide. Where nobody has decided, in is who is in by {@link Cut}.
 *
 * @param zones in the order of the cohort
 * @param lines in the order in which they are drawn; those of provinces by name
 */
public record DrawnCut(List<DrawnZone> zones, List<CutLine> lines) {

    /** Why a zone is in or not. */
    public enum Outcome {
        IN,
        /** Its standing says why. */
        NOT_ELIGIBLE,
        BEYOND_QUOTA,
        BEYOND_PLACES,
        BELOW_LINE
    }

    /**
     * A zone and what becomes of it.
     *
     * @param place among all zones
     * @param turn where a decision puts it among equal zones, from 1; 0 where none does
     * @param undecided whether it is in only because its tie at a line is not decided
     */
    public record DrawnZone(ScoredZone scored, Place place, Outcome outcome, int turn, boolean undecided) {

        public boolean isIn() {
            return outcome == Outcome.IN;
        }
    }

    private static final Comparator<DrawnZone> BY_PLACE =
            Comparator.comparingInt((DrawnZone one) -> one.place().wouldRank()).thenComparingInt(DrawnZone::turn);

    public DrawnCut {
        zones = List.copyOf(zones);
        lines = List.copyOf(lines);
    }

    /**
     * Draws a cut.
     *
     * @param equalWithin totals that differ by no more than that are equal
     * @param decided the codes of all zones of a tie in the order that was decided; empty where nobody has decided
     */
    public static DrawnCut of(
            List<ScoredZone> zones, Cut cut, double equalWithin, Function<CutTie, Optional<List<String>>> decided) {
        return new CutDrawing(zones, equalWithin, decided).drawn(cut);
    }

    /** Whether no tie waits for somebody to decide. */
    public boolean isSettled() {
        return lines.stream().noneMatch(CutLine::isOpen);
    }

    /** Those that are in, the best first. */
    public List<DrawnZone> in() {
        return zones.stream().filter(DrawnZone::isIn).sorted(BY_PLACE).toList();
    }

    /** The eligible ones that are not in, the best first. */
    public List<DrawnZone> out() {
        return zones.stream()
                .filter(one -> !one.isIn() && one.place().eligible())
                .sorted(BY_PLACE)
                .toList();
    }
}
