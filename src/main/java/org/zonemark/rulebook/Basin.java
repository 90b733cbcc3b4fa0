package org.zonemark.rulebook;

import org.zonemark.words.Words;

/** The reach of the Yangtze in which a zone lies. */
public enum Basin {
    LOWER(new Words("下游", "lower reaches")),
    MIDDLE(new Words("中游", "middle reaches")),
    UPPER(new Words("上游", "upper reaches"));

    private final Words words;

    Basin(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
