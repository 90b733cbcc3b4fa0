package org.zonemark.api;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** A parameter has the form that the contract asks for, and a value that the rulebook does not know. */
final class BadParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String value;
    private final transient Words expected;

    private BadParameterException(String parameter, String value, Words expected) {
        super(parameter + " is " + value + ", not " + expected.en());
        this.parameter = parameter;
        this.value = value;
        this.expected = expected;
    }

    /** @throws BadParameterException if a value is given that is not one of those allowed */
    static void checkOneOf(String parameter, @Nullable String value, Collection<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            throw new BadParameterException(
                    parameter, value, Phrases.phrase("expected.one_of", String.join(", ", allowed)));
        }
    }

    /** Of a value that nothing can be made of. */
    static BadParameterException of(String parameter, String value, Words expected) {
        return new BadParameterException(parameter, value, expected);
    }

    String parameter() {
        return parameter;
    }

    String value() {
        return value;
    }

    Words expected() {
        return expected;
    }
}
