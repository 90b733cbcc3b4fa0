package org.zonemark.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zonemark.review.ReviewMark.Kind;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Circumstances.Adjustment;
import org.zonemark.voice.Measurement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A submission as reviewers have verified it.
 *
 * <p>Verified answers stand in place of reported ones; a claim of not applicable that is not confirmed falls away, and so
 * do the rows of an industry; a settled panel sets its level. What a survey measured stands in place of what the zone
 * reported, and a reviewer's answer in place of either: a named person gives it with a reason and sees the survey beside
 * it, and nothing else could correct a survey that went wrong. What no reviewer touched stays as it was submitted.
 *
 * @param survey what a survey measured, if one did
 */
record VerifiedDocument(List<ReviewMark> marks, @Nullable Measurement survey) {

    private static final String VALUES = "values";
    private static final String INDUSTRY = "industry-";

    VerifiedDocument {
        marks = List.copyOf(marks);
    }

    /** Whether what was submitted stands as it is. */
    boolean isUntouched() {
        return marks.isEmpty() && survey == null;
    }

    /** What was measured, and whether it stands here. */
    List<Measured> measured() {
        return survey == null ? List.of() : List.of(new Measured(survey, !isAnswered(survey.clause())));
    }

    private boolean isAnswered(String clause) {
        return marks.stream()
                .anyMatch(mark -> mark.kind() == Kind.ANSWER && mark.subject().equals(clause));
    }

    /** A new document; the submission is not changed. */
    JsonNode of(JsonNode submission) {
        ObjectNode document = (ObjectNode) submission.deepCopy();
        ObjectNode values =
                document.path(VALUES).isObject() ? (ObjectNode) document.get(VALUES) : document.putObject(VALUES);
        if (survey != null) {
            values.set(survey.clause(), JsonNodeFactory.instance.objectNode().put("value", survey.value()));
        }
        for (ReviewMark mark : marks) {
            boolean refused =
                    mark.kind() == Kind.CONFIRMATION && !mark.content().asBoolean();
            if (mark.kind() == Kind.ANSWER) {
                values.set(mark.subject(), mark.content());
            } else if (refused && mark.subject().startsWith(INDUSTRY)) {
                dropRows(document, Integer.parseInt(mark.subject().substring(INDUSTRY.length())));
            } else if (refused
                    && values.path(mark.subject()).path("notApplicable").asBoolean()) {
                values.remove(mark.subject());
            }
        }
        panels().forEach((clause, panel) -> panel.level()
                .ifPresent(level ->
                        values.set(clause, JsonNodeFactory.instance.objectNode().put("level", level))));
        return document;
    }

    private static void dropRows(ObjectNode document, int position) {
        JsonNode industry = document.path("leadingIndustries").path(position - 1);
        if (industry instanceof ObjectNode object) {
            ArrayNode none = JsonNodeFactory.instance.arrayNode();
            object.set("rows", none);
        }
    }

    /** The panels by clause. */
    Map<String, Panel> panels() {
        return panels(marks);
    }

    static Map<String, Panel> panels(List<ReviewMark> marks) {
        Map<String, List<Integer>> votes = new TreeMap<>();
        Map<String, Integer> arbitrated = new HashMap<>();
        for (ReviewMark mark : marks) {
            if (mark.kind() == Kind.VOTE) {
                votes.computeIfAbsent(mark.subject(), clause -> new ArrayList<>())
                        .add(mark.content().asInt());
            } else if (mark.kind() == Kind.ARBITRATION) {
                arbitrated.put(mark.subject(), mark.content().asInt());
                votes.computeIfAbsent(mark.subject(), clause -> new ArrayList<>());
            }
        }
        Map<String, Panel> panels = new TreeMap<>();
        votes.forEach((clause, levels) -> panels.put(clause, new Panel(levels, arbitrated.get(clause))));
        return panels;
    }

    /** What ministries and reviewers have entered besides; evidence counts from the first verdict on. */
    Circumstances circumstances(Set<String> bonusKinds) {
        List<Adjustment> bonuses = new ArrayList<>();
        List<Adjustment> penalties = new ArrayList<>();
        boolean fraud = false;
        @Nullable Set<String> accepted = null;
        for (ReviewMark mark : marks) {
            fraud |= mark.kind() == Kind.FRAUD;
            if (mark.kind() == Kind.ADJUSTMENT) {
                JsonNode content = mark.content();
                Adjustment adjustment = new Adjustment(
                        content.get("kind").stringValue(),
                        content.get("times").intValue(),
                        content.path("clause").stringValueOpt().orElse(null));
                (bonusKinds.contains(adjustment.kind()) ? bonuses : penalties).add(adjustment);
            } else if (mark.kind() == Kind.EVIDENCE) {
                accepted = accepted == null ? new HashSet<>() : accepted;
                if (mark.content().stringValue().equals("accepted")) {
                    accepted.add(mark.subject());
                }
            }
        }
        return new Circumstances(bonuses, penalties, fraud, accepted);
    }
}
