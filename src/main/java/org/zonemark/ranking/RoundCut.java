package org.zonemark.ranking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zonemark.round.Round;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.Cut;
import org.zonemark.weighting.CutTie;
import org.zonemark.weighting.DrawnCut;
import org.zonemark.weighting.TieBreak;
import org.zonemark.weighting.TieRule;

/**
 * The cut of a round on verified results of what zones have submitted.
 *
 * @param by the versions of the round
 * @param cut the plan's
 * @param ties those that its lines would split, decided or not, in the order of the lines
 * @param outdated decisions on ties that are there no more, because figures have changed since; the oldest first
 * @param notScorable codes of zones that have submitted and whose answers the rulebook does not accept
 */
public record RoundCut(
        Round round,
        Scorer by,
        Cut cut,
        DrawnCut drawn,
        List<Tie> ties,
        List<TieDecision> outdated,
        List<String> notScorable) {

    /**
     * A tie at a line.
     *
     * @param mark what a decision on it is bound to
     * @param figures what it is like, as JSON
     * @param orders what the rules that need nothing more make of it
     * @param decision null while nobody has decided
     */
    public record Tie(
            String mark,
            String figures,
            CutTie tie,
            Map<TieRule, TieBreak> orders,
            @Nullable TieDecision decision) {}

    public RoundCut {
        ties = List.copyOf(ties);
        outdated = List.copyOf(outdated);
        notScorable = List.copyOf(notScorable);
    }

    /** The tie of that mark, if it is there. */
    Optional<Tie> tie(String mark) {
        return ties.stream().filter(one -> one.mark().equals(mark)).findFirst();
    }
}
