package org.zonemark.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zonemark.account.Issuers;
import org.zonemark.account.RefusedLogin;
import org.zonemark.account.ReturnToPage;

/** Where somebody comes in, and what they see when they do not. The form itself is taken by Spring Security. */
@Controller
class LoginPages {

    /** A field of a form that was not taken. */
    record Written(String name, String value) {}

    private static final String VIEW = "pages/login";

    private final Issuers issuers;

    LoginPages(Issuers issuers) {
        this.issuers = issuers;
    }

    @ModelAttribute
    void addIssuers(Model model) {
        model.addAttribute("issuers", issuers.links());
    }

    /** Says as well whether somebody has just left, or changed a password. */
    @GetMapping("/login")
    String login(
            @RequestParam @Nullable String left,
            @RequestParam @Nullable String changed,
            @RequestParam @Nullable String next,
            Model model) {
        model.addAttribute("next", ReturnToPage.isOurs(next) ? next : null);
        model.addAttribute("left", left != null);
        model.addAttribute("changed", changed != null);
        return VIEW;
    }

    /** Offers what somebody wrote while their session ended to be sent again, once they have signed in elsewhere. */
    @RequestMapping(PageAccess.INTERRUPTED)
    String interrupted(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        keepWhatWasWritten(request, model);
        return VIEW;
    }

    @RequestMapping("/login/refused")
    String refused(
            @RequestAttribute(name = RefusedLogin.SECONDS, required = false) @Nullable String seconds,
            @RequestAttribute(name = RefusedLogin.NO_ISSUER, required = false) @Nullable Boolean noIssuer,
            @RequestParam @Nullable String next,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("next", ReturnToPage.isOurs(next) ? next : null);
        boolean refused = seconds == null && noIssuer == null;
        if (refused) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
        model.addAttribute("refused", refused);
        model.addAttribute("noIssuer", noIssuer);
        model.addAttribute("seconds", seconds);
        return VIEW;
    }

    /** A form that is too old, or was not sent from our page. */
    @RequestMapping("/login/again")
    String again(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("again", true);
        keepWhatWasWritten(request, model);
        return VIEW;
    }

    /** Only what one of our own pages has sent: another site's form must not be one click from being taken. */
    private static void keepWhatWasWritten(HttpServletRequest request, Model model) {
        Object first = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        boolean ours = "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
        if (!ours || first == null || first.toString().matches("/(login|account)(/.*)?")) {
            return;
        }
        List<Written> written = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf") && !name.contains("assword")) {
                Arrays.stream(values).forEach(value -> written.add(new Written(name, value)));
            }
        });
        model.addAttribute("sendAgain", first.toString());
        model.addAttribute("written", written);
    }
}
