package org.zonemark.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.words.Phrases;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets so many requests be worked on at once and so many wait a little; every other one is told at once to come back, so that those
 * that are let in keep their pace. Large uploads have places of their own. Health and figures for operators, styles and scripts always get through.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class OverloadFilter extends OncePerRequestFilter {

    /**
     * Settings under {@code zonemark.overload}.
     *
     * @param atOnce how many requests are worked on at once; 0 for four a core
     * @param waiting how many may wait
     * @param patience how long they wait at most
     */
    @ConfigurationProperties("zonemark.overload")
    record Limits(
            @DefaultValue("0") int atOnce,
            @DefaultValue("64") int waiting,
            @DefaultValue("1s") Duration patience) {

        int places() {
            return atOnce > 0 ? atOnce : PER_CORE * Runtime.getRuntime().availableProcessors();
        }
    }

    private static final int PER_CORE = 4;

    /** Whoever sends much may send it slowly, and is not to keep others out meanwhile. */
    private static final int LARGE = 64 << 10;

    private static final int MOST_LARGE = 32;

    private static final String RETRY_AFTER = "1";

    private final Semaphore working;
    private final Semaphore large = new Semaphore(MOST_LARGE);
    private final Semaphore waiting;
    private final Duration patience;
    private final Counter refused;
    private final JsonMapper json;

    OverloadFilter(Limits limits, MeterRegistry meters, JsonMapper json) {
        // A fair one would pass over whoever waits in a virtual thread no more often, and costs more.
        this.working = new Semaphore(limits.places());
        this.waiting = new Semaphore(limits.waiting());
        this.patience = limits.patience();
        this.json = json;
        this.refused = Counter.builder("zonemark.overload.refused")
                .description("Requests that were sent away because too many others were being worked on")
                .register(meters);
        Gauge.builder("zonemark.overload.working", () -> limits.places() - working.availablePermits())
                .description("Requests that are being worked on")
                .register(meters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return request.getDispatcherType() != DispatcherType.REQUEST
                || path.startsWith("/actuator/")
                || path.startsWith("/webjars/")
                || path.endsWith(".css")
                || path.endsWith(".js")
                || path.endsWith(".svg");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isLarge = isLarge(request);
        Semaphore places = isLarge ? large : working;
        if (!(isLarge ? large.tryAcquire() : isLetIn())) {
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    /** A body of many bytes, or of nobody knows how many. */
    private static boolean isLarge(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length > LARGE || length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private boolean isLetIn() {
        if (working.tryAcquire()) {
            return true;
        }
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return working.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refused.increment();
        Locale locale = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.CHINESE : request.getLocale();
        ProblemDto problem = Problems.problem(
                        "overloaded",
                        HttpStatus.SERVICE_UNAVAILABLE,
                        Phrases.phrase("problem.overloaded.detail", RETRY_AFTER),
                        locale)
                .instance(request.getRequestURI());
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}
