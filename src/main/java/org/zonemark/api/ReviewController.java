package org.zonemark.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.ReviewApi;
import org.zonemark.api.model.AdjustmentEntryDto;
import org.zonemark.api.model.ConfirmationDto;
import org.zonemark.api.model.EvidenceVerdictDto;
import org.zonemark.api.model.FlagDto;
import org.zonemark.api.model.FraudEntryDto;
import org.zonemark.api.model.LevelJudgementDto;
import org.zonemark.api.model.ReviewDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.review.FlagService;
import org.zonemark.review.Review;
import org.zonemark.review.ReviewService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reviewers' work on applications. */
@RestController
class ReviewController implements ReviewApi {

    private static final int REASON_LENGTH = 2000;

    private final ReviewService reviews;
    private final FlagService flags;
    private final CurrentActor currentActor;

    ReviewController(ReviewService reviews, FlagService flags, CurrentActor currentActor) {
        this.reviews = reviews;
        this.flags = flags;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<ReviewDto> readReview(String round, String zone) {
        return answer(reviews.review(round, zone));
    }

    @Override
    public ResponseEntity<ReviewDto> verifyAnswer(String round, String zone, String clause, JsonNode body) {
        List<Fault> faults = new ArrayList<>();
        if (!body.path("answer").isObject()) {
            faults.add(Fault.at("/answer", FaultCode.REQUIRED, null, "object"));
        }
        String reason = body.path("reason").stringValueOpt().orElse("").strip();
        if (reason.isEmpty() || reason.length() > REASON_LENGTH) {
            faults.add(Fault.at("/reason", FaultCode.REQUIRED, null, "text", REASON_LENGTH));
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
        return answer(reviews.verifyAnswer(currentActor.require(), round, zone, clause, body.get("answer"), reason));
    }

    @Override
    public ResponseEntity<ReviewDto> judgeEvidence(
            String round, String zone, String clause, EvidenceVerdictDto verdict) {
        return answer(reviews.judgeEvidence(
                currentActor.require(),
                round,
                zone,
                clause,
                verdict.getVerdict().getValue(),
                verdict.getReason()));
    }

    @Override
    public ResponseEntity<ReviewDto> confirmClaim(
            String round, String zone, String subject, ConfirmationDto confirmation) {
        return answer(reviews.confirm(
                currentActor.require(), round, zone, subject, confirmation.getConfirmed(), confirmation.getReason()));
    }

    @Override
    public ResponseEntity<ReviewDto> vote(String round, String zone, String clause, LevelJudgementDto judgement) {
        return answer(
                reviews.vote(currentActor.require(), round, zone, clause, judgement.getLevel(), judgement.getReason()));
    }

    @Override
    public ResponseEntity<ReviewDto> arbitrate(String round, String zone, String clause, LevelJudgementDto judgement) {
        return answer(reviews.arbitrate(
                currentActor.require(), round, zone, clause, judgement.getLevel(), judgement.getReason()));
    }

    @Override
    public ResponseEntity<ReviewDto> adjust(String round, String zone, AdjustmentEntryDto entry) {
        ObjectNode adjustment = JsonNodeFactory.instance
                .objectNode()
                .put("kind", entry.getKind())
                .put("times", entry.getTimes())
                .put("clause", entry.getClause())
                .put("notice", entry.getNotice());
        return answer(reviews.adjust(currentActor.require(), round, zone, adjustment, entry.getNotice()));
    }

    @Override
    public ResponseEntity<ReviewDto> removeAdjustment(String round, String zone, String adjustment, String reason) {
        return answer(reviews.removeAdjustment(currentActor.require(), round, zone, adjustment, Reason.due(reason)));
    }

    @Override
    public ResponseEntity<ReviewDto> recordFraud(String round, String zone, FraudEntryDto entry) {
        return answer(reviews.recordFraud(currentActor.require(), round, zone, entry.getNotice(), entry.getReason()));
    }

    @Override
    public ResponseEntity<ReviewDto> withdrawFraud(String round, String zone, String reason) {
        return answer(reviews.withdrawFraud(currentActor.require(), round, zone, Reason.due(reason)));
    }

    @Override
    public ResponseEntity<List<FlagDto>> listRoundFlags(String round) {
        Locale locale = LocaleContextHolder.getLocale();
        return ResponseEntity.ok(flags.flagsAcross(round).stream()
                .map(flag -> ReviewMapper.flag(flag, locale))
                .toList());
    }

    private ResponseEntity<ReviewDto> answer(Review review) {
        return ResponseEntity.ok(ReviewMapper.review(review, currentActor.require(), LocaleContextHolder.getLocale()));
    }
}
