package org.zonemark.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.zonemark.account.AccountService;
import org.zonemark.account.Actor;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.OperationAccess;
import org.zonemark.notification.NotificationService;

/** What stands around every page: who reads it, where they can go, and the other language. Templates call it {@code @frame}. */
@Component("frame")
class Frame {

    /** A way to go, by the key of its words. */
    public record Way(String key, String address) {}

    private final CurrentActor currentActor;
    private final AccountService accounts;
    private final NotificationService notifications;
    private final OperationAccess access;

    Frame(
            CurrentActor currentActor,
            AccountService accounts,
            NotificationService notifications,
            OperationAccess access) {
        this.currentActor = currentActor;
        this.accounts = accounts;
        this.notifications = notifications;
        this.access = access;
    }

    public boolean signedIn() {
        return currentActor.get().isPresent();
    }

    /** The reader's name as colleagues know it; null without login. */
    public @Nullable String reader() {
        return currentActor
                .get()
                .map(actor -> accounts.account(actor.name()).displayName())
                .orElse(null);
    }

    public int unread() {
        return currentActor
                .get()
                .map(actor -> notifications.countUnread(actor.name()))
                .orElse(0);
    }

    /** Whether the reader may do an operation of the contract at all. */
    public boolean may(String operation) {
        return access.allows(operation);
    }

    /** The reader's own zone; null if they keep none. */
    public @Nullable String ownZone() {
        return currentActor.get().map(Actor::zoneCode).orElse(null);
    }

    /** The ways of the reader's roles, those that are for anybody behind them. */
    public List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        String zone = ownZone();
        if (zone != null) {
            ways.add(new Way("frame.zone", "/zones/" + zone));
        } else if (may("listZones")) {
            ways.add(new Way("frame.zones", "/zones"));
        }
        if (may("listRounds")) {
            ways.add(new Way("frame.rounds", "/rounds"));
        }
        if (may("diffWeightSets")) {
            ways.add(new Way("frame.weights", "/weights"));
        }
        if (may("readZoneAggregates")) {
            ways.add(new Way("frame.plan", "/plan"));
        }
        if (may("listAccounts")) {
            ways.add(new Way("frame.administration", "/administration"));
        }
        ways.add(new Way("frame.clauses", "/clauses"));
        ways.add(new Way("frame.results", "/results"));
        return ways;
    }

    /** Where the reader's work begins. */
    public String home() {
        return signedIn() ? ways().get(0).address() : "/";
    }

    /** Whether the page is at that address or below it. */
    public boolean stands(String address) {
        String here = request().getRequestURI();
        return here.equals(address) || here.startsWith(address + "/");
    }

    /**
     * The present page in another language. A page that answers to a form has no address of its own to come back to, and
     * what an issuer of identities sends along is nobody's to see again.
     */
    public String in(String language) {
        HttpServletRequest request = request();
        String here = request.getRequestURI();
        boolean read = request.getMethod().equals("GET") && !here.startsWith("/login/");
        String path = read ? here : here.startsWith("/login") ? "/login" : home();
        return UriComponentsBuilder.fromPath(path)
                .query(read ? request.getQueryString() : null)
                .replaceQueryParam(ReaderLanguage.NAME, language)
                .build()
                .toUriString();
    }

    /** Whether the present page can be asked for again with one of its tables as a file. */
    public boolean exports() {
        HttpServletRequest request = request();
        return request.getMethod().equals("GET") && request.getHeader("HX-Request") == null;
    }

    /** The address of a table of the present page as a file. */
    public String export(String table, String format) {
        HttpServletRequest request = request();
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("cursor")
                .replaceQueryParam("from")
                .replaceQueryParam(TableExport.TABLE, table)
                .replaceQueryParam(TableExport.AS, format)
                .build()
                .toUriString();
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
