package org.zonemark.bench;

import java.util.Arrays;

/** What is told of many runs. */
public final class Figures {

    private Figures() {}

    /** The value that so many per cent of all do not exceed. */
    public static double at(double[] values, int percent) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
