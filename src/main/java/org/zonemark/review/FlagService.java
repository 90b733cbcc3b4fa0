package org.zonemark.review;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.round.ApplicationService;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.SelfAssessment;

/** Raises the flags of consistency rules on what zones submitted. */
@Service
public class FlagService {

    private final SubmissionScorer scorer;
    private final ApplicationService applications;
    private final AssessmentService assessments;
    private final PartnershipRepository partnerships;

    FlagService(
            SubmissionScorer scorer,
            ApplicationService applications,
            AssessmentService assessments,
            PartnershipRepository partnerships) {
        this.scorer = scorer;
        this.applications = applications;
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
    @Transactional(readOnly = true)
    public List<Flag> flagsAcross(String round) {
        List<ScoredAssessment> submitted =
                applications.submissions(round).stream().map(scorer::reported).toList();
        if (submitted.isEmpty()) {
            return List.of();
        }
        ScoredAssessment first = submitted.get(0);
        return new ConsistencyChecker(first.rulebook())
                .checkAcross(
                        submitted.stream().map(ScoredAssessment::assessment).toList(),
                        partnerships.inForce(first.assessment().year()));
    }
}
