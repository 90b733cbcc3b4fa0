package org.zonemark.voice;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.account.Actor;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.audit.AuditTrail;
import org.zonemark.round.ApplicationService;
import org.zonemark.round.Round;
import org.zonemark.round.RoundService;
import org.zonemark.words.Phrases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Third-party assessors, the zones that they are assigned to in a round, and their reports. */
@Service
public class AssessorService {

    private final AssessorRepository assessors;
    private final AssessmentService assessments;
    private final RoundService rounds;
    private final ApplicationService applications;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    AssessorService(
            AssessorRepository assessors,
            AssessmentService assessments,
            RoundService rounds,
            ApplicationService applications,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.assessors = assessors;
        this.assessments = assessments;
        this.rounds = rounds;
        this.applications = applications;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** @throws NotFoundException if there is no such round */
    @Transactional(readOnly = true)
    public List<Assessor> assessors(String round) {
        rounds.round(round);
        return assessors.ofRound(round);
    }

    /**
     * Adds an assessor to a round, or changes it and the zones that it is assigned to.
     *
     * @throws NotFoundException if there is no such round
     * @throws FaultyInputException if a zone may not apply in it
     * @throws ConflictException if a zone is to be taken away that has a report
     */
    @Transactional
    public Assessor save(Actor actor, Assessor assessor) {
        Round round = rounds.round(assessor.roundId());
        checkZones(round, assessor);
        Assessor before =
                assessors.findAndLock(assessor.roundId(), assessor.id()).orElse(null);
        assessors.save(assessor);
        changeZones(assessor, before == null ? List.of() : before.zones());
        audit.tell(
                actor.name(),
                "saveAssessor",
                "round/" + assessor.roundId() + "/assessor/" + assessor.id(),
                null,
                before,
                assessor);
        return found(assessor.roundId(), assessor.id());
    }

    private void changeZones(Assessor assessor, List<String> before) {
        for (String zone : before) {
            if (!assessor.zones().contains(zone)) {
                if (assessors.report(assessor.roundId(), zone, assessor.id()).isPresent()) {
                    throw new ConflictException(Phrases.phrase("problem.assessor_reported", assessor.id(), zone));
                }
                assessors.unassign(assessor.roundId(), zone, assessor.id());
            }
        }
        assessor.zones().stream()
                .filter(zone -> !before.contains(zone))
                .forEach(zone -> assessors.assign(assessor.roundId(), zone, assessor.id()));
    }

    private void checkZones(Round round, Assessor assessor) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < assessor.zones().size(); i++) {
            String code = assessor.zones().get(i);
            boolean known = assessments.findZone(code).filter(round::mayApply).isPresent();
            if (!known || assessor.zones().indexOf(code) < i) {
                FaultCode fault = known ? FaultCode.DUPLICATE_ITEM : FaultCode.NOT_ONE_OF;
                faults.add(Fault.at("/zones/" + i, fault, code, "zone_of_round"));
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
    }

    /**
     * Enters what an assessor reports of a zone, in place of what it reported before.
     *
     * @throws NotFoundException if there is no such assessor in the round, or it is not assigned to the zone
     */
    @Transactional
    public ReportBesideAnswers enter(Actor actor, String round, String zone, String id, AssessorReport report) {
        Assessor assessor = found(round, id);
        if (!assessor.zones().contains(zone)) {
            throw new NotFoundException(Phrases.phrase("problem.assessor_not_assigned", id, zone));
        }
        AssessorReport before = assessors.report(round, zone, id).orElse(null);
        assessors.saveReport(
                round, zone, id, report, actor.name(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        String subject = "round/" + round + "/zone/" + zone + "/assessor/" + id;
        audit.tell(actor.name(), "saveAssessorReport", subject, null, before, report);
        return new ReportBesideAnswers(assessor, report, answers(round, zone));
    }

    /**
     * What assessors report of a zone, each finding beside the zone's own answer.
     *
     * @throws NotFoundException if there is no such round or zone, or the zone may not apply
     */
    @Transactional(readOnly = true)
    public List<ReportBesideAnswers> reports(String round, String zone) {
        Map<String, JsonNode> answers = answers(round, zone);
        return assessors.ofZone(round, zone).stream()
                .flatMap(assessor ->
                        report(assessor, zone)
                                .map(report -> new ReportBesideAnswers(assessor, report, answers))
                                .stream())
                .toList();
    }

    private Optional<AssessorReport> report(Assessor assessor, String zone) {
        return assessors.report(assessor.roundId(), zone, assessor.id());
    }

    /** What the zone submitted last; nothing of a draft. */
    private Map<String, JsonNode> answers(String round, String zone) {
        boolean submitted = applications.application(round, zone).total() != null;
        return submitted ? values(applications.submission(round, zone).body()) : Map.of();
    }

    private Map<String, JsonNode> values(String body) {
        return json.readTree(body).path("values").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Assessor found(String round, String id) {
        return assessors
                .findAndLock(round, id)
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_assessor", id, round)));
    }
}
