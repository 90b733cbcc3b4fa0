package org.zonemark.pages;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zonemark.account.AccessToken.Scope;
import org.zonemark.account.AccountService;
import org.zonemark.account.Actor;
import org.zonemark.account.CurrentActor;
import org.zonemark.account.LoginRefusedException;
import org.zonemark.account.LoginService;
import org.zonemark.notification.NotificationService;

/** One's own account: who one is, tokens, password, and what one has not read yet. */
@Controller
class AccountPages {

    private static final String VIEW = "pages/account";
    private static final String BACK = "redirect:/account";

    private final AccountService accounts;
    private final LoginService logins;
    private final NotificationService notifications;
    private final CurrentActor currentActor;
    private final Clock clock;

    AccountPages(
            AccountService accounts,
            LoginService logins,
            NotificationService notifications,
            CurrentActor currentActor,
            Clock clock) {
        this.accounts = accounts;
        this.logins = logins;
        this.notifications = notifications;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/account")
    String account(Model model) {
        return page(model);
    }

    /** Shows the new token's secret in the answer itself, and keeps it nowhere. */
    @PostMapping("/account/tokens")
    String issueToken(TokenForm form, HttpServletResponse response, Model model) {
        String fault = form.fault();
        if (fault != null) {
            return refused("tokenFault", fault, response, model);
        }
        Actor actor = currentActor.require();
        LoginService.IssuedToken issued = logins.issue(
                actor,
                form.label().strip(),
                Scope.valueOf(form.scope()),
                clock.instant().plus(Duration.ofDays(form.days())));
        model.addAttribute("secret", issued.secret());
        return page(model);
    }

    @PostMapping("/account/tokens/{id}/revoke")
    String revokeToken(@PathVariable String id) {
        logins.revoke(currentActor.require(), id);
        return BACK;
    }

    /** Ends every session and token of the account, this one too. */
    @PostMapping("/account/password")
    String changePassword(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(name = "new", defaultValue = "") String next,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws ServletException {
        String fault = NewPassword.fault(next, repeated);
        if (fault == null) {
            fault = change(old, next);
        }
        if (fault != null) {
            return refused("passwordFault", fault, response, model);
        }
        request.logout();
        return "redirect:/login?changed";
    }

    @PostMapping("/account/notifications/{id}/read")
    String markRead(@PathVariable long id) {
        notifications.markRead(currentActor.require().name(), id);
        return BACK;
    }

    /** The key of what is wrong; null if nothing is. */
    private @Nullable String change(String old, String next) {
        String name = currentActor.require().name();
        try {
            logins.login(name, old);
        } catch (LoginRefusedException e) {
            return e.notBefore() == null ? "page.password.wrong" : "page.password.wait";
        }
        accounts.changePassword(name, name, next);
        return null;
    }

    private String refused(String where, String fault, HttpServletResponse response, Model model) {
        response.setStatus(422);
        model.addAttribute(where, fault);
        return page(model);
    }

    private String page(Model model) {
        Actor actor = currentActor.require();
        model.addAttribute("account", accounts.account(actor.name()));
        model.addAttribute("tokens", TokenLine.allOf(logins, actor));
        model.addAttribute("unread", notifications.countUnread(actor.name()));
        model.addAttribute("notices", Notices.unreadOf(notifications, actor.name()));
        return VIEW;
    }
}
