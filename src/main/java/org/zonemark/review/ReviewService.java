package org.zonemark.review;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.account.Actor;
import org.zonemark.account.Role;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.audit.AuditTrail;
import org.zonemark.review.ReviewMark.Kind;
import org.zonemark.round.ApplicationService;
import org.zonemark.round.ApplicationService.Submission;
import org.zonemark.round.State;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.words.Phrases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reviewers' work on applications: answers verified, evidence judged, claims confirmed, maturity judged by panels, and
 * adjustments entered from named notices.
 *
 * <p>Marks are made while an application is under review, from its submission to the decision; each is told to the trail.
 */
@Service
public class ReviewService {

    private static final Set<State> UNDER_REVIEW =
            Set.of(State.SUBMITTED, State.FIRST_CHECKED, State.RECOMMENDED, State.FORMALLY_CHECKED, State.REVIEWED);

    private final ReviewRepository repository;
    private final ApplicationService applications;
    private final SelfAssessmentScorer scorer;
    private final AuditTrail audit;
    private final AssessmentService assessments;
    private final ConsistencyChecker consistency;
    private final JsonMapper json;
    private final Clock clock;

    ReviewService(
            ReviewRepository repository,
            ApplicationService applications,
            SelfAssessmentScorer scorer,
            AuditTrail audit,
            AssessmentService assessments,
            JsonMapper json,
            Clock clock) {
        this.repository = repository;
        this.applications = applications;
        this.scorer = scorer;
        this.audit = audit;
        this.assessments = assessments;
        this.consistency = new ConsistencyChecker(scorer.scorer().rulebook());
        this.json = json;
        this.clock = clock;
    }

    /** @throws NotFoundException if the zone has submitted nothing in the round */
    @Transactional(readOnly = true)
    public Review review(String round, String zone) {
        return reviewed(applications.submission(round, zone), repository.marks(round, zone));
    }

    /**
     * Puts a verified answer in place of the reported one.
     *
     * @throws FaultyInputException if it is no answer to that clause
     */
    @Transactional
    public Review verifyAnswer(Actor actor, String round, String zone, String clause, JsonNode answer, String reason) {
        criterion(clause);
        return mark(actor, round, zone, Kind.ANSWER, clause, "", answer, reason);
    }

    @Transactional
    public Review judgeEvidence(Actor actor, String round, String zone, String clause, String verdict, String reason) {
        criterion(clause);
        return mark(
                actor, round, zone, Kind.EVIDENCE, clause, "", JsonNodeFactory.instance.stringNode(verdict), reason);
    }

    /** @param subject a clause that is claimed not applicable, or {@code industry-<position from 1>} */
    @Transactional
    public Review confirm(Actor actor, String round, String zone, String subject, boolean confirmed, String reason) {
        Submission submission = applications.submission(round, zone);
        JsonNode document = json.readTree(submission.body());
        boolean claimed =
                document.path("values").path(subject).path("notApplicable").asBoolean();
        boolean industry = subject.matches("industry-[1-9]")
                && document.path("leadingIndustries").has(Integer.parseInt(subject.substring(9)) - 1);
        if (!claimed && !industry) {
            throw new NotFoundException(Phrases.phrase("problem.nothing_to_confirm", subject, zone));
        }
        JsonNode content = JsonNodeFactory.instance.booleanNode(confirmed);
        return mark(actor, round, zone, Kind.CONFIRMATION, subject, "", content, reason);
    }

    /**
     * An expert's judgement of a maturity level, made alone.
     *
     * @throws ConflictException if the expert is of the zone's own province
     */
    @Transactional
    public Review vote(Actor actor, String round, String zone, String clause, int level, String reason) {
        checkLevel(clause, level);
        String province = applications.submission(round, zone).zone().province();
        if (province.equals(actor.province())) {
            throw new ConflictException(Phrases.phrase("problem.own_province", province));
        }
        JsonNode content = JsonNodeFactory.instance.numberNode(level);
        return mark(actor, round, zone, Kind.VOTE, clause, actor.name(), content, reason);
    }

    /** @throws ConflictException if the panel needs none */
    @Transactional
    public Review arbitrate(Actor actor, String round, String zone, String clause, int level, String reason) {
        checkLevel(clause, level);
        applications.submission(round, zone);
        Panel panel =
                new VerifiedDocument(repository.marks(round, zone)).panels().get(clause);
        boolean due =
                panel != null && (panel.arbitrated() != null || panel.progress() == Panel.Progress.IN_ARBITRATION);
        if (!due) {
            throw new ConflictException(Phrases.phrase("problem.no_arbitration", clause));
        }
        JsonNode content = JsonNodeFactory.instance.numberNode(level);
        return mark(actor, round, zone, Kind.ARBITRATION, clause, "", content, reason);
    }

    /**
     * Enters a bonus or penalty.
     *
     * @param notice the notice that it is entered from
     * @throws FaultyInputException if there is no such kind, or it needs a clause
     */
    @Transactional
    public Review adjust(Actor actor, String round, String zone, ObjectNode adjustment, String notice) {
        checkAdjustment(adjustment);
        String id = UUID.randomUUID().toString();
        return mark(actor, round, zone, Kind.ADJUSTMENT, id, "", adjustment, notice);
    }

    /** @throws NotFoundException if there is no such adjustment */
    @Transactional
    public Review removeAdjustment(Actor actor, String round, String zone, String id, String reason) {
        checkUnderReview(round, zone);
        if (!repository.remove(round, zone, Kind.ADJUSTMENT, id)) {
            throw new NotFoundException(Phrases.phrase("problem.no_adjustment", id));
        }
        audit.tell(actor.name(), "removeAdjustment", subject(round, zone), reason, id, null);
        return review(round, zone);
    }

    /** What an actor may see of a review: an expert who has not voted on a clause sees nobody else's vote on it. */
    public static List<ReviewMark> visible(Review review, Actor actor) {
        boolean votes = actor.has(Role.EXPERT);
        return review.marks().stream()
                .filter(mark ->
                        mark.kind() != Kind.VOTE || !votes || mark.voter().equals(actor.name()))
                .toList();
    }

    private Review mark(
            Actor actor,
            String round,
            String zone,
            Kind kind,
            String subject,
            String voter,
            JsonNode content,
            String reason) {
        Submission submission = checkUnderReview(round, zone);
        ReviewMark mark = new ReviewMark(
                kind,
                subject,
                voter,
                content,
                reason,
                actor.name(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        repository.save(round, zone, mark);
        Review review = reviewed(submission, repository.marks(round, zone));
        audit.tell(
                actor.name(),
                "review." + kind.name().toLowerCase(Locale.ROOT),
                subject(round, zone),
                reason,
                null,
                mark);
        return review;
    }

    private Review reviewed(Submission submission, List<ReviewMark> marks) {
        VerifiedDocument verified = new VerifiedDocument(marks);
        JsonNode document = json.readTree(submission.body());
        ScoredAssessment reported = scorer.score(withoutZone(document), submission.zone(), submission.year());
        ScoredAssessment checked =
                scorer.score(withoutZone(verified.of(document)), submission.zone(), submission.year());
        Rulebook rulebook = scorer.scorer().rulebook();
        Set<String> bonuses = rulebook.sizes().bonuses().kinds().keySet();
        Aggregation aggregation = new Aggregation(rulebook, scorer.scorer().weights());
        ScoredAssessment total = new ScoredAssessment(
                checked.assessment(),
                aggregation.total(checked.evaluation().findings(), verified.circumstances(bonuses)),
                rulebook,
                checked.inputSha256());
        return new Review(reported, total, marks, verified.panels(), flags(reported.assessment()));
    }

    private List<Flag> flags(SelfAssessment now) {
        SelfAssessment lastYear = assessments
                .find(now.zone().code(), now.year() - 1)
                .map(ScoredAssessment::assessment)
                .orElse(null);
        return consistency.check(now, lastYear);
    }

    /** What only shows when the submissions of a round are laid side by side. A flag may quote another zone's answer. */
    @Transactional(readOnly = true)
    public List<Flag> flagsAcross(String round) {
        List<SelfAssessment> submitted = applications.submissions(round).stream()
                .map(submission -> scorer.score(
                                withoutZone(json.readTree(submission.body())), submission.zone(), submission.year())
                        .assessment())
                .toList();
        return consistency.checkAcross(submitted, Set.of());
    }

    private static JsonNode withoutZone(JsonNode document) {
        ObjectNode copy = (ObjectNode) document.deepCopy();
        copy.remove(List.of("zone", "year"));
        return copy;
    }

    private Submission checkUnderReview(String round, String zone) {
        Submission submission = applications.submissionLocked(round, zone);
        if (!UNDER_REVIEW.contains(submission.state())) {
            throw new ConflictException(Phrases.phrase(
                    "problem.not_under_review", zone, submission.state().code()));
        }
        return submission;
    }

    private Criterion criterion(String clause) {
        return scorer.scorer()
                .rulebook()
                .criterion(clause)
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_clause", clause)));
    }

    private void checkLevel(String clause, int level) {
        Criterion criterion = criterion(clause);
        int highest = criterion.steps().size() - 1;
        boolean maturity = criterion.kind() == org.zonemark.rulebook.Kind.MATURITY && !criterion.isRollUp();
        if (!maturity || level < 0 || level > highest) {
            throw new FaultyInputException(List.of(Fault.at(
                    "/level",
                    maturity ? FaultCode.BAD_LEVEL : FaultCode.WRONG_KIND,
                    Integer.toString(level),
                    maturity ? "level" : "maturity_clause",
                    highest)));
        }
    }

    private void checkAdjustment(ObjectNode adjustment) {
        Rulebook rulebook = scorer.scorer().rulebook();
        String kind = adjustment.path("kind").asString();
        List<String> kinds = new ArrayList<>(rulebook.sizes().bonuses().kinds().keySet());
        kinds.addAll(rulebook.sizes().penalties().kinds().keySet());
        if (!kinds.contains(kind)) {
            throw new FaultyInputException(
                    List.of(Fault.at("/kind", FaultCode.NOT_ONE_OF, kind, "one_of", String.join(", ", kinds))));
        }
        String clause = adjustment.path("clause").stringValueOpt().orElse(null);
        var penalty = rulebook.sizes().penalties().kinds().get(kind);
        boolean needed = penalty != null && penalty.zeroesCriterion();
        if ((needed && clause == null)
                || (clause != null && rulebook.criterion(clause).isEmpty())) {
            throw new FaultyInputException(List.of(Fault.at(
                    "/clause", clause == null ? FaultCode.REQUIRED : FaultCode.UNKNOWN_CLAUSE, clause, "clause")));
        }
    }

    private static String subject(String round, String zone) {
        return "round/" + round + "/zone/" + zone;
    }
}
