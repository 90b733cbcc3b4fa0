package org.zonemark.assessment;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.SelfAssessment;

/** Says of drafts what is still to be done before they are submitted. */
@Service
public class DraftCheckService {

    private final AssessmentService assessments;
    private final Scorers scorers;

    DraftCheckService(AssessmentService assessments, Scorers scorers) {
        this.assessments = assessments;
        this.scorers = scorers;
    }

    /** @throws NotFoundException if the zone, or its self-assessment of that year, does not exist */
    @Transactional(readOnly = true)
    public DraftCheck check(String code, int year) {
        AssessmentService.Stored kept = assessments.read(code, year);
        ScoredAssessment scored = kept.evaluated().orThrow();
        Evaluation evaluation = scored.evaluation();
        SelfAssessment best = BestAnswers.fill(scored.assessment(), evaluation.findings());
        Scorer same = scorers.of(
                        scored.rulebook().sha256(), evaluation.weights().sha256())
                .scorer();
        return DraftCheck.of(
                kept.stored().version(), evaluation, same.score(best).total());
    }
}
