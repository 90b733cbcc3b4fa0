package org.zonemark.api;

import java.util.Locale;
import org.zonemark.api.model.ProblemDto;

/** An upload is larger than it may be. */
public final class UploadTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long most;

    /** @param most how many bytes there may be */
    UploadTooLargeException(long most) {
        super("more than " + most + " bytes");
        this.most = most;
    }

    public ProblemDto problem(Locale locale) {
        return Problems.tooLarge(most, locale);
    }
}
