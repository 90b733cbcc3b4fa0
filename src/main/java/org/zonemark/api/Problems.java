package org.zonemark.api;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.zonemark.api.model.InputFaultDto;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.StrictJson;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** Problem documents (RFC 9457): their types are stable names, their words in the reader's language. */
public final class Problems {

    private static final String TYPES = "urn:zonemark:problem:";

    private Problems() {}

    /** @param name the problem's stable name; its title stands under {@code problem.<name>} */
    static ProblemDto problem(String name, HttpStatus status, Words detail, Locale locale) {
        return new ProblemDto(TYPES + name, Phrases.text(locale, "problem." + name), status.value())
                .detail(detail.in(locale));
    }

    public static ProblemDto faultyInput(List<Fault> faults, Locale locale) {
        Words detail = Phrases.phrase("problem.faulty-input.detail", Integer.toString(faults.size()));
        return problem("faulty-input", HttpStatus.UNPROCESSABLE_CONTENT, detail, locale)
                .errors(faults(faults, locale));
    }

    /** What cannot be read as JSON, with the place where reading stopped. */
    public static ProblemDto notJson(JacksonException e, Locale locale) {
        return unreadable(e, UnreadableJson.inDocument(e), locale);
    }

    /** A line of a batch that cannot be read as JSON; its number stands beside the problem. */
    static ProblemDto notJsonLine(JacksonException e, Locale locale) {
        return unreadable(e, UnreadableJson.inLine(e), locale);
    }

    private static ProblemDto unreadable(JacksonException e, Words detail, Locale locale) {
        if (e instanceof StreamConstraintsException
                && String.valueOf(e.getOriginalMessage()).contains("ocument length")) {
            return tooLarge(StrictJson.LONGEST_DOCUMENT, locale);
        }
        return problem("malformed", HttpStatus.BAD_REQUEST, detail, locale);
    }

    static ProblemDto tooLarge(long most, Locale locale) {
        Words detail = Phrases.phrase("problem.too-large.detail", Long.toString(most));
        return problem("too-large", HttpStatus.CONTENT_TOO_LARGE, detail, locale);
    }

    static List<InputFaultDto> faults(List<Fault> faults, Locale locale) {
        return faults.stream().map(fault -> fault(fault, locale)).toList();
    }

    private static InputFaultDto fault(Fault fault, Locale locale) {
        return new InputFaultDto(
                fault.code().code(),
                fault.pointer(),
                fault.clause(),
                fault.received(),
                fault.expected().in(locale),
                fault.detail().in(locale));
    }
}
