package org.zonemark.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account, without its password.
 *
 * @param zoneCode the zone of a zone's account
 * @param province the province of a province's or city's account
 * @param city the city of a city's account
 * @param email where mail for it goes; null where it wants none
 * @param demo whether it works with the profile {@code demo} only
 * @param version counts changes, from 1
 */
public record Account(
        String name,
        String displayName,
        Set<Role> roles,
        @Nullable String zoneCode,
        @Nullable String province,
        @Nullable String city,
        @Nullable String email,
        boolean disabled,
        boolean demo,
        int version) {

    public Account {
        roles = Set.copyOf(roles);
    }

    /** An account that wants no mail. */
    public Account(
            String name,
            String displayName,
            Set<Role> roles,
            @Nullable String zoneCode,
            @Nullable String province,
            @Nullable String city,
            boolean disabled,
            boolean demo,
            int version) {
        this(name, displayName, roles, zoneCode, province, city, null, disabled, demo, version);
    }

    Account withEmail(String other) {
        return new Account(name, displayName, roles, zoneCode, province, city, other, disabled, demo, version);
    }
}
