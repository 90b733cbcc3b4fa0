package org.zonemark.round;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.account.Actor;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.assessment.ZoneFilter;
import org.zonemark.audit.AuditTrail;
import org.zonemark.evidence.EvidenceService;
import org.zonemark.round.Application.Note;
import org.zonemark.round.Application.StepTaken;
import org.zonemark.round.ApplicationRepository.Row;
import org.zonemark.round.Round.Frozen;
import org.zonemark.scoring.Zone;
import org.zonemark.words.Phrases;

/**
 * Takes the steps of applications.
 *
 * <p>Each step locks the round and the zone first, in this order, and is written with its history, its effect on the draft,
 * its audit entry and what listeners to {@link StepTakenEvent} write in one transaction.
 */
@Service
public class ApplicationService {

    /**
     * What a zone submitted last in a round, and where its application stands.
     *
     * @param versions those of the round
     */
    public record Submission(
            String roundId, @Nullable Frozen versions, Zone zone, int year, State state, String body) {}

    /** Who scores by the versions that a round had before it was locked. */
    private record Known(
            @Nullable Frozen versions, @Nullable SelfAssessmentScorer by) {

        static final Known NOTHING = new Known(null, null);
    }

    private final RoundRepository rounds;
    private final ApplicationRepository applications;
    private final StepConditions conditions;
    private final AssessmentService assessments;
    private final EvidenceService evidence;
    private final RoundScorers scorers;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApplicationService(
            RoundRepository rounds,
            ApplicationRepository applications,
            StepConditions conditions,
            AssessmentService assessments,
            EvidenceService evidence,
            RoundScorers scorers,
            AuditTrail audit,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rounds = rounds;
        this.applications = applications;
        this.conditions = conditions;
        this.assessments = assessments;
        this.evidence = evidence;
        this.scorers = scorers;
        this.audit = audit;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** The applications of a round by zone; drafts are not among them. */
    @Transactional(readOnly = true)
    public List<Application> applications(String roundId) {
        round(roundId);
        Map<String, Zone> zones = assessments.zones(ZoneFilter.EVERY_ZONE).stream()
                .collect(Collectors.toMap(Zone::code, Function.identity()));
        Map<String, List<StepTaken>> steps = applications.steps(roundId);
        return applications.ofRound(roundId).stream()
                .map(row -> application(
                        roundId,
                        Objects.requireNonNull(zones.get(row.zoneCode())),
                        row,
                        steps.getOrDefault(row.zoneCode(), List.of())))
                .toList();
    }

    /**
     * The application of a zone; a draft where nothing was submitted.
     *
     * @throws NotFoundException if there is no such round or zone, or the zone may not apply
     */
    @Transactional(readOnly = true)
    public Application application(String roundId, String zoneCode) {
        Zone zone = eligible(round(roundId), zoneCode);
        return applications
                .find(roundId, zoneCode)
                .map(row -> application(roundId, zone, row))
                .orElseGet(() -> Application.draft(roundId, zone));
    }

    /** @throws NotFoundException if the zone has submitted nothing in the round */
    @Transactional(readOnly = true)
    public Submission submission(String roundId, String zoneCode) {
        return submission(round(roundId), zoneCode);
    }

    /** The same, and no step is taken in the round until the transaction ends. */
    @Transactional
    public Submission submissionLocked(String roundId, String zoneCode) {
        return submission(rounds.findAndLock(roundId).orElseThrow(() -> noSuchRound(roundId)), zoneCode);
    }

    private Submission submission(Round round, String zoneCode) {
        Zone zone = eligible(round, zoneCode);
        Row row = applications.find(round.id(), zoneCode).orElseThrow(() -> nothingSubmitted(round, zoneCode));
        String body =
                applications.lastSubmission(round.id(), zoneCode).orElseThrow(() -> nothingSubmitted(round, zoneCode));
        return new Submission(round.id(), round.frozen(), zone, round.plan().dataYear(), row.state(), body);
    }

    private static NotFoundException nothingSubmitted(Round round, String zoneCode) {
        return new NotFoundException(Phrases.phrase("problem.nothing_submitted", zoneCode, round.id()));
    }

    /**
     * Takes a step.
     *
     * @throws NotFoundException if there is no such round or zone, or the zone may not apply
     * @throws ConflictException if the state does not allow it; it says which steps are
     */
    public Application take(Actor actor, String roundId, String zoneCode, Step step, StepDetails details) {
        Known known = step == Step.SUBMIT ? known(round(roundId)) : Known.NOTHING;
        return transaction.execute(status -> taken(actor, roundId, zoneCode, step, details, known));
    }

    /** A rulebook that is not in memory takes seconds to compile; nobody waits for a lock or a connection meanwhile. */
    private Known known(Round round) {
        try {
            return new Known(round.frozen(), scorers.of(round.id(), round.frozen()));
        } catch (ConflictException e) {
            // Told once it is certain that the step may be taken at all.
            return Known.NOTHING;
        }
    }

    /** Between then and the lock the round may have opened, or other versions may have come into force before it does. */
    private SelfAssessmentScorer scorer(Round round, Known known) {
        Frozen frozen = round.frozen();
        return known.by() != null && frozen != null && frozen.equals(known.versions())
                ? known.by()
                : scorers.of(round.id(), frozen);
    }

    private Application taken(
            Actor actor, String roundId, String zoneCode, Step step, StepDetails details, Known known) {
        Round round = rounds.findAndLock(roundId).orElseThrow(() -> noSuchRound(roundId));
        Zone zone = eligible(round, assessments.zoneLocked(zoneCode));
        Application before = application(roundId, zoneCode);
        State to = round.ladder().after(before.state(), step).orElseThrow(() -> notAllowed(round, before, step));
        conditions.check(actor, round, before, step);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AssessmentService.Kept draft = step == Step.SUBMIT ? lockDraft(round, zone, scorer(round, known)) : null;
        ScoredAssessment submitted = draft == null ? null : draft.scored();
        if (draft != null) {
            evidence.freeze(actor.name(), zoneCode, round.plan().dataYear());
        }
        applications.save(roundId, Row.after(before, to, step, details, submitted));
        StepTaken taken = new StepTaken(
                step,
                before.state(),
                to,
                actor.name(),
                now,
                details.reason(),
                submitted == null ? null : submitted.inputSha256());
        int number = applications.addStep(roundId, zoneCode, taken);
        if (draft != null) {
            applications.addSubmission(
                    roundId, actor.name(), now, draft.scored(), draft.stored().body());
        }
        int year = round.plan().dataYear();
        boolean free = to == State.WITHDRAWN && !applications.isHeldElsewhere(roundId, zoneCode, year);
        if (to == State.RETURNED || free) {
            assessments.unlock(zoneCode, year);
        }
        for (Note note : step == Step.RETURN_FOR_CORRECTION ? details.notes() : List.<Note>of()) {
            applications.addNote(roundId, zoneCode, number, note);
        }
        Application after = application(roundId, zoneCode);
        audit.tell(
                actor.name(),
                step.operation(),
                "round/" + roundId + "/zone/" + zoneCode,
                details.reason(),
                before.state().code(),
                taken);
        events.publishEvent(new StepTakenEvent(round, after, taken, number));
        return after;
    }

    private AssessmentService.Kept lockDraft(Round round, Zone zone, SelfAssessmentScorer by) {
        return assessments.lock(zone.code(), round.plan().dataYear(), by);
    }

    private Application application(String roundId, Zone zone, Row row) {
        return application(roundId, zone, row, applications.steps(roundId, zone.code()));
    }

    private Application application(String roundId, Zone zone, Row row, List<StepTaken> steps) {
        return new Application(
                roundId,
                zone,
                row.state(),
                row.accepted(),
                row.deadline(),
                row.total(),
                row.standing(),
                steps,
                row.state() == State.RETURNED ? applications.lastNotes(roundId, zone.code()) : List.of());
    }

    private Zone eligible(Round round, String zoneCode) {
        return eligible(round, assessments.zone(zoneCode));
    }

    private static Zone eligible(Round round, Zone zone) {
        if (!round.mayApply(zone)) {
            throw new NotFoundException(Phrases.phrase("problem.may_not_apply", zone.code(), round.id()));
        }
        return zone;
    }

    private static ConflictException notAllowed(Round round, Application before, Step step) {
        List<String> allowed = before.allowedSteps(round.ladder()).stream()
                .map(Step::operation)
                .toList();
        return new ConflictException(
                Phrases.phrase(
                        "problem.step_not_allowed",
                        step.operation(),
                        before.state().code()),
                allowed);
    }

    private Round round(String id) {
        return rounds.find(id).orElseThrow(() -> noSuchRound(id));
    }

    private static NotFoundException noSuchRound(String id) {
        return new NotFoundException(Phrases.phrase("problem.no_round", id));
    }
}
