package org.zonemark.robustness;

import org.zonemark.words.Words;

/** How dimensions are brought together. */
public enum Mean {
    /** As the model has it: what is lost in one dimension can be made good in another. */
    ARITHMETIC(new Words("算术平均", "arithmetic mean")),
    /** A weak dimension weighs heavier; each counts at least as much as the rulebook's floor. */
    GEOMETRIC(new Words("几何平均", "geometric mean"));

    private final Words words;

    Mean(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
