package org.zonemark.exchange;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.Faults;
import org.zonemark.sheet.CellPlace;
import org.zonemark.sheet.CellValue;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was typed about one zone, clause by clause, and where. Clauses that a file does not speak of are not in it. */
final class TypedAssessment {

    /** The answer to a clause as it was typed. */
    private static final class TypedAnswer {

        private final ObjectNode parts = NODES.objectNode();
        private final Map<Integer, Boolean> ticks = new TreeMap<>();
        private @Nullable String reason;
    }

    /** A leading industry as it was typed. */
    private static final class TypedIndustry {

        private final ObjectNode parts = NODES.objectNode();
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int RECEIVED_LENGTH = 80;

    /** More than any rulebook asks for, so that too many are still seen to be too many; the rest is not kept. */
    private static final int MOST_INDUSTRIES = 100;

    /** Likewise of the rows of the catalogue that one industry names. */
    private static final int MOST_ROWS = 200;

    private static final String INDUSTRIES = "leadingIndustries";

    /** Industries by the numbers under which they were typed, which may have gaps. */
    private static final String INDUSTRY = "/industry/";

    private final Map<String, TypedAnswer> answers = new LinkedHashMap<>();
    private final Map<Integer, TypedIndustry> industries = new TreeMap<>();
    private boolean speaksOfIndustries;
    private final Map<String, CellPlace> places = new HashMap<>();
    private final Faults faults = new Faults();

    /** The file speaks of a clause, whether or not something is typed. */
    void mention(String clause, CellPlace place) {
        answers.computeIfAbsent(clause, key -> new TypedAnswer());
        places.putIfAbsent("/values/" + clause, place);
    }

    void answer(FormField field, CellValue cell, CellPlace place) {
        String clause = field.criterion().id();
        mention(clause, place);
        TypedAnswer answer = answers.get(clause);
        places.put(field.pointer(), place);
        switch (field.part()) {
            case VALUE ->
                answer.parts.set(
                        "value",
                        TypedValues.number(cell, field.criterion().indicator().unit()));
            case LEVEL -> answer.parts.set("level", TypedValues.level(cell));
            case ITEMS -> answer.parts.set("items", TypedValues.items(cell));
            case TRANSFERS ->
                answer.parts.set(
                        FormField.TRANSFERS,
                        TypedValues.number(cell, Phrases.phrase("unit.heavy_polluting_transfers")));
            case ITEM -> tick(field, cell, place, answer);
        }
    }

    private void tick(FormField field, CellValue cell, CellPlace place, TypedAnswer answer) {
        Boolean truth = TypedValues.truth(cell);
        if (truth == null) {
            fault(place, field.pointer(), field.criterion().id(), FaultCode.NOT_ONE_OF, cell.text(), "yes_or_no");
        } else {
            answer.ticks.put(field.item(), truth);
        }
    }

    void reason(String clause, CellValue cell, CellPlace place) {
        mention(clause, place);
        answers.get(clause).reason = cell.text();
        places.put("/values/" + clause + "/reason", place);
        places.put("/values/" + clause + "/notApplicable", place);
    }

    /** The file speaks of leading industries, whether or not some are typed. */
    void mentionIndustries(CellPlace place) {
        speaksOfIndustries = true;
        places.putIfAbsent("/" + INDUSTRIES, place);
    }

    /** @param number of the industry, in the order in which they are typed */
    void industry(int number, String part, CellValue cell, CellPlace place) {
        if (number > MOST_INDUSTRIES) {
            return;
        }
        ObjectNode parts = industries.computeIfAbsent(number, key -> new TypedIndustry()).parts;
        places.putIfAbsent(INDUSTRY + number, place);
        places.put(INDUSTRY + number + "/" + part, place);
        switch (part) {
            case "name" -> parts.put(part, cell.text());
            case "share" -> parts.set(part, TypedValues.number(cell, Words.same("%")));
            case "rows" -> {
                ArrayNode rows = parts.putArray(part);
                TypedValues.split(cell.text()).stream().limit(MOST_ROWS).forEach(rows::add);
            }
            default -> {
                Boolean truth = TypedValues.truth(cell);
                if (truth == null) {
                    String pointer = "/" + INDUSTRIES + "/" + (industries.size() - 1) + "/" + part;
                    fault(place, pointer, null, FaultCode.NOT_ONE_OF, cell.text(), "yes_or_no");
                } else if (truth) {
                    parts.put(part, true);
                }
            }
        }
    }

    void fault(
            CellPlace place,
            String pointer,
            @Nullable String clause,
            FaultCode code,
            @Nullable String received,
            String expected,
            Object... arguments) {
        faults.add(() -> Fault.at(pointer, code, received == null ? null : shortened(received), expected, arguments)
                .in(clause, place));
    }

    /** A cell may hold a whole report, and each fault says what it holds three times. */
    private static String shortened(String typed) {
        return typed.length() <= RECEIVED_LENGTH ? typed : typed.substring(0, RECEIVED_LENGTH) + "…";
    }

    Faults faults() {
        return faults;
    }

    /** The clauses that the file speaks of. */
    Iterable<String> clauses() {
        return answers.keySet();
    }

    /** The answer to a clause as a self-assessment has it; null where nothing was typed. */
    @Nullable
    JsonNode answer(String clause) {
        TypedAnswer typed = answers.get(clause);
        ObjectNode answer = typed.parts.deepCopy();
        if (!typed.ticks.isEmpty()) {
            ArrayNode items = answer.putArray("items");
            typed.ticks.forEach((item, ticked) -> {
                if (ticked) {
                    items.add(item);
                }
            });
        }
        if (typed.reason != null) {
            answer.put("notApplicable", true).put("reason", typed.reason);
        }
        return answer.isEmpty() ? null : answer;
    }

    boolean speaksOfIndustries() {
        return speaksOfIndustries;
    }

    ArrayNode industries() {
        ArrayNode all = NODES.arrayNode();
        industries.values().forEach(industry -> all.add(industry.parts.deepCopy()));
        return all;
    }

    /** Where something that is said in a self-assessment was typed; the place of what it is part of where it was not. */
    @Nullable
    CellPlace place(String pointer) {
        for (String at = byNumber(pointer); !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            CellPlace place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return pointer.startsWith("/" + INDUSTRIES) ? places.get("/" + INDUSTRIES) : null;
    }

    private String byNumber(String pointer) {
        String[] steps = pointer.split("/", 4);
        if (steps.length < 3 || !steps[1].equals(INDUSTRIES) || !steps[2].matches("[0-9]{1,3}")) {
            return pointer;
        }
        int index = Integer.parseInt(steps[2]);
        return industries.keySet().stream()
                .skip(index)
                .findFirst()
                .map(number -> INDUSTRY + number + (steps.length > 3 ? "/" + steps[3] : ""))
                .orElse("/" + INDUSTRIES);
    }

    /** The fault with the place where it was typed. */
    Fault at(Fault fault) {
        return fault.in(fault.clause(), place(fault.pointer()));
    }
}
