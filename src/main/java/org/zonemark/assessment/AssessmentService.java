package org.zonemark.assessment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.audit.AuditTrail;
import org.zonemark.scoring.Zone;
import org.zonemark.words.Phrases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Zones and their self-assessments, kept and scored.
 *
 * <p>Evaluations are made again from what was sent whenever they are read, by the rulebook in force; only the figures
 * for ranking are stored, by {@link FiguresService}.
 *
 * <p>Whoever changes a zone or a draft of it first locks the zone's row, so that two at once come one after the other.
 */
@Service
public class AssessmentService {

    /** What is stored now of a zone for a year, with its evaluation. */
    public record Kept(StoredAssessment stored, ScoredAssessment scored) {}

    /**
     * What is stored of a zone for a year.
     *
     * @param evaluated its evaluation under the rulebook in force, or why that rulebook does not accept it any more
     */
    public record Stored(Zone zone, StoredAssessment stored, Reading<ScoredAssessment> evaluated) {}

    private final ZoneRepository zones;
    private final AssessmentRepository assessments;
    private final FiguresService figures;
    private final Scorers scorers;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final DraftWriter drafts;

    AssessmentService(
            ZoneRepository zones,
            AssessmentRepository assessments,
            FiguresService figures,
            Scorers scorers,
            AuditTrail audit,
            JsonMapper json,
            DraftWriter drafts) {
        this.zones = zones;
        this.assessments = assessments;
        this.figures = figures;
        this.scorers = scorers;
        this.audit = audit;
        this.json = json;
        this.drafts = drafts;
    }

    /**
     * Adds a zone or changes it; its self-assessments are scored again.
     *
     * @throws FaultyInputException if the document is not that zone
     */
    @Transactional
    public Zone register(String actor, String code, JsonNode document) {
        Zone zone = scorers.inForce().reader().readZone(document, code).orThrow();
        Zone before = zones.findAndLock(code).orElse(null);
        zones.save(zone);
        for (StoredAssessment stored : assessments.ofZone(code)) {
            figures.renew(stored, zone);
        }
        audit.tell(actor, "registerZone", "zone/" + code, null, before, zone);
        return zone;
    }

    /** @throws NotFoundException if there is no such zone */
    @Transactional(readOnly = true)
    public Zone zone(String code) {
        return findZone(code).orElseThrow(() -> noSuchZone(code));
    }

    /** The same, and nobody else changes the zone or its drafts until the transaction ends. */
    @Transactional
    public Zone zoneLocked(String code) {
        return zones.findAndLock(code).orElseThrow(() -> noSuchZone(code));
    }

    @Transactional(readOnly = true)
    public Optional<Zone> findZone(String code) {
        return zones.find(code);
    }

    @Transactional(readOnly = true)
    public List<Zone> zones(ZoneFilter filter) {
        return zones.all().stream().filter(filter::wants).toList();
    }

    /**
     * Stores a self-assessment in place of the draft before.
     *
     * @param version the version that it replaces; null replaces whatever is there
     * @throws NotFoundException if there is no such zone
     * @throws FaultyInputException if the document has faults
     * @throws StaleVersionException if another version is stored
     * @throws ConflictException if it is submitted
     */
    @Transactional
    public Kept save(String actor, String code, int year, JsonNode document, @Nullable Integer version) {
        Zone zone = lockZone(code, year);
        StoredAssessment before = assessments.find(code, year).orElse(null);
        checkMayChange(before, version, document);
        return store(actor, zone, year, document, before);
    }

    /**
     * Changes parts of a draft.
     *
     * @throws NotFoundException if there is no such zone, or no draft of that year
     * @throws FaultyInputException if the changed document has faults
     * @throws StaleVersionException if another version is stored
     * @throws ConflictException if it is submitted
     */
    @Transactional
    public Kept change(String actor, String code, int year, JsonNode patch, int version) {
        Zone zone = lockZone(code, year);
        StoredAssessment before = stored(code, year);
        JsonNode changed = MergePatch.apply(json.readTree(before.body()), patch);
        checkMayChange(before, version, changed);
        return store(actor, zone, year, changed, before);
    }

    /**
     * Begins a draft with the answers of the year before.
     *
     * @throws NotFoundException if there are none
     * @throws ConflictException if there is a draft already
     */
    @Transactional
    public Kept carryOver(String actor, String code, int year) {
        Zone zone = lockZone(code, year);
        if (assessments.find(code, year).isPresent()) {
            throw new ConflictException(Phrases.phrase("problem.draft_exists", code, Integer.toString(year)));
        }
        ObjectNode document = (ObjectNode) json.readTree(stored(code, year - 1).body());
        document.remove(List.of("zone", "year"));
        return store(actor, zone, year, document, null);
    }

    /** @throws NotFoundException if the zone, or its self-assessment of that year, does not exist */
    @Transactional(readOnly = true)
    public Stored read(String code, int year) {
        Zone zone = zone(code);
        StoredAssessment stored = stored(code, year);
        return new Stored(zone, stored, evaluated(stored, zone));
    }

    /** What is stored of zones for a year, as far as anything is. */
    @Transactional(readOnly = true)
    public List<StoredAssessment> stored(List<String> codes, int year) {
        return codes.isEmpty() ? List.of() : assessments.find(codes, year);
    }

    /** What is stored of a zone for a year, if anything is and the rulebook in force accepts it. */
    @Transactional(readOnly = true)
    public Optional<ScoredAssessment> find(String code, int year) {
        Zone zone = zone(code);
        return assessments
                .find(code, year)
                .flatMap(stored -> Optional.ofNullable(evaluated(stored, zone).value()));
    }

    /**
     * Locks a draft because it is submitted. Part of a larger change, which tells of it.
     *
     * @param by who scores what is submitted
     * @throws NotFoundException if there is none
     * @throws FaultyInputException if the rulebook does not accept it
     */
    @Transactional
    public Kept lock(String code, int year, SelfAssessmentScorer by) {
        Zone zone = lockZone(code, year);
        StoredAssessment stored = stored(code, year);
        assessments.setLocked(code, year, true);
        return new Kept(
                stored, by.scoreStored(json.readTree(stored.body()), zone, year).orThrow());
    }

    /**
     * Opens it again.
     *
     * @throws NotFoundException if there is none
     */
    @Transactional
    public void unlock(String code, int year) {
        lockZone(code, year);
        stored(code, year);
        assessments.setLocked(code, year, false);
    }

    private Zone lockZone(String code, int year) {
        Zone zone = zones.findAndLock(code).orElseThrow(() -> noSuchZone(code));
        SelfAssessmentScorer scorer = scorers.inForce();
        if (!scorer.reader().covers(year)) {
            throw new FaultyInputException(List.of(Fault.at(
                    "/year",
                    FaultCode.OUT_OF_RANGE,
                    Integer.toString(year),
                    "year",
                    Integer.toString(scorer.scorer().rulebook().firstYear()),
                    Integer.toString(SelfAssessmentReader.LAST_YEAR))));
        }
        return zone;
    }

    private void checkMayChange(@Nullable StoredAssessment before, @Nullable Integer version, JsonNode document) {
        int stored = before == null ? 0 : before.version();
        if (version != null && version != stored) {
            JsonNode theirs = before == null ? JsonNodeFactory.instance.objectNode() : json.readTree(before.body());
            throw new StaleVersionException(stored, Difference.between(theirs, document));
        }
        if (before != null && before.locked()) {
            throw new ConflictException(
                    Phrases.phrase("problem.locked", before.zoneCode(), Integer.toString(before.year())));
        }
    }

    private Kept store(String actor, Zone zone, int year, JsonNode document, @Nullable StoredAssessment before) {
        ScoredAssessment scored = scorers.inForce().score(document, zone, year);
        StoredAssessment stored = drafts.write(
                        actor,
                        "saveSelfAssessment",
                        List.of(new DraftWriter.Change(zone, year, document, scored, before)))
                .get(0);
        return new Kept(stored, scored);
    }

    private StoredAssessment stored(String code, int year) {
        return assessments
                .find(code, year)
                .orElseThrow(() -> new NotFoundException(
                        Phrases.phrase("problem.no_self_assessment", code, Integer.toString(year))));
    }

    /** The zone as it is now counts, whatever the document said of it when it was sent. */
    private Reading<ScoredAssessment> evaluated(StoredAssessment stored, Zone zone) {
        return scorers.inForce().scoreStored(json.readTree(stored.body()), zone, stored.year());
    }

    private static NotFoundException noSuchZone(String code) {
        return new NotFoundException(Phrases.phrase("problem.no_zone", code));
    }
}
