package org.zonemark.review;

import org.kie.api.definition.type.ClassReactive;

/**
 * Fact: two zones that work together by an agreement known to the ministry. It holds in both directions.
 *
 * @param zoneA code of one
 * @param zoneB code of the other
 */
@ClassReactive
public record Partnership(String zoneA, String zoneB) {

    public Partnership {
        if (zoneA.equals(zoneB)) {
            throw new IllegalArgumentException("zone " + zoneA + " cannot be its own partner");
        }
    }

    /** The same whichever of the two is named first. */
    static Partnership of(String one, String other) {
        return one.compareTo(other) < 0 ? new Partnership(one, other) : new Partnership(other, one);
    }

    public boolean holds(String zone) {
        return zoneA.equals(zone) || zoneB.equals(zone);
    }

    public boolean joins(String one, String other) {
        return (zoneA.equals(one) && zoneB.equals(other)) || (zoneA.equals(other) && zoneB.equals(one));
    }
}
