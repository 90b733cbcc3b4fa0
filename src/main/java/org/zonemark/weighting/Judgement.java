package org.zonemark.weighting;

/**
 * One pairwise comparison.
 *
 * @param item a dimension or criterion
 * @param over the one that it is compared with
 * @param ratio how many times as important it is: 1 for equal, on Saaty's scale 1/9 to 9, but any positive ratio is taken
 */
public record Judgement(String item, String over, double ratio) {

    public Judgement {
        if (item.equals(over)) {
            throw new IllegalArgumentException(item + " is compared with itself");
        }
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("the ratio of " + item + " to " + over + " must be positive, not "
                    + ratio + ". Maybe 1/3 was meant.");
        }
    }
}
