package org.zonemark.ranking;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.review.Cohort;
import org.zonemark.review.CohortService;
import org.zonemark.review.Kept;
import org.zonemark.round.Round;
import org.zonemark.round.RoundScorers;
import org.zonemark.round.RoundService;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.CohortZone;
import org.zonemark.words.Phrases;

/** Gathers what has been submitted in a round. While nothing changes, it is the same one. */
@Component
public class RoundCohorts {

    private final RoundService rounds;
    private final RoundScorers scorers;
    private final CohortService cohorts;

    private final Kept<Cohort, RoundCohort> gathered = new Kept<>();

    RoundCohorts(RoundService rounds, RoundScorers scorers, CohortService cohorts) {
        this.rounds = rounds;
        this.scorers = scorers;
        this.cohorts = cohorts;
    }

    /**
     * The cohort as it is now, by the versions of the round.
     *
     * @throws NotFoundException if there is no such round
     * @throws ConflictException if nothing has been submitted
     */
    public RoundCohort of(String roundId) {
        Round round = rounds.round(roundId);
        SelfAssessmentScorer by = scorers.of(round.id(), round.frozen());
        Cohort cohort = cohorts.cohort(round, by);
        return gathered.get(
                cohort, known -> known.isOf(round, by.scorer()), () -> gathered(round, by.scorer(), cohort));
    }

    private static RoundCohort gathered(Round round, Scorer by, Cohort cohort) {
        List<CohortZone> zones = cohort.members().stream()
                .filter(Cohort.Member::submitted)
                .map(member -> new CohortZone(member.zone(), member.findings(), member.circumstances()))
                .toList();
        if (zones.isEmpty()) {
            throw new ConflictException(Phrases.phrase("problem.nothing_submitted", round.id()));
        }
        return new RoundCohort(round, by, zones);
    }
}
