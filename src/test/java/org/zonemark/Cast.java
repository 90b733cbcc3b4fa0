package org.zonemark;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.account.AccessToken.Scope;
import org.zonemark.account.Account;
import org.zonemark.account.AccountService;
import org.zonemark.account.Actor;
import org.zonemark.account.LoginRefusedException;
import org.zonemark.account.LoginService;
import org.zonemark.account.Role;

/** Accounts for tests, and tokens that act for them. */
public final class Cast {

    public static final String PASSWORD = "correct horse battery";

    private static final Map<Role, String> NAMES = new EnumMap<>(Role.class);

    static {
        for (Role role : Role.values()) {
            NAMES.put(role, role.code().replace('_', '-'));
        }
    }

    private final AccountService accounts;
    private final LoginService logins;
    private final Clock clock;

    Cast(AccountService accounts, LoginService logins, Clock clock) {
        this.accounts = accounts;
        this.logins = logins;
        this.clock = clock;
    }

    /** A token of a new account for a role of no place, such as the ministry's. */
    public String of(Role role) {
        return token(add(account(NAMES.get(role), role, null, null, null)));
    }

    /** A token of a new account that edits and signs for a zone. */
    public String ofZone(String zone) {
        Set<Role> both = Set.of(Role.ZONE_EDITOR, Role.ZONE_SIGNER);
        return token(add(new Account("zone-" + zone, zone, both, zone, null, null, false, false, 1)));
    }

    public String ofCity(String province, String city) {
        return token(add(account("city-" + province + "-" + city, Role.CITY, null, province, city)));
    }

    public String ofProvince(String province) {
        return token(add(account("province-" + province, Role.PROVINCE, null, province, null)));
    }

    public Account add(Account account) {
        return accounts.save("test", account, PASSWORD);
    }

    public String token(Account account) {
        return token(account, Scope.WRITE);
    }

    public String token(Account account, Scope scope) {
        return issue(account, scope).secret();
    }

    public LoginService.IssuedToken issue(Account account, Scope scope) {
        Actor actor = actor(account);
        return logins.issue(actor, "test", scope, clock.instant().plus(Duration.ofDays(365)));
    }

    private Actor actor(Account account) {
        try {
            return logins.vouchedFor(account.name());
        } catch (LoginRefusedException e) {
            // It is closed, and has the password that it was made with.
            return new Actor(
                    account.name(), account.roles(), account.zoneCode(), account.province(), account.city(), true);
        }
    }

    public static Account account(
            String name, Role role, @Nullable String zone, @Nullable String province, @Nullable String city) {
        return new Account(name, name, Set.of(role), zone, province, city, false, false, 1);
    }
}
