package org.zonemark.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.account.AccessTable.ZonePlace;
import org.zonemark.audit.AuditTrail;

/** Keeps accounts. */
@Service
public class AccountService {

    /** The shortest password that is taken. */
    public static final int SHORTEST_PASSWORD = 12;

    /** The longest: bcrypt looks at no more bytes. */
    public static final int LONGEST_PASSWORD = 72;

    private static final String SUBJECT = "account/";

    private final AccountRepository accounts;
    private final PasswordEncoder passwords;
    private final AuditTrail audit;

    AccountService(AccountRepository accounts, PasswordEncoder passwords, AuditTrail audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Account> accounts() {
        return accounts.all();
    }

    /** The account; null if there is none of that name. */
    @Transactional(readOnly = true)
    public @Nullable Account account(String name) {
        return accounts.find(name).map(AccountRepository.Credentials::account).orElse(null);
    }

    /**
     * The accounts in use that hold a role; those of a zone, city or province only where the zone is their own.
     *
     * @param zone null for the roles that lie nowhere
     */
    @Transactional(readOnly = true)
    public List<Account> holding(Role role, @Nullable ZonePlace zone) {
        return accounts.holding(role, zone);
    }

    /** Adds an account, or changes the one of that name, whatever is there. */
    @Transactional
    public Account save(String actor, Account account, @Nullable String password) {
        return save(actor, account, password, null);
    }

    /**
     * Adds an account, or changes the one of that name; a new one needs a password.
     *
     * @param version that the change was made from, 0 for none; null changes whatever is there
     * @throws AccountChangedException if another version is stored
     * @throws IllegalArgumentException if a new account comes without a password
     */
    @Transactional
    public Account save(String actor, Account account, @Nullable String password, @Nullable Integer version) {
        Account before = accounts.findAndLock(account.name())
                .map(AccountRepository.Credentials::account)
                .orElse(null);
        int stored = before == null ? 0 : before.version();
        if (version != null && version != stored) {
            throw new AccountChangedException(account.name(), stored);
        }
        if (before == null) {
            if (password == null) {
                throw new IllegalArgumentException("a new account needs a password");
            }
            accounts.add(account, String.valueOf(passwords.encode(password)));
        } else {
            accounts.update(account);
            if (password != null) {
                setPassword(account.name(), password);
            }
        }
        Account after = accounts.find(account.name()).orElseThrow().account();
        audit.tell(
                actor,
                before == null ? "addAccount" : "changeAccount",
                SUBJECT + account.name(),
                null,
                toldOf(before, after),
                toldOf(after, before));
        return after;
    }

    /**
     * Adds the first account, if there is none; of several instances that start at once one does.
     *
     * @return whether it was added
     * @throws OptimisticLockingFailureException if another instance added it at the same moment
     */
    @Transactional
    public boolean addFirst(String actor, Account account, String password) {
        if (!accounts.isEmpty()) {
            return false;
        }
        accounts.add(account, String.valueOf(passwords.encode(password)));
        audit.tell(actor, "addAccount", SUBJECT + account.name(), null, null, toldOf(account, null));
        return true;
    }

    /** Sets a password; tokens issued before are gone with the old one. */
    @Transactional
    public void changePassword(String actor, String name, String password) {
        setPassword(name, password);
        audit.tell(actor, "changePassword", SUBJECT + name, null, null, null);
    }

    /** The trail is for ever; an address in it could not be forgotten. It tells that there is one, and that it is new. */
    private static @Nullable Account toldOf(@Nullable Account account, @Nullable Account other) {
        if (account == null || account.email() == null) {
            return account;
        }
        boolean differs =
                other != null && other.email() != null && !account.email().equals(other.email());
        return account.withEmail(differs ? "given, another" : "given");
    }

    private void setPassword(String name, String password) {
        accounts.updatePassword(name, String.valueOf(passwords.encode(password)));
        accounts.removeTokensOf(name);
    }
}
