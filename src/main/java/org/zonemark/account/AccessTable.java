package org.zonemark.account;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * The table of {@code access.yaml}: who may do which operation.
 *
 * <p>An operation that it does not name is open to nobody.
 */
public final class AccessTable {

    /** What a zone that is asked about lies in, as far as access goes. */
    public record ZonePlace(String code, String province, String city) {}

    /** Whether somebody may do something. */
    public enum Verdict {
        ALLOWED,
        /** Nobody has shown who they are, and the operation needs it. */
        LOGIN_NEEDED,
        /** The account's roles do not do this at all. */
        FORBIDDEN,
        /** The roles do this, but not for that zone, which must look as if it did not exist. */
        NOT_OWN
    }

    /** Which zones a row speaks of. */
    private enum Reach {
        ALL,
        OWN
    }

    private record Row(boolean anyone, Map<Role, Reach> roles) {}

    private final Map<String, Row> rows;

    private AccessTable(Map<String, Row> rows) {
        this.rows = rows;
    }

    /** @throws IllegalArgumentException if the table names a role or reach that there is not */
    public static AccessTable load() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(AccessTable.class.getResourceAsStream("/access.yaml")),
                StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AccessTable read(Reader reader) {
        Map<String, Object> table = new Yaml().load(reader);
        Map<String, Row> rows = new LinkedHashMap<>();
        table.forEach((operation, who) -> rows.put(operation, row(operation, who)));
        return new AccessTable(rows);
    }

    private static Row row(String operation, Object who) {
        if ("anyone".equals(who)) {
            return new Row(true, Map.of());
        }
        Map<Role, Reach> roles = new LinkedHashMap<>();
        if (!(who instanceof List<?> entries)) {
            throw refused(operation, who);
        }
        for (Object entry : entries) {
            String[] words = String.valueOf(entry).split(" ", 2);
            if (words.length > 1 && !words[1].equals("own")) {
                // Whoever meant less than every zone must not get every zone.
                throw refused(operation, entry);
            }
            if (roles.put(Role.of(words[0]), words.length > 1 ? Reach.OWN : Reach.ALL) != null) {
                throw refused(operation, entry);
            }
        }
        return new Row(false, roles);
    }

    private static IllegalArgumentException refused(String operation, @Nullable Object entry) {
        return new IllegalArgumentException("access.yaml, " + operation + ": `" + entry
                + "` is neither `anyone` nor a list of roles, once each, with nothing or `own` behind");
    }

    public Set<String> operations() {
        return rows.keySet();
    }

    /** The roles that may do an operation, for at least some zones; empty if anyone may, or nobody. */
    public Set<Role> rolesFor(String operation) {
        Row row = rows.get(operation);
        return row == null ? Set.of() : row.roles().keySet();
    }

    public boolean isOpen(String operation) {
        Row row = rows.get(operation);
        return row != null && row.anyone();
    }

    /**
     * @param actor null if nobody has shown who they are
     * @param zone the zone that is asked about; null if there is none such, or the operation is about none
     * @param aboutZone whether the operation is about one zone
     */
    public Verdict verdict(String operation, @Nullable Actor actor, boolean aboutZone, @Nullable ZonePlace zone) {
        Row row = rows.get(operation);
        if (row != null && row.anyone()) {
            return Verdict.ALLOWED;
        }
        if (actor == null) {
            return Verdict.LOGIN_NEEDED;
        }
        List<Verdict> verdicts = new ArrayList<>();
        if (row != null) {
            row.roles().forEach((role, reach) -> {
                if (actor.has(role)) {
                    boolean reaches = reach == Reach.ALL || !aboutZone || (zone != null && isOwn(role, actor, zone));
                    verdicts.add(reaches ? Verdict.ALLOWED : Verdict.NOT_OWN);
                }
            });
        }
        return verdicts.stream().min(Enum::compareTo).orElse(Verdict.FORBIDDEN);
    }

    /** Whether a zone is the actor's own in one of its roles, whatever the operation. */
    public static boolean isOwn(Role role, Actor actor, ZonePlace zone) {
        return switch (role) {
            case ZONE_EDITOR, ZONE_SIGNER -> zone.code().equals(actor.zoneCode());
            case CITY -> zone.province().equals(actor.province()) && zone.city().equals(actor.city());
            case PROVINCE -> zone.province().equals(actor.province());
            case EXPERT, MINISTRY, AUDITOR, ADMINISTRATOR -> true;
        };
    }
}
