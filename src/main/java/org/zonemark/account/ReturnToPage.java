package org.zonemark.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Brings somebody who has signed in back to the page that asked for it, or home. */
public final class ReturnToPage implements AuthenticationSuccessHandler {

    /** Field of the login form: the page to go on to. */
    public static final String NEXT = "next";

    private final String home;

    ReturnToPage(String home) {
        this.home = home;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        String next = request.getParameter(NEXT);
        response.sendRedirect(isOurs(next) ? next : home);
    }

    /** Whether an address is one of this service's: {@code //elsewhere} and {@code /\elsewhere} are another's. */
    public static boolean isOurs(@Nullable String address) {
        return address != null
                && address.startsWith("/")
                && !address.startsWith("//")
                && address.chars().allMatch(c -> c > ' ' && c != '\\' && c < 127);
    }
}
