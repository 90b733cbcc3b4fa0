package org.zonemark.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeSet;
import org.erdtman.jcs.NumberToJSON;
import org.zonemark.rulebook.Fingerprint;
import tools.jackson.databind.JsonNode;

/**
 * JSON in its canonical form (RFC 8785), of a document that is read already: the same as {@link Fingerprint#ofJson} makes of its
 * text, without writing that and reading it again.
 */
public final class CanonicalJson {

    private static final String ESCAPED = "\b\t\n\f\r\"\\";
    private static final String LETTERS = "btnfr\"\\";
    private static final int FIRST_PLAIN = 0x20;

    private final StringBuilder text = new StringBuilder(1 << 13);

    private CanonicalJson() {}

    static String of(JsonNode document) {
        return new CanonicalJson().write(document).text.toString();
    }

    /** Hash of the canonical form. */
    public static String sha256(JsonNode document) {
        return Fingerprint.ofText(of(document));
    }

    private CanonicalJson write(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> string(node.stringValue());
            case NUMBER -> number(node.doubleValue());
            default -> text.append(node);
        }
        return this;
    }

    private void object(JsonNode node) {
        char before = '{';
        for (String name : new TreeSet<>(node.propertyNames())) {
            text.append(before);
            string(name);
            text.append(':');
            write(node.get(name));
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private void array(JsonNode node) {
        char before = '[';
        for (JsonNode one : node) {
            text.append(before);
            write(one);
            before = ',';
        }
        text.append(before == '[' ? "[]" : "]");
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int escape = c == '"' || c == '\\' || c < FIRST_PLAIN ? ESCAPED.indexOf(c) : -1;
            if (escape >= 0) {
                text.append('\\').append(LETTERS.charAt(escape));
            } else if (c < FIRST_PLAIN) {
                text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private void number(double value) {
        try {
            text.append(NumberToJSON.serializeNumber(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
