package org.zonemark.assessment;

import org.jspecify.annotations.Nullable;
import org.zonemark.sheet.CellPlace;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/**
 * One thing that is wrong in a self-assessment.
 *
 * @param pointer JSON pointer (RFC 6901) to the place
 * @param clause the clause concerned, if any
 * @param received what came, as JSON, shortened if long; null if nothing came
 * @param expected what would be right
 * @param detail the whole in one sentence
 * @param place where it stands in a file of cells; null if it came otherwise, or is of the file as a whole
 */
public record Fault(
        FaultCode code,
        String pointer,
        @Nullable String clause,
        @Nullable String received,
        Words expected,
        Words detail,
        @Nullable CellPlace place) {

    public Fault(
            FaultCode code,
            String pointer,
            @Nullable String clause,
            @Nullable String received,
            Words expected,
            Words detail) {
        this(code, pointer, clause, received, expected, detail, null);
    }

    /** The same fault, said of a clause and a cell. */
    public Fault in(@Nullable String itsClause, @Nullable CellPlace cell) {
        return new Fault(code, pointer, itsClause, received, expected, detail, cell);
    }

    /** The same fault in something larger, whose pointer comes before its own. */
    public Fault below(String step) {
        return new Fault(code, "/" + step + pointer, clause, received, expected, detail, place);
    }

    /**
     * A fault in a field of a small request.
     *
     * @param expected key of what would be right, with its arguments, under {@code expected.}
     */
    public static Fault at(
            String pointer, FaultCode code, @Nullable String received, String expected, Object... arguments) {
        Words right = Phrases.phrase("expected." + expected, arguments);
        Words detail =
                Phrases.phrase("fault." + code.code(), received == null ? Phrases.phrase("nothing") : received, right);
        return new Fault(code, pointer, null, received, right, detail);
    }
}
