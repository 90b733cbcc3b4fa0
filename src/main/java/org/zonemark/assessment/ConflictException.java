package org.zonemark.assessment;

import java.util.List;
import org.zonemark.words.Words;

/** What was asked for cannot be done in the present state. */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Words words;
    private final transient List<String> allowedSteps;

    public ConflictException(Words words) {
        this(words, List.of());
    }

    /** @param allowedSteps what can be done instead */
    public ConflictException(Words words, List<String> allowedSteps) {
        super(words.en());
        this.words = words;
        this.allowedSteps = List.copyOf(allowedSteps);
    }

    public Words words() {
        return words;
    }

    public List<String> allowedSteps() {
        return allowedSteps;
    }
}
