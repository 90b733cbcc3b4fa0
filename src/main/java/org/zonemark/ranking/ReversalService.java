package org.zonemark.ranking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.review.Cohort.Member;
import org.zonemark.review.CohortService;
import org.zonemark.robustness.CohortTable;
import org.zonemark.robustness.ReversalGuard;
import org.zonemark.round.Round;
import org.zonemark.round.RoundScorers;
import org.zonemark.round.RoundService;
import org.zonemark.scoring.Place;
import org.zonemark.weighting.CohortZone;
import org.zonemark.words.Phrases;

/** Says whether the order of the others in a round changes when a zone leaves. */
@Service
public class ReversalService {

    /**
     * The round without a zone.
     *
     * @param rank of the zone; null where it has none
     * @param others how many other zones have a rank
     * @param guard null where the zone has no rank: nobody's rank depends on it then
     */
    public record Without(
            Round round,
            String zone,
            @Nullable Integer rank,
            int others,
            @Nullable ReversalGuard guard) {}

    private final RoundService rounds;
    private final RoundScorers scorers;
    private final CohortService cohorts;

    ReversalService(RoundService rounds, RoundScorers scorers, CohortService cohorts) {
        this.rounds = rounds;
        this.scorers = scorers;
        this.cohorts = cohorts;
    }

    /** @throws NotFoundException if there is no such round, or the zone has not submitted in it */
    public Without without(String roundId, String zone) {
        Round round = rounds.round(roundId);
        SelfAssessmentScorer by = scorers.of(roundId, round.frozen());
        List<CohortZone> zones = cohorts.cohort(round, by).members().stream()
                .filter(Member::submitted)
                .map(one -> new CohortZone(one.zone(), one.findings(), one.circumstances()))
                .toList();
        int leaving = zones.stream().map(one -> one.zone().code()).toList().indexOf(zone);
        if (leaving < 0) {
            throw new NotFoundException(Phrases.phrase("problem.not_in_ranking", zone, roundId));
        }
        CohortTable table =
                CohortTable.of(by.scorer().rulebook().sizes(), by.scorer().aggregation(), zones);
        int ranked = (int) table.places().stream().filter(Place::eligible).count();
        Place place = table.places().get(leaving);
        return place.eligible()
                ? new Without(round, zone, place.wouldRank(), ranked - 1, ReversalGuard.of(table, leaving))
                : new Without(round, zone, null, ranked, null);
    }
}
