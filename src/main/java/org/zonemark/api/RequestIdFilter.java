package org.zonemark.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id, or takes the one that a proxy gave it: it stands in every line of the log and in the answer, so that who
 * complains can be helped.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";
    static final String IN_LOG = "requestId";

    /** What could forge a line of the log is no id. */
    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        MDC.put(IN_LOG, giveId(request, response));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(IN_LOG);
        }
    }

    /** Puts the id into the answer; the one that is there stays. */
    static String giveId(HttpServletRequest request, HttpServletResponse response) {
        String given = response.getHeader(HEADER);
        if (given != null) {
            return given;
        }
        String brought = request.getHeader(HEADER);
        String id = brought != null && SOUND.matcher(brought).matches()
                ? brought
                : UUID.randomUUID().toString();
        response.setHeader(HEADER, id);
        return id;
    }
}
