package org.zonemark.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zonemark.account.AccessTable.ZonePlace;

/** Accounts and their tokens in the database. */
@Repository
class AccountRepository {

    /** An account with what its login is checked by. */
    record Credentials(
            Account account,
            String passwordHash,
            int passwordVersion,
            int failures,
            @Nullable Instant lockedUntil) {}

    /** A token with the hash of its secret. */
    record StoredToken(AccessToken token, String secretSha256) {}

    private static final String COLUMNS =
            "name, display_name, password_hash, roles, zone_code, province, city, email, disabled,"
                    + " demo, failures, locked_until, version, password_version";

    private final JdbcClient database;

    AccountRepository(JdbcClient database) {
        this.database = database;
    }

    Optional<Credentials> find(String name) {
        return database.sql("SELECT " + COLUMNS + " FROM account WHERE name = :name")
                .param("name", name)
                .query((row, i) -> credentials(row))
                .optional();
    }

    /** The same, and nobody else changes the account until the transaction ends. */
    Optional<Credentials> findAndLock(String name) {
        return database.sql("SELECT " + COLUMNS + " FROM account WHERE name = :name FOR UPDATE")
                .param("name", name)
                .query((row, i) -> credentials(row))
                .optional();
    }

    List<Account> all() {
        return database.sql("SELECT " + COLUMNS + " FROM account ORDER BY name")
                .query((row, i) -> credentials(row).account())
                .list();
    }

    /**
     * Accounts in use that hold a role; those of a zone, city or province only where the zone is their own.
     *
     * @param zone null for the roles that lie nowhere
     */
    List<Account> holding(Role role, @Nullable ZonePlace zone) {
        String own = switch (role) {
            case ZONE_EDITOR, ZONE_SIGNER -> " AND zone_code = :zone";
            case CITY -> " AND province = :province AND city = :city";
            case PROVINCE -> " AND province = :province";
            case EXPERT, MINISTRY, AUDITOR, ADMINISTRATOR -> "";
        };
        return database.sql("SELECT " + COLUMNS + " FROM account WHERE disabled = FALSE"
                        + " AND CONCAT(' ', roles, ' ') LIKE :role" + own + " ORDER BY name")
                .param("role", "% " + role.code() + " %")
                .param("zone", zone == null ? null : zone.code())
                .param("province", zone == null ? null : zone.province())
                .param("city", zone == null ? null : zone.city())
                .query((row, i) -> credentials(row).account())
                .list();
    }

    boolean isEmpty() {
        return database.sql("SELECT COUNT(*) FROM account").query(Long.class).single() == 0;
    }

    /** @throws OptimisticLockingFailureException if another has added one of that name meanwhile */
    void add(Account account, String passwordHash) {
        try {
            insert(account, passwordHash);
        } catch (DuplicateKeyException e) {
            throw new OptimisticLockingFailureException("account " + account.name() + " has been added meanwhile", e);
        }
    }

    private void insert(Account account, String passwordHash) {
        parameters(
                        database.sql(
                                "INSERT INTO account (" + COLUMNS + ") VALUES (:name, :display, :hash, :roles, :zone,"
                                        + " :province, :city, :email, :disabled, :demo, 0, NULL, 1, 1)"),
                        account)
                .param("hash", passwordHash)
                .param("demo", account.demo())
                .update();
    }

    void update(Account account) {
        parameters(
                        database.sql("UPDATE account SET display_name = :display, roles = :roles, zone_code = :zone,"
                                + " province = :province, city = :city, email = :email, disabled = :disabled,"
                                + " version = version + 1"
                                + " WHERE name = :name"),
                        account)
                .update();
    }

    void updatePassword(String name, String passwordHash) {
        database.sql("UPDATE account SET password_hash = :hash, failures = 0, locked_until = NULL,"
                        + " version = version + 1, password_version = password_version + 1 WHERE name = :name")
                .param("name", name)
                .param("hash", passwordHash)
                .update();
    }

    void updateFailures(String name, int failures, @Nullable Instant lockedUntil) {
        database.sql("UPDATE account SET failures = :failures, locked_until = :until WHERE name = :name")
                .param("name", name)
                .param("failures", failures)
                .param("until", lockedUntil == null ? null : LocalDateTime.ofInstant(lockedUntil, ZoneOffset.UTC))
                .update();
    }

    void addToken(AccessToken token, String secretSha256) {
        database.sql("INSERT INTO access_token (id, account_name, label, secret_sha256, scope, created_at, expires_at)"
                        + " VALUES (:id, :account, :label, :sha, :scope, :created, :expires)")
                .param("id", token.id())
                .param("account", token.accountName())
                .param("label", token.label())
                .param("sha", secretSha256)
                .param("scope", token.scope().name())
                .param("created", LocalDateTime.ofInstant(token.createdAt(), ZoneOffset.UTC))
                .param("expires", LocalDateTime.ofInstant(token.expiresAt(), ZoneOffset.UTC))
                .update();
    }

    Optional<StoredToken> findToken(String id) {
        return database.sql("SELECT id, account_name, label, secret_sha256, scope, created_at, expires_at"
                        + " FROM access_token WHERE id = :id")
                .param("id", id)
                .query((row, i) -> token(row))
                .optional();
    }

    List<AccessToken> tokensOf(String account) {
        return database.sql("SELECT id, account_name, label, secret_sha256, scope, created_at, expires_at"
                        + " FROM access_token WHERE account_name = :account ORDER BY created_at, id")
                .param("account", account)
                .query((row, i) -> token(row).token())
                .list();
    }

    boolean removeToken(String account, String id) {
        return database.sql("DELETE FROM access_token WHERE id = :id AND account_name = :account")
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    void removeTokensOf(String account) {
        database.sql("DELETE FROM access_token WHERE account_name = :account")
                .param("account", account)
                .update();
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, Account account) {
        return statement
                .param("name", account.name())
                .param("display", account.displayName())
                .param(
                        "roles",
                        account.roles().stream().map(Role::code).sorted().collect(Collectors.joining(" ")))
                .param("zone", account.zoneCode())
                .param("province", account.province())
                .param("city", account.city())
                .param("email", account.email())
                .param("disabled", account.disabled());
    }

    private static Credentials credentials(ResultSet row) throws SQLException {
        Set<Role> roles = Arrays.stream(row.getString("roles").split(" "))
                .filter(code -> !code.isEmpty())
                .map(Role::of)
                .collect(Collectors.toSet());
        Account account = new Account(
                row.getString("name"),
                row.getString("display_name"),
                roles,
                row.getString("zone_code"),
                row.getString("province"),
                row.getString("city"),
                row.getString("email"),
                row.getBoolean("disabled"),
                row.getBoolean("demo"),
                row.getInt("version"));
        LocalDateTime until = row.getObject("locked_until", LocalDateTime.class);
        return new Credentials(
                account,
                row.getString("password_hash"),
                row.getInt("password_version"),
                row.getInt("failures"),
                until == null ? null : until.toInstant(ZoneOffset.UTC));
    }

    private static StoredToken token(ResultSet row) throws SQLException {
        AccessToken token = new AccessToken(
                row.getString("id"),
                row.getString("account_name"),
                row.getString("label"),
                AccessToken.Scope.valueOf(row.getString("scope")),
                row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject("expires_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
        return new StoredToken(token, row.getString("secret_sha256"));
    }
}
