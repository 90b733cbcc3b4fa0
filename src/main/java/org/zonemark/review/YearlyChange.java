package org.zonemark.review;

import org.kie.api.definition.type.ClassReactive;
import org.zonemark.rulebook.Anchors;
import org.zonemark.rulebook.Kind;
import org.zonemark.rulebook.Yardstick;

/** Fact: a figure or a level that a zone reported for both years. Immutable. */
@ClassReactive
public final class YearlyChange {

    private final Yardstick yardstick;
    private final double before;
    private final double now;
    private final Flag.Value saidBefore;
    private final Flag.Value saidNow;

    YearlyChange(Yardstick yardstick, double before, double now, Flag.Value saidBefore, Flag.Value saidNow) {
        this.yardstick = yardstick;
        this.before = before;
        this.now = now;
        this.saidBefore = saidBefore;
        this.saidNow = saidNow;
    }

    /** A measured figure or a count, not a level. */
    public boolean isOfFigure() {
        return isOfCount() || yardstick.criterion().kind() == Kind.QUANTITATIVE;
    }

    public boolean isOfCount() {
        return yardstick.criterion().kind() == Kind.COUNT;
    }

    public boolean isOfLevel() {
        return yardstick.criterion().kind() == Kind.MATURITY;
    }

    /** By more than this part of last year's figure; any change is, where that was 0. */
    public boolean exceedsPart(double part) {
        return difference() > part * Math.abs(before);
    }

    /** By more than this part of the way from the worst to the best of the criterion's anchors. */
    public boolean exceedsScale(double part) {
        Anchors anchors = yardstick.anchors();
        double first = anchors.given().get(0).value();
        double last = anchors.given().get(anchors.given().size() - 1).value();
        return difference() > part * Math.abs(last - first);
    }

    public boolean exceeds(double amount) {
        return difference() > amount;
    }

    public boolean risesBy(double amount) {
        return now - before >= amount;
    }

    public Flag.Value before() {
        return saidBefore;
    }

    public Flag.Value now() {
        return saidNow;
    }

    private double difference() {
        return Math.abs(now - before);
    }
}
