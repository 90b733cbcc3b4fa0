package org.zonemark.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;

/** Texts that people write in their own words: they may have lines, and no other control characters. */
final class FreeText {

    private static final String LINES = "\n\r\t";

    private FreeText() {}

    /** The text without the space around it; a fault, and an empty text, if that leaves nothing. */
    static String due(String pointer, @Nullable String text, int longest, List<Fault> faults) {
        String read = optional(pointer, text, longest, faults);
        if (read == null && faults.stream().noneMatch(fault -> fault.pointer().equals(pointer))) {
            faults.add(Fault.at(pointer, FaultCode.REQUIRED, null, "text", longest));
        }
        return read == null ? "" : read;
    }

    /** The same; null where there is none. */
    static @Nullable String optional(String pointer, @Nullable String text, int longest, List<Fault> faults) {
        if (text == null || text.isBlank()) {
            return null;
        }
        boolean readable = text.codePoints()
                .allMatch(c -> LINES.indexOf(c) >= 0 || !(Character.isISOControl(c) || isLoneSurrogate(c)));
        if (!readable || text.length() > longest) {
            faults.add(Fault.at(pointer, FaultCode.BAD_TEXT, null, "text", longest));
            return null;
        }
        return text.strip();
    }

    /** @throws FaultyInputException with every fault, if there are any */
    static void refuseIfFaulty(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
