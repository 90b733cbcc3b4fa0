package org.zonemark.scoring;

import org.zonemark.words.Words;

/** Whether a zone gets a rank; the strictest that holds (section 4.4 of the scoring model). */
public enum Standing {
    VETOED(new Words("一票否决", "vetoed")),
    SUSPENDED(new Words("暂缓", "suspended")),
    PROVISIONAL(new Words("待核实", "provisional")),
    ELIGIBLE(new Words("参评", "eligible"));

    private final Words words;

    Standing(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
