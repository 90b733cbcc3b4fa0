package org.zonemark.publication;

import org.zonemark.words.Words;

/** A bundle whose bytes are not those that were written. */
final class DamagedBundleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Words words;

    DamagedBundleException(Words words) {
        super(words.en());
        this.words = words;
    }

    Words words() {
        return words;
    }
}
