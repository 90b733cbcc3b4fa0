package org.zonemark.pages;

import jakarta.servlet.http.HttpServletResponse;
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

/** Where somebody comes in, and what they see when they do not. The form itself is taken by Spring Security. */
@Controller
class LoginPages {

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
    String login(@RequestParam @Nullable String left, @RequestParam @Nullable String changed, Model model) {
        model.addAttribute("left", left != null);
        model.addAttribute("changed", changed != null);
        return VIEW;
    }

    @RequestMapping("/login/refused")
    String refused(
            @RequestAttribute(name = RefusedLogin.SECONDS, required = false) @Nullable String seconds,
            HttpServletResponse response,
            Model model) {
        if (seconds == null) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
        model.addAttribute("refused", seconds == null);
        model.addAttribute("seconds", seconds);
        return VIEW;
    }

    /** A form that is too old, or was not sent from our page. */
    @RequestMapping("/login/again")
    String again(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("again", true);
        return VIEW;
    }
}
