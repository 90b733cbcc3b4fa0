package org.zonemark.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zonemark.api.contract.ReviewApi;
import org.zonemark.api.model.AdjustmentEntryDto;
import org.zonemark.api.model.ConfirmationDto;
import org.zonemark.api.model.EvidenceVerdictDto;
import org.zonemark.api.model.EvidenceVerdictDto.VerdictEnum;
import org.zonemark.api.model.FraudEntryDto;
import org.zonemark.api.model.LevelJudgementDto;
import org.zonemark.words.Phrases;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What reviewers say of claims. Each answer is the application's page again, at the claim. */
@Controller
@RequestMapping("/rounds/{round}/applications/{zone}")
class ReviewPages {

    private final ReviewApi reviews;
    private final Contract contract;
    private final JsonMapper json;

    ReviewPages(ReviewApi reviews, Contract contract, JsonMapper json) {
        this.reviews = reviews;
        this.contract = contract;
        this.json = json;
    }

    /** Accepting needs no words of its own; doubting and rejecting do. */
    @PostMapping("/claims/{clause}/evidence")
    @Needs("judgeEvidence")
    String judge(
            @PathVariable String round,
            @PathVariable String zone,
            @PathVariable String clause,
            @RequestParam String verdict,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable String dimension) {
        VerdictEnum judged = VerdictEnum.fromValue(verdict);
        String because = reason.isBlank() && judged == VerdictEnum.ACCEPTED
                ? Phrases.phrase("reviewer.accepted").zh()
                : reason.strip();
        reviews.judgeEvidence(round, zone, clause, contract.checked(new EvidenceVerdictDto(judged, because)));
        return back(round, zone, dimension, clause);
    }

    @PostMapping("/claims/{clause}/answer")
    @Needs("verifyAnswer")
    String verify(
            @PathVariable String round,
            @PathVariable String zone,
            @PathVariable String clause,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable String dimension,
            @RequestParam MultiValueMap<String, String> form) {
        ObjectNode body = json.createObjectNode().put("reason", reason.strip());
        ObjectNode answer = body.putObject("answer");
        AnswerFields.of(form, clause).patch(json).forEachEntry((name, value) -> {
            if (!value.isNull()) {
                answer.set(name, value);
            }
        });
        reviews.verifyAnswer(round, zone, clause, body);
        return back(round, zone, dimension, clause);
    }

    @PostMapping("/claims/{clause}/vote")
    @Needs("vote")
    String vote(
            @PathVariable String round,
            @PathVariable String zone,
            @PathVariable String clause,
            @RequestParam int level,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable String dimension) {
        reviews.vote(round, zone, clause, contract.checked(new LevelJudgementDto(level, reason.strip())));
        return back(round, zone, dimension, clause);
    }

    @PostMapping("/claims/{clause}/arbitrate")
    @Needs("arbitrate")
    String arbitrate(
            @PathVariable String round,
            @PathVariable String zone,
            @PathVariable String clause,
            @RequestParam int level,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable String dimension) {
        reviews.arbitrate(round, zone, clause, contract.checked(new LevelJudgementDto(level, reason.strip())));
        return back(round, zone, dimension, clause);
    }

    @PostMapping("/claims/{clause}/confirmation")
    @Needs("confirmClaim")
    String confirm(
            @PathVariable String round,
            @PathVariable String zone,
            @PathVariable String clause,
            @RequestParam boolean confirmed,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable String dimension) {
        reviews.confirmClaim(round, zone, clause, contract.checked(new ConfirmationDto(confirmed, reason.strip())));
        return back(round, zone, dimension, clause);
    }

    @PostMapping("/adjustments")
    @Needs("adjust")
    String adjust(
            @PathVariable String round,
            @PathVariable String zone,
            @RequestParam String kind,
            @RequestParam(defaultValue = "1") int times,
            @RequestParam(defaultValue = "") String clause,
            @RequestParam(defaultValue = "") String notice) {
        AdjustmentEntryDto entry = new AdjustmentEntryDto(kind, notice.strip()).times(times);
        if (!clause.isEmpty()) {
            entry.clause(clause);
        }
        reviews.adjust(round, zone, contract.checked(entry));
        return back(round, zone, null, "adjustments");
    }

    @PostMapping("/adjustments/{adjustment}/remove")
    @Needs("removeAdjustment")
    String removeAdjustment(
            @PathVariable String round,
            @PathVariable String zone,
            @PathVariable String adjustment,
            @RequestParam(defaultValue = "") String reason) {
        reviews.removeAdjustment(round, zone, adjustment, reason.strip());
        return back(round, zone, null, "adjustments");
    }

    @PostMapping("/fraud")
    @Needs("recordFraud")
    String fraud(
            @PathVariable String round,
            @PathVariable String zone,
            @RequestParam(defaultValue = "") String notice,
            @RequestParam(defaultValue = "") String reason) {
        reviews.recordFraud(round, zone, contract.checked(new FraudEntryDto(notice.strip(), reason.strip())));
        return back(round, zone, null, "adjustments");
    }

    @PostMapping("/fraud/withdraw")
    @Needs("withdrawFraud")
    String withdrawFraud(
            @PathVariable String round, @PathVariable String zone, @RequestParam(defaultValue = "") String reason) {
        reviews.withdrawFraud(round, zone, reason.strip());
        return back(round, zone, null, "adjustments");
    }

    private static String back(String round, String zone, @Nullable String dimension, String at) {
        return "redirect:/rounds/" + round + "/applications/" + zone
                + (dimension == null ? "" : "?dimension=" + dimension) + "#"
                + (at.startsWith("A2-") ? "claim-" + at.replace('.', '-') : at);
    }
}
