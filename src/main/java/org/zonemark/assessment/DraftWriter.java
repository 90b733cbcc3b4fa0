package org.zonemark.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zonemark.audit.AuditTrail;
import org.zonemark.scoring.Zone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes drafts with their figures and tells of what changed, part of a larger transaction. */
@Component
class DraftWriter {

    /**
     * A draft to be written.
     *
     * @param before the one in whose place it comes; null if there is none
     */
    record Change(
            Zone zone,
            int year,
            JsonNode document,
            ScoredAssessment scored,
            @Nullable StoredAssessment before) {}

    private final AssessmentRepository assessments;
    private final FiguresService figures;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    DraftWriter(
            AssessmentRepository assessments, FiguresService figures, AuditTrail audit, JsonMapper json, Clock clock) {
        this.assessments = assessments;
        this.figures = figures;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is stored then, in the same order.
     *
     * @param operation as the audit trail has it
     */
    List<StoredAssessment> write(String actor, String operation, List<Change> changes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<FiguresService.Made> made = new ArrayList<>();
        for (Change change : changes) {
            StoredAssessment before = change.before();
            String code = change.zone().code();
            StoredAssessment stored = new StoredAssessment(
                    code,
                    change.year(),
                    change.document().toString(),
                    now,
                    before == null ? 1 : before.version() + 1,
                    false);
            made.add(new FiguresService.Made(stored, change.scored(), change.zone()));
            JsonNode old = before == null ? JsonNodeFactory.instance.objectNode() : json.readTree(before.body());
            audit.tell(
                    actor,
                    operation,
                    "zone/" + code + "/self-assessment/" + change.year(),
                    null,
                    null,
                    Difference.between(old, change.document()));
        }
        List<StoredAssessment> stored =
                made.stream().map(FiguresService.Made::stored).toList();
        assessments.save(
                stored, made.stream().map(one -> one.scored().inputSha256()).toList());
        figures.save(made);
        return stored;
    }
}
