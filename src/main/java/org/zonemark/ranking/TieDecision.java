package org.zonemark.ranking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.ranking.RoundCut.Tie;
import org.zonemark.weighting.CutLine;
import org.zonemark.weighting.TieRule;

/**
 * How a ministry decided a tie at a line of the cut.
 *
 * @param tie the {@link TieMark} of the tie that was decided, over all figures that it was decided on
 * @param version counts the decisions on this tie, from 1
 * @param choice what was decided
 * @param kind what line it is
 * @param province whose quota it is; empty at the line of all
 * @param figures what the tie was like, as JSON
 */
public record TieDecision(
        String roundId,
        String tie,
        int version,
        Choice choice,
        CutLine.Kind kind,
        String province,
        int seats,
        String figures,
        String decidedBy,
        Instant decidedAt) {

    /**
     * A rule, and what it comes to.
     *
     * @param dimension id of the dimension that decides; null with other rules
     * @param zones codes of all zones of the tie in order
     */
    public record Choice(TieRule rule, @Nullable String dimension, List<String> zones, String reason) {

        public Choice {
            zones = List.copyOf(zones);
        }
    }

    static TieDecision on(String roundId, Tie tie, int version, Choice choice, String actor, Instant at) {
        return new TieDecision(
                roundId,
                tie.mark(),
                version,
                choice,
                tie.tie().kind(),
                tie.tie().province(),
                tie.tie().seats(),
                tie.figures(),
                actor,
                at);
    }
}
