package org.zonemark.scoring;

/** Section 4.6 of the scoring model in the plainest way, to hold the order of ranks against. */
public final class BetterByHand {

    private static final double EQUAL_WITHIN = Rulebooks.own().sizes().equalWithin();

    private BetterByHand() {}

    /** By total, then ecology, then green manufacturing; what differs by no more than the rulebook's size is equal. */
    public static boolean isBetter(Evaluation one, Evaluation other) {
        double[] differences = {
            one.total() - other.total(),
            one.dimensionScore("ecology") - other.dimensionScore("ecology"),
            one.dimensionScore("green_manufacturing") - other.dimensionScore("green_manufacturing")
        };
        for (double difference : differences) {
            if (Math.abs(difference) > EQUAL_WITHIN) {
                return difference > 0;
            }
        }
        return false;
    }
}
