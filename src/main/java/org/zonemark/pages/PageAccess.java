package org.zonemark.pages;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriUtils;
import org.zonemark.account.ReturnToPage;
import org.zonemark.api.AccessRefusedException;
import org.zonemark.api.OperationAccess;

/** Asks the access table before every page, and leads whoever is not signed in to the login and back. */
@Component
class PageAccess implements HandlerInterceptor {

    /** Where somebody whose session ended while they wrote comes to, with what they wrote. */
    static final String INTERRUPTED = "/login/interrupted";

    private final OperationAccess access;

    PageAccess(OperationAccess access) {
        this.access = access;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, ServletException {
        Needs needs = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Needs.class) : null;
        if (needs == null) {
            return true;
        }
        boolean reads = request.getMethod().equals(HttpMethod.GET.name());
        try {
            for (String operation : needs.value()) {
                access.require(operation, zoneCode(request), reads);
            }
            return true;
        } catch (AccessRefusedException e) {
            if (e.why() != AccessRefusedException.Why.LOGIN_NEEDED) {
                throw e;
            }
            leadToLogin(request, response, reads);
            return false;
        }
    }

    private static void leadToLogin(HttpServletRequest request, HttpServletResponse response, boolean reads)
            throws IOException, ServletException {
        if (request.getHeader("HX-Request") != null) {
            // A part of a page: the page says that the session has ended, and keeps what is typed.
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (reads) {
            String query = request.getQueryString();
            String here = request.getRequestURI() + (query == null ? "" : "?" + query);
            response.sendRedirect("/login?" + ReturnToPage.NEXT + "=" + UriUtils.encode(here, StandardCharsets.UTF_8));
        } else {
            request.getRequestDispatcher(INTERRUPTED).forward(request, response);
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable String zoneCode(HttpServletRequest request) {
        Map<String, String> path =
                (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return path == null ? null : path.get("zone");
    }
}
