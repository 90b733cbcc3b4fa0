package org.zonemark.pages;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as the fields of a form hold it. Two are equal if they say the same, however it is written: {@code 3.20},
 * {@code ３.２} and {@code 3.2} are one number.
 *
 * @param value as it was typed, if it is no number
 */
record AnswerFields(
        String value, String level, List<String> items, boolean notApplicable, String reason, String transfers) {

    static final AnswerFields NONE = new AnswerFields("", "", List.of(), false, "", "");

    /** What every answer may say, by its name in a self-assessment. */
    private static final List<String> NAMES =
            List.of("value", "level", "items", "notApplicable", "reason", "heavyPollutingTransfers");

    AnswerFields {
        items = List.copyOf(items);
    }

    /** From a self-assessment. */
    static AnswerFields of(@Nullable JsonNode answer) {
        if (answer == null || !answer.isObject()) {
            return NONE;
        }
        return new AnswerFields(
                number(text(answer, "value")),
                number(text(answer, "level")),
                answer.path("items")
                        .valueStream()
                        .map(JsonNode::asString)
                        .sorted()
                        .toList(),
                answer.path("notApplicable").asBoolean(false),
                text(answer, "reason"),
                number(text(answer, "heavyPollutingTransfers")));
    }

    /** From a form, whose fields are called by what they say and the clause. */
    static AnswerFields of(MultiValueMap<String, String> form, String clause) {
        return new AnswerFields(
                number(field(form, "value", clause)),
                number(field(form, "level", clause)),
                List.copyOf(new TreeSet<>(form.getOrDefault("items:" + clause, List.of()))),
                form.containsKey("notApplicable:" + clause),
                field(form, "reason", clause).strip(),
                number(field(form, "heavyPollutingTransfers", clause)));
    }

    /** A number as people write it; null for what is none. */
    static @Nullable Double asNumber(String typed) {
        try {
            return Double.valueOf(number(typed));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Whether an item of a checklist is ticked. */
    public boolean has(int item) {
        return items.contains(Integer.toString(item));
    }

    /** As a merge patch wants it: what is no longer said is null, and no answer at all is null itself. */
    JsonNode patch(JsonMapper json) {
        if (isEmpty()) {
            return json.nullNode();
        }
        ObjectNode patch = json.createObjectNode();
        NAMES.forEach(patch::putNull);
        if (notApplicable) {
            return patch.put("notApplicable", true).put("reason", reason);
        }
        put(patch, "value", value);
        put(patch, "level", level);
        put(patch, "heavyPollutingTransfers", transfers);
        if (!items.isEmpty()) {
            ArrayNode ticked = patch.putArray("items");
            items.forEach(item -> ticked.add(Integer.parseInt(item)));
        }
        return patch;
    }

    /** In few words, to show beside another. */
    public String shown() {
        return String.join(
                " ",
                List.of(value, level, String.join("、", items), reason, transfers).stream()
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    Map<String, Object> kept() {
        return Map.of(
                "value",
                value,
                "level",
                level,
                "items",
                items,
                "notApplicable",
                notApplicable,
                "reason",
                reason,
                "heavyPollutingTransfers",
                transfers);
    }

    /** What is no number goes as it was typed, so that the refusal can show it. */
    private static void put(ObjectNode patch, String name, String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            patch.put(name, new BigDecimal(text));
        } catch (NumberFormatException e) {
            patch.put(name, text);
        }
    }

    private static String text(JsonNode answer, String name) {
        JsonNode node = answer.path(name);
        return node.isMissingNode() || node.isNull() ? "" : node.asString();
    }

    private static String field(MultiValueMap<String, String> form, String name, String clause) {
        String sent = form.getFirst(name + ":" + clause);
        return sent == null ? "" : sent;
    }

    /** One way of writing for each number; full-width digits and thousands separators are read as people mean them. */
    private static String number(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replace('−', '-');
        if (plain.matches("[-+]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?")) {
            plain = plain.replace(",", "");
        }
        try {
            BigDecimal number = new BigDecimal(plain);
            boolean sane = Math.abs(number.scale()) < 40 && number.precision() < 40;
            return !sane
                    ? plain
                    : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return plain;
        }
    }
}
