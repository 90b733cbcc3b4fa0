package org.zonemark;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zonemark.account.Role;

/** Whose token a test needs for a request about zones: the zone's own editor for its answers, the ministry's otherwise. */
public final class Tokens {

    private static final Pattern ANSWERS = Pattern.compile("/api/v1/zones/([^/?]+)/self-assessments/.*");

    private final Cast cast;
    private final Map<String, String> byName = new ConcurrentHashMap<>();

    public Tokens(Cast cast) {
        this.cast = cast;
    }

    /** The token; null for what is open to anyone. */
    public @Nullable String of(String method, String path) {
        Matcher answers = ANSWERS.matcher(path);
        if (answers.matches() && !method.equals("GET")) {
            String zone = URLDecoder.decode(answers.group(1), StandardCharsets.UTF_8);
            return byName.computeIfAbsent("zone " + zone, name -> cast.ofZone(zone));
        }
        boolean aboutZones = path.startsWith("/api/v1/zones") || path.startsWith("/api/v1/ranking");
        return aboutZones ? byName.computeIfAbsent("ministry", name -> cast.of(Role.MINISTRY)) : null;
    }
}
