package org.zonemark.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.Zone;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form of a zone, out and in. */
@Service
public class FormService {

    /** The clause whose points come from the leading industries. */
    public static final String PLAN_FIT = "A2-4.1.4";

    /**
     * What a form that was filled in would change.
     *
     * @param version of the draft that it would change; 0 where there is none yet
     * @param document the self-assessment then
     * @param totalBefore null where there is no draft, or one that is not accepted any more
     */
    public record Preview(
            Zone zone,
            int year,
            int version,
            ObjectNode document,
            List<TypedChange> changes,
            boolean industriesChanged,
            List<String> industriesBefore,
            List<String> industriesAfter,
            @Nullable Double totalBefore,
            double totalAfter) {}

    private final AssessmentService assessments;
    private final Scorers scorers;
    private final JsonMapper json;

    FormService(AssessmentService assessments, Scorers scorers, JsonMapper json) {
        this.assessments = assessments;
        this.scorers = scorers;
        this.json = json;
    }

    /** @throws NotFoundException if there is no such zone, or the rulebook has no numbers for the year */
    public void write(String code, int year, Locale locale, OutputStream out) throws IOException {
        SelfAssessmentScorer scorer = scorers.inForce();
        Zone zone = assessments.zone(code);
        checkYear(scorer, year);
        Optional<AssessmentService.Stored> stored = find(code, year);
        ScoredAssessment scored = stored.map(one -> one.evaluated().value()).orElse(null);
        ScoredAssessment before =
                find(code, year - 1).map(one -> one.evaluated().value()).orElse(null);
        FormContents form = new FormContents(
                scorer.scorer().rulebook(),
                scorer.scorer().weights(),
                zone,
                year,
                stored.map(one -> one.stored().version()).orElse(0),
                scored == null ? null : scored.assessment(),
                before == null ? null : before.assessment(),
                scored == null ? OptionalDouble.empty() : planFit(scored));
        FormWriter.write(form, locale, out);
    }

    private static OptionalDouble planFit(ScoredAssessment scored) {
        return scored.evaluation().findings().all().stream()
                .filter(finding -> finding.clause().equals(PLAN_FIT) && finding.hasScore())
                .mapToDouble(Finding::score)
                .findFirst();
    }

    /**
     * Reads a form that was filled in, and changes nothing.
     *
     * @throws NotFoundException if there is no such zone, or the rulebook has no numbers for the year
     * @throws org.zonemark.sheet.UnreadableSheetException if it is no spreadsheet, or one that is not read
     * @throws FaultyInputException with every fault in it
     */
    public Preview preview(String code, int year, Path file) {
        SelfAssessmentScorer scorer = scorers.inForce();
        Zone zone = assessments.zone(code);
        checkYear(scorer, year);
        TypedAssessment typed = FormReader.read(file, scorer.scorer().rulebook(), code, year);
        Optional<AssessmentService.Stored> stored = find(code, year);
        ObjectNode before = stored.map(
                        one -> (ObjectNode) json.readTree(one.stored().body()))
                .orElseGet(json::createObjectNode);
        MergedAssessment merged = MergedAssessment.of(before, typed, zone, year, scorer.reader());
        if (!merged.found().isEmpty()) {
            throw merged.found().refusal();
        }
        ObjectNode answers = merged.document().deepCopy();
        answers.remove("zone");
        return new Preview(
                zone,
                year,
                stored.map(one -> one.stored().version()).orElse(0),
                merged.document(),
                merged.changes(),
                merged.industriesChanged(),
                names(before),
                names(merged.document()),
                stored.map(one -> one.evaluated().value())
                        .map(one -> one.evaluation().total())
                        .orElse(null),
                scorer.score(answers, zone, year).evaluation().total());
    }

    /**
     * Stores what a form changes. One that changes nothing is not stored, so that the draft keeps its version.
     *
     * @param version the version that it was made from; null for whatever is there when it is read
     * @throws FaultyInputException with every fault in it
     * @throws org.zonemark.assessment.StaleVersionException if another version is stored
     * @throws org.zonemark.assessment.ConflictException if it is submitted
     */
    public Preview store(String actor, String code, int year, Path file, @Nullable Integer version) {
        Preview preview = preview(code, year, file);
        if (!preview.changes().isEmpty() || preview.industriesChanged()) {
            assessments.save(actor, code, year, preview.document(), version == null ? preview.version() : version);
        }
        return preview;
    }

    private static List<String> names(ObjectNode document) {
        return document.path("leadingIndustries")
                .valueStream()
                .map(industry -> industry.path("name").asString(""))
                .toList();
    }

    private Optional<AssessmentService.Stored> find(String code, int year) {
        try {
            return Optional.of(assessments.read(code, year));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static void checkYear(SelfAssessmentScorer scorer, int year) {
        if (!scorer.reader().covers(year)) {
            throw new NotFoundException(
                    org.zonemark.words.Phrases.phrase("problem.no_numbers", Integer.toString(year)));
        }
    }
}
