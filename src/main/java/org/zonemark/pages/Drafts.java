package org.zonemark.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zonemark.api.contract.RulebookApi;
import org.zonemark.api.contract.ZonesApi;
import org.zonemark.api.model.ClauseDto;
import org.zonemark.api.model.ClauseSummaryDto;
import org.zonemark.api.model.DimensionDto;
import org.zonemark.api.model.EvaluationDto;
import org.zonemark.api.model.FindingDto;
import org.zonemark.api.model.StatusDto;
import org.zonemark.api.model.StoredSelfAssessmentDto;
import org.zonemark.assessment.NotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads self-assessments as the pages of a zone show them. */
@Component
class Drafts {

    /** A dimension with how far its answers have come. */
    public record Progress(
            String id,
            String name,
            int answered,
            int asked,
            @Nullable Double score) {}

    /** A gate with where the zone stands: passed, failed, unknown or not_applicable, and what cures it. */
    public record Gate(ClauseDto clause, String result, String message) {}

    /** A self-assessment as it is stored. */
    record Draft(StoredSelfAssessmentDto stored, JsonNode document) {

        AnswerFields answer(String clause) {
            return AnswerFields.of(document.path("values").get(clause));
        }

        public @Nullable EvaluationDto evaluation() {
            return stored.getEvaluation();
        }

        Map<String, FindingDto> findings() {
            EvaluationDto evaluation = stored.getEvaluation();
            return evaluation == null
                    ? Map.of()
                    : evaluation.getFindings().stream()
                            .collect(Collectors.toMap(FindingDto::getClause, Function.identity()));
        }
    }

    private final ZonesApi zones;
    private final RulebookApi rulebook;
    private final JsonMapper json;

    Drafts(ZonesApi zones, RulebookApi rulebook, JsonMapper json) {
        this.zones = zones;
        this.rulebook = rulebook;
        this.json = json;
    }

    /** @throws NotFoundException if there is none */
    Draft read(String zone, int year) {
        StoredSelfAssessmentDto stored = Contract.body(zones.readSelfAssessment(zone, year));
        return new Draft(stored, json.valueToTree(stored.getSelfAssessment()));
    }

    Optional<Draft> find(String zone, int year) {
        try {
            return Optional.of(read(zone, year));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Clauses that take an answer, in the order of the Annex. */
    List<ClauseSummaryDto> asked() {
        return Contract.body(rulebook.listClauses(null, null, null)).stream()
                .filter(clause -> takesAnswer(clause.getAnswerExample()))
                .toList();
    }

    List<ClauseDto> asked(String dimension) {
        return Contract.body(rulebook.listClauses(null, dimension, null)).stream()
                .filter(clause -> takesAnswer(clause.getAnswerExample()))
                .map(clause -> clause(clause.getId()))
                .toList();
    }

    ClauseDto clause(String id) {
        return Contract.body(rulebook.readClause(id));
    }

    List<DimensionDto> dimensions() {
        return Contract.body(rulebook.describeRulebook()).getDimensions();
    }

    List<Progress> progress(Draft draft, Say say) {
        Map<String, List<ClauseSummaryDto>> asked = asked().stream()
                .collect(
                        Collectors.groupingBy(ClauseSummaryDto::getDimension, LinkedHashMap::new, Collectors.toList()));
        Map<String, Double> scores = new LinkedHashMap<>();
        if (draft.evaluation() != null) {
            draft.evaluation().getDimensions().forEach(one -> scores.put(one.getId(), one.getScore()));
        }
        return dimensions().stream()
                .map(one -> {
                    List<ClauseSummaryDto> its = asked.getOrDefault(one.getId(), List.of());
                    int answered = (int) its.stream()
                            .filter(clause -> !draft.answer(clause.getId()).isEmpty())
                            .count();
                    return new Progress(
                            one.getId(), say.words(one.getName()), answered, its.size(), scores.get(one.getId()));
                })
                .toList();
    }

    /** All gates, those that are failed or not answered first. */
    List<Gate> gates(Draft draft) {
        Map<String, FindingDto> findings = draft.findings();
        List<Gate> gates = new ArrayList<>();
        for (ClauseSummaryDto summary : asked()) {
            ClauseDto clause = clause(summary.getId());
            FindingDto finding = findings.get(clause.getId());
            if (clause.getGate() != null) {
                gates.add(new Gate(clause, result(finding), finding == null ? "" : finding.getMessage()));
            }
        }
        List<String> order = List.of("failed", "unknown", "passed", "not_applicable");
        gates.sort(java.util.Comparator.comparingInt(gate -> order.indexOf(gate.result())));
        return gates;
    }

    private static String result(@Nullable FindingDto finding) {
        if (finding == null) {
            return "unknown";
        }
        if (finding.getStatus() == StatusDto.NOT_APPLICABLE) {
            return "not_applicable";
        }
        if (finding.getGate() != null) {
            return finding.getGate().getValue();
        }
        return Set.of(StatusDto.PASSED, StatusDto.FAILED).contains(finding.getStatus())
                ? finding.getStatus().getValue()
                : "unknown";
    }

    private static boolean takesAnswer(Map<String, Object> example) {
        return !example.isEmpty();
    }
}
