package org.zonemark.account;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zonemark.rulebook.Fingerprint;
import org.zonemark.words.Code;

/**
 * Who came in, who did not, and who was not let at what: a line of the log for each, as pairs of name and value, which a
 * structured log has as fields too. What was done is the audit trail's.
 */
public final class SecurityLog {

    /** Its logger has its own name, so that operators can send these lines elsewhere. */
    private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);

    private static final String LOGIN = "login";
    private static final String SUCCESS = "success";
    private static final String FAILURE = "failure";
    private static final String REFUSED = "refused";
    private static final String ACCOUNT = "account";
    private static final String TOKEN = "token";
    private static final String REASON = "reason";
    private static final String ADDRESS = "address";

    private static final String NOBODY = "-";
    private static final int LONGEST = 64;
    private static final int HASH_DIGITS = 12;

    private SecurityLog() {}

    static void loggedIn(String name) {
        write(Level.INFO, LOGIN, SUCCESS, ACCOUNT, shown(name));
    }

    /** @param known whether there is an account of that name */
    static void loginFailed(String name, boolean known) {
        failed(FAILURE, name, known);
    }

    /** The name is closed for a while after too many failures, and the password was not looked at. */
    static void loginClosed(String name, boolean known) {
        failed("closed", name, known);
    }

    /** People type passwords where their name should be: a name that is none's is not told, but can be recognised. */
    private static void failed(String outcome, String name, boolean known) {
        if (known) {
            write(Level.WARN, LOGIN, outcome, ACCOUNT, shown(name), "known", "true");
        } else {
            String hash = Fingerprint.ofText(name).substring(0, HASH_DIGITS);
            write(Level.WARN, LOGIN, outcome, "nameSha256", hash, "known", "false");
        }
    }

    /** @param name whom the issuer of identities vouches for; nobody typed it here */
    static void vouchedInVain(String name) {
        write(Level.WARN, LOGIN, FAILURE, ACCOUNT, shown(name), REASON, "no_open_account");
    }

    /** A login at an issuer of identities that came to nothing. */
    static void issuerFailed(String reason) {
        write(Level.WARN, LOGIN, FAILURE, REASON, shown(reason));
    }

    static void loggedOut(@Nullable Authentication who) {
        if (who != null) {
            write(Level.INFO, "logout", SUCCESS, ACCOUNT, name(who));
        }
    }

    static void tokenIssued(AccessToken token) {
        write(
                Level.INFO,
                "issueToken",
                SUCCESS,
                ACCOUNT,
                shown(token.accountName()),
                TOKEN,
                token.id(),
                "scope",
                Code.of(token.scope()),
                "expires",
                token.expiresAt().toString());
    }

    static void tokenRevoked(String name, String id) {
        write(Level.INFO, "revokeToken", SUCCESS, ACCOUNT, shown(name), TOKEN, shown(id));
    }

    /** A token was brought that is not known, has expired, or whose account is closed. Nothing of it is told. */
    static void tokenRefused() {
        LoggedRequest request = LoggedRequest.present();
        write(Level.WARN, "useToken", REFUSED, "method", request.method(), "route", request.route());
    }

    /**
     * @param reason what stands in the way
     * @param operation what was asked for; null if that is not known yet
     * @param zone code of the zone that was asked about; null if none was
     */
    public static void accessRefused(String reason, @Nullable String operation, @Nullable String zone) {
        LoggedRequest request = LoggedRequest.present();
        write(
                Level.WARN,
                "access",
                REFUSED,
                REASON,
                reason,
                ACCOUNT,
                name(SecurityContextHolder.getContext().getAuthentication()),
                "operation",
                operation == null ? NOBODY : operation,
                "zone",
                zone == null ? NOBODY : shown(zone),
                "method",
                request.method(),
                "route",
                request.route());
    }

    private static String name(@Nullable Authentication who) {
        Object principal = who == null ? null : who.getPrincipal();
        if (principal instanceof VouchedUser user) {
            return shown(user.actor().name());
        }
        return principal instanceof Actor actor ? shown(actor.name()) : NOBODY;
    }

    /** Nothing that could forge a line or a pair of one. */
    private static String shown(String text) {
        String clean = text.replaceAll("[^\\p{L}\\p{N}._@-]", "_");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }

    /** @param pairs names and values by turns */
    private static void write(Level level, String action, String outcome, String... pairs) {
        LoggingEventBuilder line = LOG.atLevel(level);
        StringBuilder text = new StringBuilder();
        add(line, text, "action", action);
        add(line, text, "outcome", outcome);
        for (int i = 0; i < pairs.length; i += 2) {
            add(line, text, pairs[i], pairs[i + 1]);
        }
        add(line, text, ADDRESS, LoggedRequest.present().from());
        line.log(text.toString());
    }

    private static void add(LoggingEventBuilder line, StringBuilder text, String name, String value) {
        line.addKeyValue(name, value);
        text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value);
    }
}
