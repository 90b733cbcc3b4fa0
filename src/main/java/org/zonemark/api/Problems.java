package org.zonemark.api;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.zonemark.api.model.FaultCodeDto;
import org.zonemark.api.model.InputFaultDto;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.StrictJson;
import org.zonemark.sheet.CellPlace;
import org.zonemark.sheet.UnreadableSheetException;
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

    /** Lists the first {@value FaultyInputException#MOST_LISTED} faults, and says how many there are. */
    public static ProblemDto faultyInput(FaultyInputException e, Locale locale) {
        List<InputFaultDto> listed = faults(e.faults(), locale);
        String key = e.count() > listed.size() ? "problem.faulty-input.first" : "problem.faulty-input.detail";
        Words detail = Phrases.phrase(key, Integer.toString(e.count()), Integer.toString(listed.size()));
        return problem("faulty-input", HttpStatus.UNPROCESSABLE_CONTENT, detail, locale)
                .errors(listed);
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

    public static ProblemDto tooLarge(long most, Locale locale) {
        Words detail = Phrases.phrase("problem.too-large.detail", Long.toString(most));
        return problem("too-large", HttpStatus.CONTENT_TOO_LARGE, detail, locale);
    }

    /** @param minutes how long all of it might have taken */
    static ProblemDto tooSlow(long minutes, Locale locale) {
        Words detail = Phrases.phrase("problem.too-slow.detail", Long.toString(minutes));
        return problem("too-slow", HttpStatus.REQUEST_TIMEOUT, detail, locale);
    }

    static ProblemDto tooManyLines(int most, Locale locale) {
        Words detail = Phrases.phrase("problem.too-many-lines", Integer.toString(most));
        return problem("too-large", HttpStatus.CONTENT_TOO_LARGE, detail, locale);
    }

    /**
     * A file that cannot be read.
     *
     * @param why key of the cause under {@code problem.unreadable-file.}
     */
    public static ProblemDto unreadableFile(String why, Locale locale, Object... arguments) {
        Words detail = Phrases.phrase("problem.unreadable-file." + why, arguments);
        return problem("unreadable-file", HttpStatus.BAD_REQUEST, detail, locale);
    }

    /** A file that is no spreadsheet, or one that is not read because of what it carries. */
    public static ProblemDto unreadableSheet(UnreadableSheetException e, Locale locale) {
        return problem("unreadable-file", HttpStatus.UNPROCESSABLE_CONTENT, e.words(), locale);
    }

    static List<InputFaultDto> faults(List<Fault> faults, Locale locale) {
        return faults.stream()
                .limit(FaultyInputException.MOST_LISTED)
                .map(fault -> fault(fault, locale))
                .toList();
    }

    private static InputFaultDto fault(Fault fault, Locale locale) {
        InputFaultDto told = new InputFaultDto(
                FaultCodeDto.fromValue(fault.code().code()),
                fault.pointer(),
                fault.clause(),
                fault.received(),
                fault.expected().in(locale),
                fault.detail().in(locale));
        CellPlace place = fault.place();
        return place == null ? told : told.sheet(place.sheet()).cell(place.cell());
    }
}
