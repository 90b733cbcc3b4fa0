package org.zonemark.parts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.versioning.ComparableVersion;
import tools.jackson.databind.JsonNode;

/**
 * A publicly known weakness, as the OSV schema writes it (ossf.github.io/osv-schema), of parts from Maven repositories.
 *
 * @param id of GitHub's advisory, or the CVE
 * @param names its id and its aliases: others name it otherwise
 */
record Weakness(String id, Set<String> names, List<Affected> affected) {

    /**
     * Versions of a part.
     *
     * @param name group and artifact, with a colon between them
     * @param listed versions that are named one by one
     * @param events what happened, in the order of the record
     */
    record Affected(String name, List<String> listed, List<Event> events) {

        boolean includes(String version) {
            if (listed.contains(version)) {
                return true;
            }
            ComparableVersion asked = new ComparableVersion(version);
            boolean within = false;
            for (Event event : events) {
                within = event.after(within, asked);
            }
            return within;
        }
    }

    /** @param kind introduced, fixed or last_affected */
    record Event(String kind, String version) {

        private static final String FROM_THE_BEGINNING = "0";

        /** Whether a version is affected, by this event and what was known before it. */
        boolean after(boolean within, ComparableVersion asked) {
            int compared = asked.compareTo(new ComparableVersion(version));
            return switch (kind) {
                case "introduced" -> within || version.equals(FROM_THE_BEGINNING) || compared >= 0;
                case "fixed" -> within && compared < 0;
                case "last_affected" -> within && compared <= 0;
                default -> within;
            };
        }
    }

    /** Reads a record; versions that are told by commits only are left out. */
    static Weakness of(JsonNode osv) {
        List<Affected> affected = new ArrayList<>();
        for (JsonNode one : osv.path("affected")) {
            if (!one.at("/package/ecosystem").asString("").equals("Maven")) {
                continue;
            }
            String name = one.at("/package/name").stringValue();
            List<String> listed = one.path("versions")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .toList();
            affected.add(new Affected(name, listed, List.of()));
            for (JsonNode range : one.path("ranges")) {
                if (!range.path("type").asString("").equals("GIT")) {
                    affected.add(new Affected(name, List.of(), events(range)));
                }
            }
        }
        String id = osv.get("id").stringValue();
        Set<String> names = new HashSet<>(Set.of(id));
        osv.path("aliases").valueStream().forEach(alias -> names.add(alias.stringValue()));
        return new Weakness(id, names, osv.has("withdrawn") ? List.of() : affected);
    }

    private static List<Event> events(JsonNode range) {
        List<Event> events = new ArrayList<>();
        for (JsonNode event : range.path("events")) {
            event.properties()
                    .forEach(one ->
                            events.add(new Event(one.getKey(), one.getValue().stringValue())));
        }
        return events;
    }

    boolean concerns(String name, String version) {
        return affected.stream().anyMatch(one -> one.name().equals(name) && one.includes(version));
    }
}
