package org.zonemark.api;

import java.util.Locale;
import java.util.function.Function;
import org.zonemark.api.model.ProblemDto;

/** A line of many cannot be read, and so none is stored. */
final class BadLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final transient Function<Locale, ProblemDto> problem;

    /** @param line its number, from 1 */
    BadLineException(long line, Function<Locale, ProblemDto> problem) {
        super("line " + line);
        this.line = line;
        this.problem = problem;
    }

    ProblemDto problem(Locale locale) {
        return problem.apply(locale).line(line);
    }
}
