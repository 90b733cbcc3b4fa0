package org.zonemark.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Shows the login page again. Whatever went wrong, it answers alike, but for a name that is closed for a while. */
public final class RefusedLogin implements AuthenticationFailureHandler {

    /** Attribute of the request: for how many seconds another try is not looked at; not there where it is at once. */
    public static final String SECONDS = "org.zonemark.account.refusedLogin.seconds";

    static final String PAGE = "/login/refused";

    RefusedLogin() {}

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        Duration wait = e.getCause() instanceof LoginRefusedException refused ? refused.notBefore() : null;
        answer(request, response, wait);
        request.getRequestDispatcher(PAGE).forward(request, response);
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, @Nullable Duration wait) {
        if (wait == null) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        String seconds = Long.toString(wait.plusMillis(999).toSeconds());
        request.setAttribute(SECONDS, seconds);
        response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
