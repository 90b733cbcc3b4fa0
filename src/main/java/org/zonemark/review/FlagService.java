package org.zonemark.review;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.round.Round;
import org.zonemark.round.RoundScorers;
import org.zonemark.round.RoundService;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.SelfAssessment;

/** Raises the flags of consistency rules on what zones submitted. */
@Service
public class FlagService {

    private record Across(Set<Partnership> partnerships, List<Flag> flags) {}

    private final RoundService rounds;
    private final RoundScorers scorers;
    private final CohortService cohorts;
    private final AssessmentService assessments;
    private final PartnershipRepository partnerships;

    private final Kept<Cohort, Across> known = new Kept<>();

    FlagService(
            RoundService rounds,
            RoundScorers scorers,
            CohortService cohorts,
            AssessmentService assessments,
            PartnershipRepository partnerships) {
        this.rounds = rounds;
        this.scorers = scorers;
        this.cohorts = cohorts;
        this.assessments = assessments;
        this.partnerships = partnerships;
    }

    /** What contradicts itself in one zone's answers, or jumped against what is stored for the year before. */
    List<Flag> flags(Rulebook rulebook, SelfAssessment now) {
        SelfAssessment lastYear = assessments
                .find(now.zone().code(), now.year() - 1)
                .map(ScoredAssessment::assessment)
                .orElse(null);
        return new ConsistencyChecker(rulebook).check(now, lastYear);
    }

    /**
     * What only shows when the submissions of a round are laid side by side. A flag may quote another zone's answer.
     *
     * @throws NotFoundException if there is no such round
     */
    public List<Flag> flagsAcross(String round) {
        Round of = rounds.round(round);
        Cohort cohort = cohorts.cohort(of, scorers.of(round, of.frozen()));
        Set<Partnership> partners = partnerships.inForce(of.plan().dataYear());
        return known.get(
                        cohort,
                        before -> before.partnerships().equals(partners),
                        () -> new Across(partners, flagsAcross(cohort, partners)))
                .flags();
    }

    private static List<Flag> flagsAcross(Cohort cohort, Set<Partnership> partners) {
        List<SelfAssessment> reported = cohort.members().stream()
                .filter(Cohort.Member::submitted)
                .map(Cohort.Member::reported)
                .toList();
        return new ConsistencyChecker(cohort.rulebook()).checkAcross(reported, partners);
    }
}
