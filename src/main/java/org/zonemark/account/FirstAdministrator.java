package org.zonemark.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** At the first start makes one administrator, with a random password that is shown once, on the console only. */
@Component
@Profile("!demo")
class FirstAdministrator implements ApplicationRunner {

    private static final String NAME = "administrator";
    private static final int PASSWORD_BYTES = 15;

    private final AccountService accounts;

    FirstAdministrator(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Account first =
                new Account(NAME, "Administrator", Set.of(Role.ADMINISTRATOR), null, null, null, false, false, 1);
        if (addUnlessOthersDid(first, password)) {
            // Not by the logger: logs are kept, and a password must not be.
            System.out.printf(
                    "%n  First start. Account: %s  password: %s%n  It is shown once. Change it.%n%n", NAME, password);
        }
    }

    /** @return whether it was this instance that added it */
    private boolean addUnlessOthersDid(Account first, String password) {
        try {
            return accounts.addFirst("system", first, password);
        } catch (OptimisticLockingFailureException e) {
            return false; // another instance was faster, and shows the password that counts
        }
    }
}
