package org.zonemark.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;

/**
 * Why somebody takes back or replaces what the trail then tells of. Checked here as well as by the contract: pages call the
 * operations within the process, past the constraints on parameters, and a blank reason keeps to all of them.
 */
final class Reason {

    /** As many characters as the trail has room for. */
    static final int LONGEST = 2000;

    private static final String POINTER = "/reason";
    private static final int SHOWN_LENGTH = 40;

    private Reason() {}

    /**
     * The reason without the space around it.
     *
     * @throws FaultyInputException if that leaves nothing, or it is too long or cannot be read
     */
    static String due(@Nullable String text) {
        List<Fault> unreadable = new ArrayList<>();
        String reason = FreeText.optional(POINTER, text, LONGEST, unreadable);
        if (reason == null) {
            FaultCode code = unreadable.isEmpty() ? FaultCode.REQUIRED : FaultCode.BAD_TEXT;
            String received = unreadable.isEmpty() ? null : shown(String.valueOf(text));
            throw new FaultyInputException(List.of(Fault.at(POINTER, code, received, "reason_text", LONGEST)));
        }
        return reason;
    }

    private static String shown(String text) {
        return text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text;
    }
}
