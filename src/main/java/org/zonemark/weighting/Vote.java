package org.zonemark.weighting;

/**
 * The judgements of one reviewer among several.
 *
 * @param power voting power, above 0, in any unit that all votes have in common
 */
public record Vote(String reviewer, double power, PairwiseMatrix judgements) {

    public Vote {
        if (!(power > 0) || Double.isInfinite(power)) {
            throw new IllegalArgumentException("the voting power of " + reviewer + " must be positive, not " + power);
        }
    }
}
