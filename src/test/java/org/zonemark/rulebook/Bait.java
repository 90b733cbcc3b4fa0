package org.zonemark.rulebook;

/** A class that leaves a mark when rules so much as touch it. */
public final class Bait {

    static final String MARK = "zonemark.bait.taken";

    static {
        System.setProperty(MARK, "true");
    }

    private Bait() {}

    public static boolean touch() {
        return true;
    }
}
