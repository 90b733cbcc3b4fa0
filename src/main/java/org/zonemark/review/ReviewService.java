package org.zonemark.review;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.account.Actor;
import org.zonemark.account.Role;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.review.ReviewMark.Kind;
import org.zonemark.round.ApplicationService;
import org.zonemark.round.ApplicationService.Submission;
import org.zonemark.rulebook.Criterion;
import org.zonemark.words.Phrases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reviewers' work on applications: answers verified, evidence judged, claims confirmed, maturity judged by panels, and
 * adjustments and proven fraud entered from named notices.
 *
 * <p>Marks are made while an application is under review, from its submission to the decision; fraud may come to light
 * later. Each mark is told to the trail.
 */
@Service
public class ReviewService {

    private static final String ACCEPTED = "accepted";
    private static final String FRAUD = "fraud";

    private final MarkBook book;
    private final MarkCheck check;
    private final ApplicationService applications;

    ReviewService(MarkBook book, MarkCheck check, ApplicationService applications) {
        this.book = book;
        this.check = check;
        this.applications = applications;
    }

    /** @throws NotFoundException if the zone has submitted nothing in the round */
    @Transactional(readOnly = true)
    public Review review(String round, String zone) {
        return book.review(applications.submission(round, zone));
    }

    /**
     * Puts a verified answer in place of the reported one, and of what a survey measured.
     *
     * @throws FaultyInputException if it is no answer to that clause
     */
    @Transactional
    public Review verifyAnswer(Actor actor, String round, String zone, String clause, JsonNode answer, String reason) {
        Submission submission = book.underReview(round, zone);
        check.criterion(submission, clause);
        return book.write(actor, submission, Kind.ANSWER, clause, "", answer, reason);
    }

    /**
     * Says what the evidence of a clause is worth.
     *
     * @param verdict {@code accepted}, {@code doubted} or {@code rejected}
     * @throws ConflictException if it is accepted and there is no document to accept
     */
    @Transactional
    public Review judgeEvidence(Actor actor, String round, String zone, String clause, String verdict, String reason) {
        Submission submission = book.underReview(round, zone);
        Criterion criterion = check.criterion(submission, clause);
        if (verdict.equals(ACCEPTED)) {
            check.acceptable(submission, criterion);
        }
        JsonNode content = JsonNodeFactory.instance.stringNode(verdict);
        return book.write(actor, submission, Kind.EVIDENCE, clause, "", content, reason);
    }

    /** @param subject a clause that is claimed not applicable, or {@code industry-<position from 1>} */
    @Transactional
    public Review confirm(Actor actor, String round, String zone, String subject, boolean confirmed, String reason) {
        Submission submission = book.underReview(round, zone);
        check.claimed(submission, subject);
        JsonNode content = JsonNodeFactory.instance.booleanNode(confirmed);
        return book.write(actor, submission, Kind.CONFIRMATION, subject, "", content, reason);
    }

    /**
     * An expert's judgement of a maturity level, made alone.
     *
     * @throws ConflictException if the expert is of the zone's own province
     */
    @Transactional
    public Review vote(Actor actor, String round, String zone, String clause, int level, String reason) {
        Submission submission = book.underReview(round, zone);
        check.level(submission, clause, level);
        String province = submission.zone().province();
        if (province.equals(actor.province())) {
            throw new ConflictException(Phrases.phrase("problem.own_province", province));
        }
        JsonNode content = JsonNodeFactory.instance.numberNode(level);
        return book.write(actor, submission, Kind.VOTE, clause, actor.name(), content, reason);
    }

    /** @throws ConflictException if the panel needs none */
    @Transactional
    public Review arbitrate(Actor actor, String round, String zone, String clause, int level, String reason) {
        Submission submission = book.underReview(round, zone);
        check.level(submission, clause, level);
        Panel panel = VerifiedDocument.panels(book.marks(round, zone)).get(clause);
        boolean due =
                panel != null && (panel.arbitrated() != null || panel.progress() == Panel.Progress.IN_ARBITRATION);
        if (!due) {
            throw new ConflictException(Phrases.phrase("problem.no_arbitration", clause));
        }
        JsonNode content = JsonNodeFactory.instance.numberNode(level);
        return book.write(actor, submission, Kind.ARBITRATION, clause, "", content, reason);
    }

    /**
     * Enters a bonus or penalty.
     *
     * @param notice the notice that it is entered from
     * @throws FaultyInputException if there is no such kind, or it needs a clause
     */
    @Transactional
    public Review adjust(Actor actor, String round, String zone, ObjectNode adjustment, String notice) {
        Submission submission = book.underReview(round, zone);
        check.adjustment(submission, adjustment);
        String id = UUID.randomUUID().toString();
        return book.write(actor, submission, Kind.ADJUSTMENT, id, "", adjustment, notice);
    }

    /** @throws NotFoundException if there is no such adjustment */
    @Transactional
    public Review removeAdjustment(Actor actor, String round, String zone, String id, String reason) {
        Submission submission = book.underReview(round, zone);
        return book.remove(actor, submission, Kind.ADJUSTMENT, id, "removeAdjustment", reason)
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_adjustment", id)));
    }

    /**
     * Enters proven fraud, which vetoes the zone whatever it scores.
     *
     * @param notice the notice that it is entered from
     * @throws ConflictException if the application is withdrawn or has ended
     */
    @Transactional
    public Review recordFraud(Actor actor, String round, String zone, String notice, String reason) {
        Submission submission = book.notGone(round, zone);
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("notice", notice);
        return book.write(actor, submission, Kind.FRAUD, FRAUD, "", content, reason);
    }

    /**
     * Takes it back.
     *
     * @throws NotFoundException if no fraud is entered
     * @throws ConflictException if the application is withdrawn or has ended
     */
    @Transactional
    public Review withdrawFraud(Actor actor, String round, String zone, String reason) {
        Submission submission = book.notGone(round, zone);
        return book.remove(actor, submission, Kind.FRAUD, FRAUD, "withdrawFraud", reason)
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_fraud", zone, round)));
    }

    /** What an actor may see of a review: an expert who has not voted on a clause sees nobody else's vote on it. */
    public static List<ReviewMark> visible(Review review, Actor actor) {
        boolean votes = actor.has(Role.EXPERT);
        return review.marks().stream()
                .filter(mark ->
                        mark.kind() != Kind.VOTE || !votes || mark.voter().equals(actor.name()))
                .toList();
    }
}
