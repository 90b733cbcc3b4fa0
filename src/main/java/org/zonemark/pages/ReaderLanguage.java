package org.zonemark.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Chinese unless English is asked for before it. What a reader has chosen on a page goes before what the browser asks
 * for; programs always get what they ask for.
 */
final class ReaderLanguage extends AcceptHeaderLocaleResolver {

    static final String NAME = "language";

    private static final Duration KEPT = Duration.ofDays(365);
    private static final String CHOSEN = ReaderLanguage.class.getName() + ".chosen";

    ReaderLanguage() {
        setSupportedLocales(List.of(Locale.CHINESE, Locale.ENGLISH));
        setDefaultLocale(Locale.CHINESE);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            return super.resolveLocale(request);
        }
        if (request.getAttribute(CHOSEN) instanceof Locale now) {
            return now;
        }
        Cookie cookie = WebUtils.getCookie(request, NAME);
        Locale chosen = cookie == null ? null : Locale.forLanguageTag(cookie.getValue());
        return chosen != null && getSupportedLocales().contains(chosen) ? chosen : super.resolveLocale(request);
    }

    /** Keeps a choice of the reader's; a language that there is not is no choice. */
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (locale == null || response == null || !getSupportedLocales().contains(locale)) {
            return;
        }
        request.setAttribute(CHOSEN, locale);
        ResponseCookie cookie = ResponseCookie.from(NAME, locale.toLanguageTag())
                .path("/")
                .maxAge(KEPT)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
