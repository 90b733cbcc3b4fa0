package org.zonemark.assessment;

import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Basin;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;

/** Which zones are wanted; null wants all. */
public record ZoneFilter(
        @Nullable String province,
        @Nullable Basin basin,
        @Nullable ZoneType type) {

    public static final ZoneFilter EVERY_ZONE = new ZoneFilter(null, null, null);

    public boolean wants(Zone zone) {
        return (province == null || province.equals(zone.province()))
                && (basin == null || basin == zone.basin())
                && (type == null || type == zone.type());
    }
}
