package org.zonemark.notification;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.account.Account;
import org.zonemark.account.AccountService;
import org.zonemark.account.Role;
import org.zonemark.words.Words;

/** Accounts for tests, and what they have been told. */
@TestComponent
public class Inboxes {

    private final AccountService accounts;
    private final NotificationService notifications;
    private final JdbcClient database;

    public Inboxes(AccountService accounts, NotificationService notifications, JdbcClient database) {
        this.accounts = accounts;
        this.notifications = notifications;
        this.database = database;
    }

    /** Forgets all accounts and what they were told. */
    @Transactional
    public void empty() {
        Stream.of("mail", "notification", "access_token", "account")
                .forEach(table -> database.sql("DELETE FROM " + table).update());
    }

    public Account account(String name, Role role) {
        return account(name, role, null, null, null);
    }

    /** An account with an address, {@code name@example.com}. */
    public Account account(
            String name, Role role, @Nullable String zone, @Nullable String province, @Nullable String city) {
        Account account =
                new Account(name, name, Set.of(role), zone, province, city, name + "@example.com", false, false, 1);
        return accounts.save("system", account, "twelve-or-more");
    }

    public void disable(String name) {
        database.sql("UPDATE account SET disabled = TRUE WHERE name = :name")
                .param("name", name)
                .update();
    }

    /** Tells of an event of that key, in a transaction of its own. */
    @Transactional
    public void tell(String key, Account... readers) {
        notifications.notify(List.of(readers), notice(key));
    }

    public static Notice notice(String key) {
        return new Notice(
                key, NoticeKind.STEP_TAKEN, new Words("主题" + key, "Subject " + key), Words.same(key), "/rounds/1");
    }

    /** The keys of what an account was told, the newest first. */
    public List<String> keys(String account) {
        return all(account).stream().map(one -> one.notice().eventKey()).toList();
    }

    public List<Notification> all(String account) {
        return notifications.list(account, false, Long.MAX_VALUE, 200);
    }

    /** How many mails stand in the outbox in a state. */
    public int mails(String state) {
        return database.sql("SELECT COUNT(*) FROM mail WHERE state = :state")
                .param("state", state)
                .query(Integer.class)
                .single();
    }
}
