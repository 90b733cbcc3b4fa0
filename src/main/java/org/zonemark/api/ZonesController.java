package org.zonemark.api;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.ZonesApi;
import org.zonemark.api.model.BasinDto;
import org.zonemark.api.model.DraftCheckDto;
import org.zonemark.api.model.EvaluationDto;
import org.zonemark.api.model.ImportReportDto;
import org.zonemark.api.model.RegisteredZoneDto;
import org.zonemark.api.model.StoredSelfAssessmentDto;
import org.zonemark.api.model.ZoneTypeDto;
import org.zonemark.assessment.AssessmentImport;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.DraftCheck;
import org.zonemark.assessment.DraftCheckService;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.StoredAssessment;
import org.zonemark.evidence.EvidenceCoverage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps zones and their self-assessments. */
@RestController
class ZonesController implements ZonesApi {

    private final AssessmentService assessments;
    private final AssessmentImport imports;
    private final ImportLines importLines;
    private final DraftCheckService checks;
    private final EvidenceCoverage evidence;
    private final CurrentActor currentActor;
    private final Visibility visibility;
    private final Scorers scorers;
    private final JsonMapper json;

    ZonesController(
            AssessmentService assessments,
            AssessmentImport imports,
            ImportLines importLines,
            DraftCheckService checks,
            EvidenceCoverage evidence,
            CurrentActor currentActor,
            Visibility visibility,
            Scorers scorers,
            JsonMapper json) {
        this.assessments = assessments;
        this.imports = imports;
        this.importLines = importLines;
        this.checks = checks;
        this.evidence = evidence;
        this.currentActor = currentActor;
        this.visibility = visibility;
        this.scorers = scorers;
        this.json = json;
    }

    @Override
    public ResponseEntity<List<RegisteredZoneDto>> listZones(
            @Nullable String province, @Nullable BasinDto basin, @Nullable ZoneTypeDto type) {
        return ResponseEntity.ok(
                assessments.zones(ZoneMapper.filter(scorers.rulebook(), province, basin, type)).stream()
                        .filter(zone -> visibility.sees("listZones", zone))
                        .map(ZoneMapper::zone)
                        .toList());
    }

    @Override
    public ResponseEntity<RegisteredZoneDto> registerZone(String code, JsonNode zone) {
        return ResponseEntity.ok(ZoneMapper.zone(assessments.register(actor(), code, zone)));
    }

    @Override
    public ResponseEntity<RegisteredZoneDto> readZone(String code) {
        return ResponseEntity.ok(ZoneMapper.zone(assessments.zone(code)));
    }

    @Override
    public ResponseEntity<EvaluationDto> saveSelfAssessment(
            String code, Integer year, JsonNode selfAssessment, @Nullable String ifMatch) {
        return evaluation(assessments.save(actor(), code, year, selfAssessment, Version.ifAny(ifMatch)));
    }

    @Override
    @SheetUpload(PATH_IMPORT_SELF_ASSESSMENTS)
    public ResponseEntity<ImportReportDto> importSelfAssessments(
            InputStreamResource lines, Boolean replace, Boolean dryRun) {
        try (Spool spool = Spool.of(lines, ImportLines.MOST_BYTES)) {
            AssessmentImport.Report report = imports.store(
                    actor(), importLines.of(spool.file()), replace, dryRun, AssessmentImport.Watcher.NOBODY);
            return ResponseEntity.ok(ImportMapper.report(report, dryRun));
        }
    }

    @Override
    public ResponseEntity<EvaluationDto> changeSelfAssessment(
            String code, Integer year, JsonNode patch, @Nullable String ifMatch) {
        return evaluation(assessments.change(actor(), code, year, patch, Version.required(ifMatch)));
    }

    @Override
    public ResponseEntity<EvaluationDto> carryOverSelfAssessment(String code, Integer year) {
        return evaluation(assessments.carryOver(actor(), code, year));
    }

    @Override
    public ResponseEntity<DraftCheckDto> checkSelfAssessment(String code, Integer year) {
        DraftCheck check = checks.check(code, year);
        EvidenceCoverage.Gaps gaps = evidence.gaps(code, year, check.answered());
        return ResponseEntity.ok(DraftCheckMapper.check(check, gaps, LocaleContextHolder.getLocale()));
    }

    @Override
    public ResponseEntity<StoredSelfAssessmentDto> readSelfAssessment(String code, Integer year) {
        AssessmentService.Stored read = assessments.read(code, year);
        StoredAssessment stored = read.stored();
        ScoredAssessment scored = read.evaluated().value();
        Locale locale = LocaleContextHolder.getLocale();
        return ResponseEntity.ok()
                .eTag(Version.tag(stored.version()))
                .body(new StoredSelfAssessmentDto(
                                stored.version(),
                                stored.locked(),
                                ZoneMapper.zone(read.zone()),
                                year,
                                stored.savedAt().atOffset(ZoneOffset.UTC),
                                json.readTree(stored.body()),
                                Problems.faults(read.evaluated().faults(), locale))
                        .evaluation(scored == null ? null : EvaluationMapper.evaluation(scored, locale)));
    }

    private String actor() {
        return currentActor.require().name();
    }

    private static ResponseEntity<EvaluationDto> evaluation(AssessmentService.Kept kept) {
        return ResponseEntity.ok()
                .eTag(Version.tag(kept.stored().version()))
                .body(EvaluationMapper.evaluation(kept.scored(), LocaleContextHolder.getLocale()));
    }
}
