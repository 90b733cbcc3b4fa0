package org.zonemark.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.Faults;
import org.zonemark.assessment.Reading;
import org.zonemark.assessment.SelfAssessmentReader;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.LeadingIndustry;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Zone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a self-assessment becomes by what was typed. Answers that say the same as before stay as they stand, to the letter; clauses
 * that the file does not speak of are not touched.
 *
 * @param document the self-assessment then
 * @param industriesChanged whether the leading industries are others
 * @param found faults by cell; with any, the rest does not count
 */
record MergedAssessment(ObjectNode document, List<TypedChange> changes, boolean industriesChanged, Faults found) {

    private static final String VALUES = "values";
    private static final String INDUSTRIES = "leadingIndustries";

    List<Fault> faults() {
        return found.first();
    }

    boolean changesNothing() {
        return changes.isEmpty() && !industriesChanged;
    }

    /** @param stored what is stored of the zone and year, or an empty self-assessment */
    static MergedAssessment of(
            ObjectNode stored, TypedAssessment typed, Zone zone, int year, SelfAssessmentReader reader) {
        ObjectNode document = stored.deepCopy();
        ObjectNode values = values(document);
        typed.clauses().forEach(clause -> set(values, clause, typed.answer(clause)));
        if (typed.speaksOfIndustries()) {
            ArrayNode industries = typed.industries();
            set(document, INDUSTRIES, industries.isEmpty() ? null : industries);
        }
        Reading<SelfAssessment> after = read(document, zone, year, reader);
        Faults faults = typed.faults().and(after, typed::at);
        SelfAssessment now = after.value();
        if (now == null || !faults.isEmpty()) {
            return new MergedAssessment(document, List.of(), false, faults);
        }
        return compared(
                stored, document, typed, read(stored, zone, year, reader).value(), now);
    }

    private static MergedAssessment compared(
            ObjectNode stored,
            ObjectNode document,
            TypedAssessment typed,
            @Nullable SelfAssessment before,
            SelfAssessment now) {
        List<TypedChange> changes = new ArrayList<>();
        Map<String, Answer> old = before == null ? Map.of() : before.answers();
        for (String clause : typed.clauses()) {
            Answer was = old.getOrDefault(clause, Answer.NONE);
            Answer is = now.answers().getOrDefault(clause, Answer.NONE);
            if (same(was, is)) {
                set(values(document), clause, stored.path(VALUES).get(clause));
            } else {
                changes.add(new TypedChange(clause, was, is, typed.place("/values/" + clause)));
            }
        }
        List<LeadingIndustry> industries = before == null ? List.of() : before.leadingIndustries();
        boolean changed = typed.speaksOfIndustries() && !industries.equals(now.leadingIndustries());
        if (!changed) {
            set(document, INDUSTRIES, stored.get(INDUSTRIES));
        }
        return new MergedAssessment(document, changes, changed, new Faults());
    }

    /** Whether two answers say the same; the order in which items are ticked says nothing. */
    private static boolean same(Answer one, Answer other) {
        return sorted(one).equals(sorted(other));
    }

    private static Answer sorted(Answer answer) {
        List<Integer> items = answer.items();
        return new Answer(
                answer.value(),
                answer.level(),
                items == null ? null : items.stream().sorted().toList(),
                answer.notApplicable(),
                answer.heavyPollutingTransfers());
    }

    /** The zone as it is registered counts, however it was called when the self-assessment was sent. */
    private static Reading<SelfAssessment> read(ObjectNode document, Zone zone, int year, SelfAssessmentReader reader) {
        ObjectNode answersOnly = document.deepCopy();
        answersOnly.remove("zone");
        return reader.read(answersOnly, zone, year);
    }

    private static ObjectNode values(ObjectNode document) {
        return document.get(VALUES) instanceof ObjectNode values ? values : document.putObject(VALUES);
    }

    private static void set(ObjectNode object, String name, @Nullable JsonNode value) {
        if (value == null) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
    }
}
