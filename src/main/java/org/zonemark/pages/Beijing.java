package org.zonemark.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Time as pages show it; the database has UTC. */
final class Beijing {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private Beijing() {}

    static String time(Instant instant) {
        return MINUTES.format(instant);
    }
}
