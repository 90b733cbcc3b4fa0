package org.zonemark.api;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.api.model.EvaluationDto;
import org.zonemark.assessment.CanonicalJson;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.HandWrittenModel;
import org.zonemark.scoring.SelfAssessment;
import tools.jackson.databind.JsonNode;

/** What {@code POST /api/v1/score} would be with the model written by hand, and what the least such answer costs. */
@RestController
class HandWrittenController {

    private final SelfAssessmentScorer scorer;
    private final HandWrittenModel byHand;
    private final Aggregation aggregation;

    HandWrittenController(Scorers scorers) {
        this.scorer = scorers.inForce();
        this.byHand = new HandWrittenModel(scorer.scorer().rulebook());
        this.aggregation = scorer.scorer().aggregation();
    }

    @PostMapping("/bench/score")
    ResponseEntity<EvaluationDto> score(@RequestBody JsonNode json) {
        SelfAssessment assessment = scorer.reader().read(json).orThrow();
        ScoredAssessment scored = new ScoredAssessment(
                assessment,
                aggregation.total(byHand.evaluate(assessment), Circumstances.NONE),
                scorer.scorer().rulebook(),
                CanonicalJson.sha256(json));
        return ResponseEntity.ok(EvaluationMapper.evaluation(scored, LocaleContextHolder.getLocale()));
    }

    @PostMapping("/bench/empty")
    ResponseEntity<Void> empty(@RequestBody byte[] ignored) {
        return ResponseEntity.noContent().build();
    }
}
