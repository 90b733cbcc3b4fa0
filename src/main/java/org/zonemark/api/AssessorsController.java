package org.zonemark.api;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.AssessorsApi;
import org.zonemark.api.model.AssessorDto;
import org.zonemark.api.model.AssessorPlanDto;
import org.zonemark.api.model.AssessorReportDto;
import org.zonemark.api.model.AssessorReportRequestDto;
import org.zonemark.api.model.FindingBesideAnswerDto;
import org.zonemark.api.model.IndependenceDto;
import org.zonemark.voice.Assessor;
import org.zonemark.voice.AssessorService;
import org.zonemark.voice.ReportBesideAnswers;
import tools.jackson.databind.JsonNode;

/** Third-party assessors and what they report. */
@RestController
class AssessorsController implements AssessorsApi {

    private static final String ZONES = "listZones";

    private final AssessorService assessors;
    private final AssessorReader reader;
    private final CurrentActor currentActor;
    private final Visibility visibility;

    AssessorsController(
            AssessorService assessors, AssessorReader reader, CurrentActor currentActor, Visibility visibility) {
        this.assessors = assessors;
        this.reader = reader;
        this.currentActor = currentActor;
        this.visibility = visibility;
    }

    /** An assessor is shown to whoever may know of one of its zones, with those zones alone. */
    @Override
    public ResponseEntity<List<AssessorDto>> listAssessors(String round) {
        Predicate<String> visible = visibility.seen(ZONES);
        boolean every = visibility.seesEvery(ZONES);
        return ResponseEntity.ok(assessors.assessors(round).stream()
                .filter(one -> every || one.zones().stream().anyMatch(visible))
                .map(one -> assessor(one, visible))
                .toList());
    }

    @Override
    public ResponseEntity<AssessorDto> saveAssessor(String round, String assessor, AssessorPlanDto plan) {
        Assessor read = reader.assessor(round, assessor, plan);
        return ResponseEntity.ok(assessor(assessors.save(currentActor.require(), read), visibility.seen(ZONES)));
    }

    @Override
    public ResponseEntity<AssessorReportDto> saveAssessorReport(
            String round, String zone, String assessor, AssessorReportRequestDto report) {
        return ResponseEntity.ok(
                report(assessors.enter(currentActor.require(), round, zone, assessor, reader.report(report))));
    }

    @Override
    public ResponseEntity<List<AssessorReportDto>> listAssessorReports(String round, String zone) {
        return ResponseEntity.ok(assessors.reports(round, zone).stream()
                .map(AssessorsController::report)
                .toList());
    }

    private static AssessorDto assessor(Assessor assessor, Predicate<String> visible) {
        List<String> zones = assessor.zones().stream().filter(visible).toList();
        return new AssessorDto(assessor.name(), independence(assessor), zones, assessor.id());
    }

    private static IndependenceDto independence(Assessor assessor) {
        Assessor.Independence declared = assessor.independence();
        return new IndependenceDto(declared.declared(), declared.text(), declared.on());
    }

    private static AssessorReportDto report(ReportBesideAnswers one) {
        return new AssessorReportDto(
                one.assessor().id(),
                one.assessor().name(),
                independence(one.assessor()),
                one.report().on(),
                one.report().summary(),
                one.report().findings().stream()
                        .map(finding -> new FindingBesideAnswerDto(
                                finding.clause(),
                                finding.value(),
                                finding.level(),
                                finding.remark(),
                                finding.evidence(),
                                orNull(one.answers().get(finding.clause()))))
                        .toList());
    }

    private static @Nullable Object orNull(@Nullable JsonNode answer) {
        return answer;
    }
}
