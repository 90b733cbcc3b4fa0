package org.zonemark.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.audit.AuditTrail;
import org.zonemark.rulebook.Fingerprint;

/**
 * Opens accounts by password, and by the tokens that programs use.
 *
 * <p>After five wrong passwords an account is closed for a minute, and twice as long after each further one, up to an
 * hour. An account that does not exist takes as long to refuse as one that does.
 */
@Service
public class LoginService {

    /** A new token with its secret, which is not to be had again. */
    public record IssuedToken(AccessToken token, String secret) {}

    private static final String PREFIX = "zmk_";
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    private final AccountRepository accounts;
    private final UnknownNameRepository unknown;
    private final PasswordEncoder passwords;
    private final AuditTrail audit;
    private final Clock clock;
    private final boolean demo;
    private final SecureRandom random = new SecureRandom();
    private final String nobodysHash;

    LoginService(
            AccountRepository accounts,
            UnknownNameRepository unknown,
            PasswordEncoder passwords,
            AuditTrail audit,
            Clock clock,
            Environment environment) {
        this.accounts = accounts;
        this.unknown = unknown;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.nobodysHash = String.valueOf(passwords.encode("nobody"));
    }

    /**
     * The actor that name and password stand for.
     *
     * @throws LoginRefusedException if they do not open an account, or not now
     */
    @Transactional(noRollbackFor = LoginRefusedException.class)
    public Actor login(String name, String password) {
        Instant now = clock.instant();
        Optional<AccountRepository.Credentials> found = accounts.findAndLock(name);
        FailureCount before = found.map(one -> new FailureCount(one.failures(), one.lockedUntil()))
                .orElseGet(() -> unknown.findAndLock(name, now));
        Duration closed = before.closedFor(now);
        if (closed != null) {
            SecurityLog.loginClosed(name, found.isPresent());
            throw new LoginRefusedException(closed);
        }
        String hash = found.map(AccountRepository.Credentials::passwordHash).orElse(nobodysHash);
        boolean right = passwords.matches(password, hash);
        if (found.isEmpty() || !right || !isUsable(found.get().account())) {
            FailureCount after = before.oneMore(now);
            count(name, found.isPresent(), after);
            SecurityLog.loginFailed(name, found.isPresent());
            throw new LoginRefusedException(after.closedFor(now));
        }
        accounts.updateFailures(name, 0, null);
        SecurityLog.loggedIn(name);
        return Actor.of(found.get(), true);
    }

    private void count(String name, boolean exists, FailureCount count) {
        if (exists) {
            accounts.updateFailures(name, count.failures(), count.closedUntil());
        } else {
            unknown.update(name, count);
        }
    }

    /**
     * Issues a token for an account that has shown its password.
     *
     * @throws LoginRefusedException if the account has got another password since, or is closed
     */
    @Transactional
    public IssuedToken issue(Actor actor, String label, AccessToken.Scope scope, Instant expiresAt) {
        // Held until the token is there, so that a change of password sees it and takes it away.
        accounts.findAndLock(actor.name())
                .filter(found -> isStillOpen(actor, found))
                .orElseThrow(() -> new LoginRefusedException(null));
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        AccessToken token = new AccessToken(
                HexFormat.of().formatHex(id),
                actor.name(),
                label,
                scope,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                expiresAt.truncatedTo(ChronoUnit.MILLIS));
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        accounts.addToken(token, Fingerprint.ofText(encoded));
        audit.tell(actor.name(), "issueToken", "account/" + actor.name(), null, null, token);
        SecurityLog.tokenIssued(token);
        return new IssuedToken(token, PREFIX + token.id() + "_" + encoded);
    }

    /** The actor that a token stands for; empty if it is not known, has expired, or its account is closed. */
    @Transactional(readOnly = true)
    public Optional<Actor> byToken(String token) {
        String[] parts =
                token.startsWith(PREFIX) ? token.substring(PREFIX.length()).split("_", 2) : new String[0];
        if (parts.length != 2) {
            return Optional.empty();
        }
        return accounts.findToken(parts[0])
                .filter(stored -> isSame(stored.secretSha256(), Fingerprint.ofText(parts[1])))
                .filter(stored -> stored.token().expiresAt().isAfter(clock.instant()))
                .flatMap(stored -> accounts.find(stored.token().accountName())
                        .filter(found -> isUsable(found.account()))
                        .map(found -> Actor.of(found, stored.token().scope() == AccessToken.Scope.WRITE)));
    }

    /** The actor of a session as its account is now; empty if it is closed, or has another password. */
    @Transactional(readOnly = true)
    public Optional<Actor> renewed(Actor actor) {
        return accounts.find(actor.name())
                .filter(found -> isStillOpen(actor, found))
                .map(found -> Actor.of(found, true));
    }

    /**
     * The actor that somebody stands for whom an issuer of identities vouches for.
     *
     * @throws LoginRefusedException if there is no account of that name, or it is closed
     */
    @Transactional(readOnly = true)
    public Actor vouchedFor(String name) {
        return accounts.find(name)
                .filter(found -> isUsable(found.account()))
                .map(found -> Actor.of(found, true))
                .orElseThrow(() -> new LoginRefusedException(null));
    }

    @Transactional(readOnly = true)
    public List<AccessToken> tokens(Actor actor) {
        return accounts.tokensOf(actor.name());
    }

    /** Whether there was such a token of the actor's. */
    @Transactional
    public boolean revoke(Actor actor, String tokenId) {
        boolean removed = accounts.removeToken(actor.name(), tokenId);
        if (removed) {
            audit.tell(actor.name(), "revokeToken", "account/" + actor.name(), null, tokenId, null);
            SecurityLog.tokenRevoked(actor.name(), tokenId);
        }
        return removed;
    }

    private boolean isStillOpen(Actor actor, AccountRepository.Credentials found) {
        return isUsable(found.account()) && found.passwordVersion() == actor.passwordVersion();
    }

    private boolean isUsable(Account account) {
        return !account.disabled() && (!account.demo() || demo);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
