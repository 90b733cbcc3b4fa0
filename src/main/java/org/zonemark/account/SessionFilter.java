package org.zonemark.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at the account behind a session with every request: changed roles count at once, and a session ends when its
 * account is closed or gets another password.
 */
class SessionFilter extends OncePerRequestFilter {

    private final LoginService logins;

    SessionFilter(LoginService logins) {
        this.logins = logins;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication opened = SecurityContextHolder.getContext().getAuthentication();
        if (opened != null) {
            Optional<Actor> actor = actorOf(opened.getPrincipal()).flatMap(logins::renewed);
            if (actor.isPresent()) {
                TokenAuthenticationFilter.actAs(actor.get());
            } else {
                end(request);
            }
        }
        chain.doFilter(request, response);
    }

    private static Optional<Actor> actorOf(Object principal) {
        if (principal instanceof VouchedUser user) {
            return Optional.of(user.actor());
        }
        return principal instanceof Actor actor ? Optional.of(actor) : Optional.empty();
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
