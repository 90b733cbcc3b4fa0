package org.zonemark.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the present request.
 *
 * @param name name of the account
 * @param mayWrite false with a token that only reads
 */
public record Actor(
        String name,
        Set<Role> roles,
        @Nullable String zoneCode,
        @Nullable String province,
        @Nullable String city,
        boolean mayWrite) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    static Actor of(Account account, boolean mayWrite) {
        return new Actor(
                account.name(), account.roles(), account.zoneCode(), account.province(), account.city(), mayWrite);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
