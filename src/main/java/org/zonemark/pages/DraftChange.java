package org.zonemark.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.zonemark.api.Problems;
import org.zonemark.api.contract.ZonesApi;
import org.zonemark.api.model.ClauseDto;
import org.zonemark.api.model.InputFaultDto;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.StaleVersionException;
import org.zonemark.assessment.StrictJson;
import org.zonemark.pages.Drafts.Draft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what was changed in a form into a draft, and nothing else. What is refused keeps nothing else from being saved; what
 * somebody else has changed in the meantime is not overwritten unless the reader has seen it and says so.
 */
@Component
class DraftChange {

    /** Another's answer to a question that the reader has answered otherwise. */
    public record Conflict(AnswerFields theirs, AnswerFields mine) {}

    /**
     * What became of a form.
     *
     * @param saved clauses whose answers were taken
     * @param faults by clause, why an answer was refused
     */
    record Outcome(Set<String> saved, Map<String, List<InputFaultDto>> faults, Map<String, Conflict> conflicts) {

        boolean isWhole() {
            return faults.isEmpty() && conflicts.isEmpty();
        }
    }

    private static final int MOST_TRIES = 5;

    private final ZonesApi zones;
    private final Drafts drafts;
    private final JsonMapper json;

    DraftChange(ZonesApi zones, Drafts drafts, @Qualifier(StrictJson.RECEIVED) JsonMapper json) {
        this.zones = zones;
        this.drafts = drafts;
        this.json = json;
    }

    /** @param form the answers to some clauses, with {@code was}: those that it was opened with, as JSON by clause */
    Outcome take(String zone, int year, List<ClauseDto> clauses, MultiValueMap<String, String> form) {
        JsonNode was = json.readTree(form.getOrDefault("was", List.of("{}")).get(0));
        Map<String, AnswerFields> changed = new LinkedHashMap<>();
        for (ClauseDto clause : clauses) {
            AnswerFields sent = AnswerFields.of(form, clause.getId());
            if (!sent.equals(AnswerFields.of(was.get(clause.getId())))) {
                changed.put(clause.getId(), sent);
            }
        }
        Outcome outcome = new Outcome(new java.util.TreeSet<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (int tries = 0; tries < MOST_TRIES && !changed.isEmpty(); tries++) {
            Draft now = drafts.read(zone, year);
            setConflictsAside(now, was, form, changed, outcome);
            if (changed.isEmpty() || store(zone, year, now, changed, outcome)) {
                break;
            }
        }
        return outcome;
    }

    private static void setConflictsAside(
            Draft now,
            JsonNode was,
            MultiValueMap<String, String> form,
            Map<String, AnswerFields> changed,
            Outcome outcome) {
        changed.entrySet().removeIf(entry -> {
            String clause = entry.getKey();
            AnswerFields theirs = now.answer(clause);
            boolean same = theirs.equals(entry.getValue());
            boolean untouched = theirs.equals(AnswerFields.of(was.get(clause)));
            if (same) {
                outcome.saved().add(clause);
            } else if (!untouched && !form.containsKey("mine:" + clause)) {
                outcome.conflicts().put(clause, new Conflict(theirs, entry.getValue()));
            }
            return same || (!untouched && !form.containsKey("mine:" + clause));
        });
    }

    /** Whether nothing is left to try. */
    private boolean store(String zone, int year, Draft now, Map<String, AnswerFields> changed, Outcome outcome) {
        ObjectNode patch = json.createObjectNode();
        ObjectNode values = patch.putObject("values");
        changed.forEach((clause, answer) -> values.set(clause, answer.patch(json)));
        try {
            zones.changeSelfAssessment(zone, year, patch, "\"" + now.stored().getVersion() + "\"");
            outcome.saved().addAll(changed.keySet());
            return true;
        } catch (StaleVersionException e) {
            return false;
        } catch (FaultyInputException e) {
            Map<String, List<InputFaultDto>> faults =
                    Problems.faultyInput(e, LocaleContextHolder.getLocale()).getErrors().stream()
                            .collect(Collectors.groupingBy(fault -> String.valueOf(fault.getClause())));
            if (!changed.keySet().removeAll(faults.keySet())) {
                throw e;
            }
            outcome.faults().putAll(faults);
            return false;
        }
    }
}
