package org.zonemark.assessment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.Zone;
import org.zonemark.words.Phrases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Zones and their self-assessments, kept and scored.
 *
 * <p>Evaluations are made again from what was sent whenever they are read, by the rulebook in force; only the figures
 * for ranking are stored, with the versions that made them, and are made again where those are not in force any more.
 */
@Service
public class AssessmentService {

    /** What is kept of a zone for a year, with its evaluation under the rulebook in force. */
    public record Kept(StoredAssessment stored, ScoredAssessment scored) {}

    private final ZoneRepository zones;
    private final AssessmentRepository assessments;
    private final SelfAssessmentScorer scorer;
    private final JsonMapper json;
    private final Clock clock;

    AssessmentService(
            ZoneRepository zones,
            AssessmentRepository assessments,
            SelfAssessmentScorer scorer,
            JsonMapper json,
            Clock clock) {
        this.zones = zones;
        this.assessments = assessments;
        this.scorer = scorer;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds a zone or changes it; its self-assessments are scored again.
     *
     * @throws FaultyInputException if the document is not that zone
     */
    @Transactional
    public Zone register(String code, JsonNode document) {
        Zone zone = scorer.reader().readZone(document, code).orThrow();
        zones.findAndLock(code);
        zones.save(zone);
        for (StoredAssessment stored : assessments.ofZone(code)) {
            saveFigures(evaluated(stored, zone), zone);
        }
        return zone;
    }

    /** @throws NotFoundException if there is no such zone */
    @Transactional(readOnly = true)
    public Zone zone(String code) {
        return zones.find(code).orElseThrow(() -> noSuchZone(code));
    }

    @Transactional(readOnly = true)
    public List<Zone> zones(ZoneFilter filter) {
        return zones.all().stream().filter(filter::wants).toList();
    }

    /**
     * Stores a self-assessment in place of the draft before.
     *
     * @throws NotFoundException if there is no such zone
     * @throws FaultyInputException if the document has faults; nothing is stored then
     */
    @Transactional
    public ScoredAssessment save(String code, int year, JsonNode document) {
        Zone zone = zones.findAndLock(code).orElseThrow(() -> noSuchZone(code));
        checkYear(year);
        ScoredAssessment scored = scorer.score(document, zone, year);
        StoredAssessment stored = new StoredAssessment(
                code, year, document.toString(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        assessments.save(stored, scored.inputSha256());
        saveFigures(scored, zone);
        return scored;
    }

    /** @throws NotFoundException if the zone, or its self-assessment of that year, does not exist */
    @Transactional(readOnly = true)
    public Kept read(String code, int year) {
        Zone zone = zone(code);
        StoredAssessment stored = assessments
                .find(code, year)
                .orElseThrow(() -> new NotFoundException(
                        Phrases.phrase("problem.no_self_assessment", code, Integer.toString(year))));
        return new Kept(stored, evaluated(stored, zone));
    }

    /** What ranks the zones that have a self-assessment of that year, by code. */
    @Transactional
    public List<ZoneFigures> figures(int year) {
        List<ZoneFigures> figures = new ArrayList<>();
        for (AssessmentRepository.FiguresRow row : assessments.figures(year)) {
            figures.add(isInForce(row) ? row.figures() : madeAgain(row.figures().zone(), year));
        }
        return figures;
    }

    private boolean isInForce(AssessmentRepository.FiguresRow row) {
        Scorer inForce = scorer.scorer();
        return row.rulebookSha256().equals(inForce.rulebook().sha256())
                && row.weightSetSha256().equals(inForce.weights().sha256());
    }

    private ZoneFigures madeAgain(Zone zone, int year) {
        StoredAssessment stored = assessments.find(zone.code(), year).orElseThrow();
        return saveFigures(evaluated(stored, zone), zone);
    }

    private ZoneFigures saveFigures(ScoredAssessment scored, Zone zone) {
        ZoneFigures figures = ZoneFigures.of(zone, scored.evaluation());
        assessments.saveFigures(
                figures,
                scored.assessment().year(),
                scored.rulebook().sha256(),
                scored.evaluation().weights().sha256());
        return figures;
    }

    /** The zone as it is now counts, whatever the document said of it when it was sent. */
    private ScoredAssessment evaluated(StoredAssessment stored, Zone zone) {
        JsonNode document = json.readTree(stored.body());
        return scorer.scoreStored(document, zone, stored.year());
    }

    private void checkYear(int year) {
        if (!scorer.reader().covers(year)) {
            throw new NotFoundException(Phrases.phrase(
                    "problem.no_such_year",
                    Integer.toString(year),
                    Integer.toString(scorer.scorer().rulebook().firstYear())));
        }
    }

    private static NotFoundException noSuchZone(String code) {
        return new NotFoundException(Phrases.phrase("problem.no_zone", code));
    }
}
