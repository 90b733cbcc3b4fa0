package org.zonemark.assessment;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Code;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A value in a JSON document together with its pointer, and what takes the faults that are found there.
 *
 * <p>A value that is absent and one that is null are the same: nothing was said. Reading goes on after a fault, so
 * that the reader of the report sees all of them.
 */
final class Place {

    private static final int RECEIVED_LENGTH = 80;

    private final JsonNode node;
    private final @Nullable Place parent;
    private final String step;
    private final @Nullable String clause;
    private final Faults faults;

    /** @param step name or number below the parent; its pointer is written only when there is a fault */
    private Place(JsonNode node, @Nullable Place parent, String step, @Nullable String clause, Faults faults) {
        this.node = node;
        this.parent = parent;
        this.step = step;
        this.clause = clause;
        this.faults = faults;
    }

    static Place root(JsonNode node, Faults faults) {
        return new Place(node, null, "", null, faults);
    }

    private String pointer() {
        return parent == null ? "" : parent.pointer() + "/" + escaped(step);
    }

    JsonNode node() {
        return node;
    }

    boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    Place about(String clauseId) {
        return new Place(node, parent, step, clauseId, faults);
    }

    Place at(String field) {
        JsonNode child = node.isObject() ? node.path(field) : MissingNode.getInstance();
        return new Place(child, this, field, clause, faults);
    }

    Place at(int index) {
        return new Place(node.path(index), this, Integer.toString(index), clause, faults);
    }

    /** @param expected key of what would be right, with its arguments, under {@code expected.} */
    void fault(FaultCode code, String expected, Object... arguments) {
        faults.add(() -> asFault(code, expected, arguments));
    }

    private Fault asFault(FaultCode code, String expected, Object... arguments) {
        Words right = Phrases.phrase("expected." + expected, arguments);
        String received = isAbsent() ? null : shortened(node.toString());
        Words nothing = node.isNull() ? Words.same("null") : Phrases.phrase("nothing");
        Words what = Phrases.phrase("fault." + code.code(), received == null ? nothing : received, right);
        Words detail = clause == null ? what : Phrases.phrase("fault.of_clause", clause, what);
        return new Fault(code, pointer(), clause, received, right, detail);
    }

    /** Whether an object stands here; anything else is a fault, and so is nothing where one is due. */
    boolean isObject(boolean due) {
        if (node.isObject()) {
            return true;
        }
        if (!isAbsent()) {
            fault(FaultCode.WRONG_TYPE, "object");
        } else if (due) {
            fault(FaultCode.REQUIRED, "object");
        }
        return false;
    }

    boolean isArray() {
        if (!node.isArray() && !isAbsent()) {
            fault(FaultCode.WRONG_TYPE, "list");
        }
        return node.isArray();
    }

    void onlyFields(Set<String> known) {
        for (String field : node.propertyNames()) {
            if (!known.contains(field)) {
                at(field).fault(FaultCode.UNKNOWN_FIELD, "fields", String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** A text of 1 to {@code longest} characters; empty after a fault. */
    Optional<String> text(int longest) {
        if (isAbsent()) {
            fault(FaultCode.REQUIRED, "text", longest);
            return Optional.empty();
        }
        if (!node.isString()) {
            fault(FaultCode.WRONG_TYPE, "text", longest);
            return Optional.empty();
        }
        String text = node.stringValue().strip();
        boolean sound = !text.isEmpty()
                && text.codePointCount(0, text.length()) <= longest
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c));
        if (!sound) {
            fault(FaultCode.BAD_TEXT, "text", longest);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /**
     * A finite number; empty if there is none, or after a fault.
     *
     * @param expected what would be right, as for {@link #fault}
     */
    Optional<Double> number(String expected, Object... arguments) {
        if (isAbsent()) {
            return Optional.empty();
        }
        if (!node.isNumber()) {
            fault(FaultCode.WRONG_TYPE, expected, arguments);
            return Optional.empty();
        }
        double number = node.doubleValueOpt().orElse(Double.POSITIVE_INFINITY);
        if (!Double.isFinite(number)) {
            fault(FaultCode.OUT_OF_RANGE, expected, arguments);
            return Optional.empty();
        }
        return Optional.of(number);
    }

    /** A whole number, written as 3 or 3.0; empty if there is none, or after a fault. */
    Optional<Integer> whole(String expected, Object... arguments) {
        Optional<Double> number = number(expected, arguments);
        if (number.isPresent() && number.get() != Math.rint(number.get())) {
            fault(FaultCode.NOT_WHOLE, expected, arguments);
            return Optional.empty();
        }
        if (number.isPresent() && Math.abs(number.get()) > Integer.MAX_VALUE) {
            fault(FaultCode.OUT_OF_RANGE, expected, arguments);
            return Optional.empty();
        }
        return number.map(Double::intValue);
    }

    /** True or false, false if nothing is said. */
    boolean truth() {
        if (!isAbsent() && !node.isBoolean()) {
            fault(FaultCode.WRONG_TYPE, "truth");
        }
        return node.isBoolean() && node.booleanValue();
    }

    /** One of an enumeration's constants in lower case; empty if there is none, or after a fault. */
    <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
        if (isAbsent()) {
            return Optional.empty();
        }
        Set<String> allowed = new LinkedHashSet<>();
        for (E constant : type.getEnumConstants()) {
            String name = Code.of(constant);
            if (node.isString() && node.stringValue().equals(name)) {
                return Optional.of(constant);
            }
            allowed.add(name);
        }
        fault(node.isString() ? FaultCode.NOT_ONE_OF : FaultCode.WRONG_TYPE, "one_of", String.join(", ", allowed));
        return Optional.empty();
    }

    private static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }

    private static String shortened(String text) {
        return text.length() <= RECEIVED_LENGTH ? text : text.substring(0, RECEIVED_LENGTH) + "…";
    }
}
