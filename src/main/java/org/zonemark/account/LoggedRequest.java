package org.zonemark.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What of a request may stand in the log. Some addresses are secrets themselves, such as the link to a survey, so it is
 * the route that is told and not the address.
 *
 * @param route the pattern that the address matched, such as {@code /survey/{token}}
 * @param from where it came from
 */
public record LoggedRequest(String method, String route, String from) {

    private static final String SURVEY = "/survey/";
    private static final LoggedRequest NONE = new LoggedRequest("-", "-", "-");
    private static final int LONGEST = 200;

    public static LoggedRequest of(HttpServletRequest request) {
        return new LoggedRequest(request.getMethod(), route(request), request.getRemoteAddr());
    }

    /** The request that is being answered; dashes outside of one. */
    static LoggedRequest present() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : NONE;
    }

    @Override
    public String toString() {
        return method + " " + route;
    }

    private static String route(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? unmatched(request.getRequestURI()) : pattern.toString();
    }

    /** What fails in front of the controllers has matched nothing yet. */
    private static String unmatched(@Nullable String address) {
        String path = address == null ? "-" : address;
        int survey = path.indexOf(SURVEY);
        String shown = survey < 0 ? path : path.substring(0, survey + SURVEY.length());
        String clean = shown.replaceAll("[^!-~]", "_");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
