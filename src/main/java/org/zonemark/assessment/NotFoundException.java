package org.zonemark.assessment;

import org.zonemark.words.Words;

/** What was asked for does not exist. */
public final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Words words;

    public NotFoundException(Words words) {
        super(words.en());
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
