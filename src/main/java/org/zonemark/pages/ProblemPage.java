package org.zonemark.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.zonemark.api.model.ProblemDto;

/** What went wrong is a page for whoever reads pages; what it says is what the problem document says to programs. */
@ControllerAdvice
class ProblemPage implements ResponseBodyAdvice<Object> {

    private final ViewResolver views;

    ProblemPage(org.thymeleaf.spring6.view.ThymeleafViewResolver views) {
        this.views = views;
    }

    @Override
    public boolean supports(MethodParameter from, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter from,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDto problem && wantsPage(request)) {
            response.getHeaders()
                    .setContentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8));
            try {
                response.getBody().write(page(problem, request, response));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        }
        return body;
    }

    private static boolean wantsPage(ServerHttpRequest request) {
        String path = path(request);
        // Not by the request's own headers: they cannot be made of a content type that is a mere pattern.
        HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
        String accepted = String.join(",", Collections.list(servlet.getHeaders(HttpHeaders.ACCEPT)));
        return !path.startsWith("/api/") && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** What was asked for: an error of the container is answered elsewhere. */
    private static String path(ServerHttpRequest request) {
        HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
        Object first = servlet.getAttribute(jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI);
        return first == null ? servlet.getRequestURI() : first.toString();
    }

    private byte[] page(ProblemDto problem, ServerHttpRequest request, ServerHttpResponse response) {
        HttpServletResponse raw = ((ServletServerHttpResponse) response).getServletResponse();
        ContentCachingResponseWrapper written = new ContentCachingResponseWrapper(raw);
        try {
            View view = Objects.requireNonNull(views.resolveViewName("pages/problem", LocaleContextHolder.getLocale()));
            view.render(Map.of("problem", problem), ((ServletServerHttpRequest) request).getServletRequest(), written);
            return written.getContentAsByteArray();
        } catch (Exception e) {
            throw new IllegalStateException("the page of a problem cannot be written", e);
        }
    }
}
