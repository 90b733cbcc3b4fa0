package org.zonemark.account;

import java.io.Serializable;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the present request.
 *
 * <p>It is kept with a session, which any instance may read.
 *
 * @param name name of the account
 * @param mayWrite false with a token that only reads
 * @param passwordVersion how many passwords the account had had when it was opened; another one ends what this opened
 */
public record Actor(
        String name,
        Set<Role> roles,
        @Nullable String zoneCode,
        @Nullable String province,
        @Nullable String city,
        boolean mayWrite,
        int passwordVersion)
        implements Principal, Serializable {

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** Somebody whose account has had one password. */
    public Actor(
            String name,
            Set<Role> roles,
            @Nullable String zoneCode,
            @Nullable String province,
            @Nullable String city,
            boolean mayWrite) {
        this(name, roles, zoneCode, province, city, mayWrite, 1);
    }

    static Actor of(AccountRepository.Credentials credentials, boolean mayWrite) {
        Account account = credentials.account();
        return new Actor(
                account.name(),
                account.roles(),
                account.zoneCode(),
                account.province(),
                account.city(),
                mayWrite,
                credentials.passwordVersion());
    }

    @Override
    public String getName() {
        return name;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
