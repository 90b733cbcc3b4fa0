package org.zonemark.evidence;

import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Evidence that was submitted does not change any more. */
public final class FrozenEvidenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Words words;

    FrozenEvidenceException(Evidence evidence) {
        this(Phrases.phrase("evidence.frozen", evidence.fileName()));
    }

    private FrozenEvidenceException(Words words) {
        super(words.en());
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
