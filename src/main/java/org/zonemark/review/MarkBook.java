package org.zonemark.review;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zonemark.account.Actor;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.audit.AuditTrail;
import org.zonemark.review.ReviewMark.Kind;
import org.zonemark.round.ApplicationService;
import org.zonemark.round.ApplicationService.Submission;
import org.zonemark.round.State;
import org.zonemark.voice.SurveyService;
import org.zonemark.words.Code;
import org.zonemark.words.Phrases;
import tools.jackson.databind.JsonNode;

/**
 * Where reviewers' marks are written down, each with its entry in the trail, and what follows from all of them.
 *
 * <p>Whoever writes first takes the submission from here, so that no step is taken meanwhile.
 */
@Component
class MarkBook {

    private static final Set<State> UNDER_REVIEW = EnumSet.range(State.SUBMITTED, State.REVIEWED);
    private static final Set<State> GONE = EnumSet.of(State.WITHDRAWN, State.EXITED);

    private final ReviewRepository repository;
    private final ApplicationService applications;
    private final SubmissionScorer scorer;
    private final SurveyService surveys;
    private final FlagService flags;
    private final AuditTrail audit;
    private final Clock clock;

    MarkBook(
            ReviewRepository repository,
            ApplicationService applications,
            SubmissionScorer scorer,
            SurveyService surveys,
            FlagService flags,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.applications = applications;
        this.scorer = scorer;
        this.surveys = surveys;
        this.flags = flags;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ConflictException if it is not between submission and decision */
    Submission underReview(String round, String zone) {
        Submission submission = applications.submissionLocked(round, zone);
        if (!UNDER_REVIEW.contains(submission.state())) {
            throw notUnderReview(submission);
        }
        return submission;
    }

    /** @throws ConflictException if it is withdrawn or has ended */
    Submission notGone(String round, String zone) {
        Submission submission = applications.submissionLocked(round, zone);
        if (GONE.contains(submission.state())) {
            throw notUnderReview(submission);
        }
        return submission;
    }

    private static ConflictException notUnderReview(Submission submission) {
        return new ConflictException(Phrases.phrase(
                "problem.not_under_review",
                submission.zone().code(),
                submission.state().code()));
    }

    List<ReviewMark> marks(String round, String zone) {
        return repository.marks(round, zone);
    }

    /** Writes a mark in place of the one before on the same subject, which stays in the trail. */
    Review write(
            Actor actor,
            Submission submission,
            Kind kind,
            String subject,
            String voter,
            JsonNode content,
            String reason) {
        ReviewMark mark = new ReviewMark(
                kind,
                subject,
                voter,
                content,
                reason,
                actor.name(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        String round = submission.roundId();
        String zone = submission.zone().code();
        ReviewMark before = repository.marks(round, zone).stream()
                .filter(mark::takesThePlaceOf)
                .findFirst()
                .orElse(null);
        repository.save(round, zone, mark);
        Review review = review(submission);
        audit.tell(actor.name(), "review." + Code.of(kind), subject(submission), reason, before, mark);
        return review;
    }

    /**
     * Takes a mark of no voter back.
     *
     * @return empty if there is no such mark
     */
    Optional<Review> remove(
            Actor actor, Submission submission, Kind kind, String subject, String operation, String reason) {
        String round = submission.roundId();
        String zone = submission.zone().code();
        Optional<ReviewMark> before = repository.marks(round, zone).stream()
                .filter(mark -> mark.kind() == kind && mark.subject().equals(subject))
                .findFirst();
        return before.map(mark -> {
            repository.remove(round, zone, kind, subject);
            audit.tell(actor.name(), operation, subject(submission), reason, mark, null);
            return review(submission);
        });
    }

    Review review(Submission submission) {
        String round = submission.roundId();
        String zone = submission.zone().code();
        List<ReviewMark> marks = repository.marks(round, zone);
        VerifiedDocument verified =
                new VerifiedDocument(marks, surveys.measurement(round, zone).orElse(null));
        ScoredAssessment reported = scorer.reported(submission);
        return new Review(
                reported,
                scorer.verified(submission, verified),
                marks,
                verified.panels(),
                verified.measured(),
                flags.flags(reported.rulebook(), reported.assessment()));
    }

    private static String subject(Submission submission) {
        return "round/" + submission.roundId() + "/zone/" + submission.zone().code();
    }
}
