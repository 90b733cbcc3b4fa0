package org.zonemark.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;

/** Versions of drafts as HTTP has them: {@code ETag} and {@code If-Match}. */
final class Version {

    /** A change came without the version that it was made from. */
    static final class NeededException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Version() {}

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /** @throws NeededException if there is none */
    static int required(@Nullable String ifMatch) {
        Integer version = ifAny(ifMatch);
        if (version == null) {
            throw new NeededException();
        }
        return version;
    }

    /**
     * The version that {@code If-Match} names; null if there is none, or {@code *}.
     *
     * @throws FaultyInputException if it is no version of ours
     */
    static @Nullable Integer ifAny(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        String text = ifMatch.strip().replaceFirst("^W/", "").replaceAll("^\"|\"$", "");
        if (!text.matches("[0-9]{1,9}")) {
            throw new FaultyInputException(List.of(Fault.at("", FaultCode.BAD_TEXT, ifMatch, "version")));
        }
        return Integer.valueOf(text);
    }
}
