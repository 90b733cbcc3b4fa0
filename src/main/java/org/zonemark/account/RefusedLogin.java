package org.zonemark.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Shows the login page again. Whatever went wrong, it answers alike, but for a name that is closed for a while, and for an
 * issuer of identities that does not answer: that is nobody's fault who wants to come in.
 */
public final class RefusedLogin implements AuthenticationFailureHandler {

    /** Attribute of the request: for how many seconds another try is not looked at; not there where it is at once. */
    public static final String SECONDS = "org.zonemark.account.refusedLogin.seconds";

    /** Attribute of the request: that the issuer of identities could not be reached; not there where it could. */
    public static final String NO_ISSUER = "org.zonemark.account.refusedLogin.noIssuer";

    private static final String ISSUER_SECONDS = "10";
    private static final Logger LOG = LoggerFactory.getLogger(RefusedLogin.class);

    static final String PAGE = "/login/refused";

    RefusedLogin() {}

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        tell(e);
        if (IssuerCalls.gotNoAnswer(e)) {
            LOG.warn("An issuer of identities does not answer: {}", e.getMessage());
            request.setAttribute(NO_ISSUER, true);
            response.setHeader(HttpHeaders.RETRY_AFTER, ISSUER_SECONDS);
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        } else {
            answer(request, response, notBefore(e));
        }
        request.getRequestDispatcher(PAGE).forward(request, response);
    }

    private static @Nullable Duration notBefore(AuthenticationException e) {
        return e.getCause() instanceof LoginRefusedException refused ? refused.notBefore() : null;
    }

    /** A name that was looked up was told of there. */
    private static void tell(AuthenticationException e) {
        if (!(e.getCause() instanceof LoginRefusedException)) {
            boolean coded = e instanceof OAuth2AuthenticationException;
            SecurityLog.issuerFailed(
                    coded
                            ? ((OAuth2AuthenticationException) e).getError().getErrorCode()
                            : e.getClass().getSimpleName());
        }
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
