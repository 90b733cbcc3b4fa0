package org.zonemark.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.api.model.WordingDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.words.Words;

/** Texts that people write in one language or both. */
final class Wordings {

    private Wordings() {}

    /** A fault, and an empty text, if there is none in either language. */
    static Words due(String pointer, @Nullable WordingDto sent, int longest, List<Fault> faults) {
        Words words = optional(pointer, sent, longest, faults);
        if (words == null && faults.stream().noneMatch(fault -> fault.pointer().startsWith(pointer))) {
            faults.add(Fault.at(pointer, FaultCode.REQUIRED, null, "wording", longest));
        }
        return words == null ? Words.same("") : words;
    }

    /** Null where nothing is said. */
    static @Nullable Words optional(String pointer, @Nullable WordingDto sent, int longest, List<Fault> faults) {
        if (sent == null) {
            return null;
        }
        String zh = FreeText.optional(pointer + "/zh", sent.getZh(), longest, faults);
        String en = FreeText.optional(pointer + "/en", sent.getEn(), longest, faults);
        if (zh == null) {
            return en == null ? null : Words.same(en);
        }
        return new Words(zh, en == null ? zh : en);
    }
}
