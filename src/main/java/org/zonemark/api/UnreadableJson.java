package org.zonemark.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.StrictJson;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DatabindException;

/** Says why something cannot be read as JSON; the parser's own words are for programmers, and in English only. */
final class UnreadableJson {

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property (\".*\")", Pattern.DOTALL);
    private static final int SHOWN_LENGTH = 80;

    private UnreadableJson() {}

    /** With the line and column where reading stopped, if they are known. */
    static Words inDocument(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return isKnown(at)
                ? Phrases.phrase("problem.malformed.at", what(e), at.getLineNr(), at.getColumnNr())
                : Phrases.phrase("problem.malformed.somewhere", what(e));
    }

    /** With the column where reading stopped, if it is known: the document is one line of many. */
    static Words inLine(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return isKnown(at)
                ? Phrases.phrase("problem.malformed.at_column", what(e), at.getColumnNr())
                : Phrases.phrase("problem.malformed.somewhere", what(e));
    }

    private static boolean isKnown(@Nullable TokenStreamLocation at) {
        return at != null && at.getLineNr() > 0 && at.getColumnNr() > 0;
    }

    private static Words what(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof StreamConstraintsException) {
            return tooMuch(message);
        }
        if (e instanceof UnexpectedEndOfInputException || message.contains("end-of-input")) {
            return json("end");
        }
        if (message.startsWith("Trailing token")) {
            return json("behind");
        }
        if (e instanceof DatabindException || e instanceof InputCoercionException) {
            String pointer = pointer(e);
            return pointer.isEmpty() ? json("form") : json("form_of", pointer);
        }
        Matcher duplicate = DUPLICATE.matcher(message);
        if (duplicate.find()) {
            return json("duplicate", shortened(duplicate.group(1)));
        }
        return message.startsWith("Invalid UTF-") ? json("utf8") : Phrases.phrase("problem.malformed.json");
    }

    /** The parser names the limit that was passed by the name of its getter. */
    private static Words tooMuch(String message) {
        if (message.contains("getMaxNumberLength")) {
            return json("number", StrictJson.LONGEST_NUMBER);
        }
        if (message.contains("getMaxNestingDepth")) {
            return json("depth", StrictJson.DEEPEST);
        }
        if (message.contains("getMaxTokenCount")) {
            return json("tokens", StrictJson.MOST_TOKENS);
        }
        return message.contains("getMaxNameLength")
                ? json("name", StrictJson.LONGEST_NAME)
                : Phrases.phrase("problem.malformed.json");
    }

    private static Words json(String key, Object... arguments) {
        return Phrases.phrase("problem.malformed.json." + key, arguments);
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH) + "…\"";
    }
}
