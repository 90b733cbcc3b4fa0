package org.zonemark.assessment;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.SelfAssessment;

/** Says of drafts what is still to be done before they are submitted. */
@Service
public class DraftCheckService {

    private final AssessmentService assessments;
    private final SelfAssessmentScorer scorer;

    DraftCheckService(AssessmentService assessments, SelfAssessmentScorer scorer) {
        this.assessments = assessments;
        this.scorer = scorer;
    }

    /** @throws NotFoundException if the zone, or its self-assessment of that year, does not exist */
    @Transactional(readOnly = true)
    public DraftCheck check(String code, int year) {
        AssessmentService.Stored kept = assessments.read(code, year);
        ScoredAssessment scored = kept.evaluated().orThrow();
        Evaluation evaluation = scored.evaluation();
        SelfAssessment best = BestAnswers.fill(scored.assessment(), evaluation.findings());
        return DraftCheck.of(
                kept.stored().version(), evaluation, scorer.scorer().score(best).total());
    }
}
