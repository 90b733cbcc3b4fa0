package org.zonemark.api;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.api.contract.ZonesApi;
import org.zonemark.api.model.BasinDto;
import org.zonemark.api.model.EvaluationDto;
import org.zonemark.api.model.RegisteredZoneDto;
import org.zonemark.api.model.StoredSelfAssessmentDto;
import org.zonemark.api.model.ZoneTypeDto;
import org.zonemark.assessment.AssessmentService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps zones and their self-assessments. */
@RestController
class ZonesController implements ZonesApi {

    private final AssessmentService assessments;
    private final JsonMapper json;

    ZonesController(AssessmentService assessments, JsonMapper json) {
        this.assessments = assessments;
        this.json = json;
    }

    @Override
    public ResponseEntity<List<RegisteredZoneDto>> listZones(
            @Nullable String province, @Nullable BasinDto basin, @Nullable ZoneTypeDto type) {
        return ResponseEntity.ok(assessments.zones(ZoneMapper.filter(province, basin, type)).stream()
                .map(ZoneMapper::zone)
                .toList());
    }

    @Override
    public ResponseEntity<RegisteredZoneDto> registerZone(String code, JsonNode zone) {
        return ResponseEntity.ok(ZoneMapper.zone(assessments.register(code, zone)));
    }

    @Override
    public ResponseEntity<RegisteredZoneDto> readZone(String code) {
        return ResponseEntity.ok(ZoneMapper.zone(assessments.zone(code)));
    }

    @Override
    public ResponseEntity<EvaluationDto> saveSelfAssessment(String code, Integer year, JsonNode selfAssessment) {
        return ResponseEntity.ok(EvaluationMapper.evaluation(
                assessments.save(code, year, selfAssessment), LocaleContextHolder.getLocale()));
    }

    @Override
    public ResponseEntity<StoredSelfAssessmentDto> readSelfAssessment(String code, Integer year) {
        AssessmentService.Kept kept = assessments.read(code, year);
        return ResponseEntity.ok(new StoredSelfAssessmentDto(
                ZoneMapper.zone(kept.scored().assessment().zone()),
                year,
                kept.stored().savedAt().atOffset(ZoneOffset.UTC),
                json.readTree(kept.stored().body()),
                EvaluationMapper.evaluation(kept.scored(), LocaleContextHolder.getLocale())));
    }
}
