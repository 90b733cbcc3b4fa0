package org.zonemark.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zonemark.throttle.Throttle;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets so many requests be worked on at once and so many wait a little; every other one is told at once to come back, so that those
 * that are let in keep their pace. Large uploads have places of their own. One network with many slow requests gets no more until some
 * of them have ended. Health and figures for operators have places of their own, so that they are told however much else is asked for;
 * styles and scripts always get through.
 *
 * <p>It comes before all that costs time, and an answer is made once for each language: sending away has to be cheap.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OverloadFilter extends OncePerRequestFilter {

    /**
     * Settings under {@code zonemark.overload}.
     *
     * @param atOnce how many requests are worked on at once; 0 for four a core
     * @param waiting how many may wait in a burst
     * @param patience how long they wait at most
     * @param slowOfOneNetwork how many requests that take longer than two seconds one network has before it gets no more, of each
     *     size
     */
    @ConfigurationProperties("zonemark.overload")
    record Limits(
            @DefaultValue("0") int atOnce,
            @DefaultValue("64") int waiting,
            @DefaultValue("1s") Duration patience,
            @DefaultValue("12") int slowOfOneNetwork) {

        int places() {
            return atOnce > 0 ? atOnce : PER_CORE * Runtime.getRuntime().availableProcessors();
        }

        /** For each core one, while more is asked for than can be done: two would only take turns. */
        int few() {
            return Math.max(1, places() / PER_CORE);
        }

        Places.Most small() {
            return new Places.Most(places(), few(), waiting, MOST_SLOW, slowOfOneNetwork);
        }

        Places.Most large() {
            return new Places.Most(MOST_LARGE, MOST_LARGE, 0, MOST_LARGE, slowOfOneNetwork);
        }

        Places.Most operators() {
            return new Places.Most(
                    MOST_OPERATORS, MOST_OPERATORS, MOST_OPERATORS_WAITING, MOST_OPERATORS, slowOfOneNetwork);
        }

        /** For whoever is worked on, waits, sends much or is slow or is answered already, and some who send those away that are too many. */
        int threads() {
            return places()
                    + waiting
                    + MOST_SLOW
                    + 4 * MOST_LARGE
                    + 2 * MOST_OPERATORS
                    + MOST_OPERATORS_WAITING
                    + SENDING_AWAY;
        }
    }

    private static final int PER_CORE = 4;

    /** Whoever sends much may send it slowly, and is not to keep others out meanwhile. */
    private static final long LARGE = SlowBodies.SMALL;

    /** At first, and as many that have been there for a while. */
    private static final int MOST_LARGE = 32;

    /** Who computes for long, or sends or reads slowly, and not much. */
    private static final int MOST_SLOW = 32;

    /** Who asks how the service is: a few programs, each now and then. */
    private static final int MOST_OPERATORS = 4;

    private static final int MOST_OPERATORS_WAITING = 16;

    private static final int SENDING_AWAY = 16;

    private final Places working;
    private final Places large;
    private final Places operators;
    private final StaticFiles files = StaticFiles.load();
    private final Counter refused;
    private final JsonMapper json;
    private final Refusal tooMany;
    private final Refusal tooManySlow;

    OverloadFilter(Limits limits, MeterRegistry meters, JsonMapper json) {
        this.working = new Places(limits.small(), limits.patience(), System::nanoTime);
        this.large = new Places(limits.large(), Duration.ZERO, System::nanoTime);
        this.operators = new Places(limits.operators(), limits.patience(), System::nanoTime);
        this.json = json;
        this.tooMany = Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "problem.overloaded.detail", "1", json);
        this.tooManySlow = Refusal.of(
                HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "problem.too_many_slow.detail", "5", json);
        this.refused = Counter.builder("zonemark.overload.refused")
                .description("Requests that were sent away because too many others were being worked on")
                .register(meters);
        Gauge.builder("zonemark.overload.working", working::taken)
                .description("Requests that are being worked on")
                .register(meters);
        Gauge.builder("zonemark.overload.large", large::taken)
                .description("Large requests, batches and uploads among them, that are being worked on")
                .register(meters);
    }

    /** Whoever waits for a thread is in no queue of ours. From JDK 21 on each request has its own. */
    @Bean
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> threadsForAllThatCome(Limits limits) {
        return factory -> factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                protocol.setMaxThreads(limits.threads());
            }
        });
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.REQUEST || files.isAskedFor(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Places places = placesFor(request);
        String network = Throttle.network(request.getRemoteAddr());
        if (places.hasManySlow(network)) {
            refuse(tooManySlow, request, response);
            return;
        }
        Places.Place place = places.enter(network);
        if (place == null) {
            refuse(tooMany, request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Leaving(place));
            } else {
                place.leave();
            }
        }
    }

    /** What is sent or taken piece by piece goes on after its filters. */
    private record Leaving(Places.Place place) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            place.leave();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // It is completed afterwards.
        }

        @Override
        public void onError(AsyncEvent event) {
            // It is completed afterwards.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }

    private Places placesFor(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/actuator/")) {
            return operators;
        }
        return isLarge(request) ? large : working;
    }

    /** A body of many bytes, or of nobody knows how many. */
    private static boolean isLarge(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length > LARGE || length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refused.increment();
        RequestIdFilter.giveId(request, response);
        boolean english = Locale.ENGLISH.getLanguage().equals(language(request));
        byte[] body =
                (english ? refusal.english() : refusal.chinese()).at(json.writeValueAsString(request.getRequestURI()));
        response.setStatus(refusal.status().value());
        response.setHeader(HttpHeaders.RETRY_AFTER, refusal.retryAfter());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? ""
                : request.getLocale().getLanguage();
    }

    private record Refusal(HttpStatus status, String retryAfter, Problem chinese, Problem english) {

        static Refusal of(HttpStatus status, String type, String detail, String retryAfter, JsonMapper json) {
            Words words = Phrases.phrase(detail, retryAfter);
            return new Refusal(
                    status,
                    retryAfter,
                    Problem.of(type, status, words, Locale.CHINESE, json),
                    Problem.of(type, status, words, Locale.ENGLISH, json));
        }
    }

    /** The answer in a language, but for the address. */
    private record Problem(String before, String after) {

        private static final String ADDRESS = "/address";

        static Problem of(String type, HttpStatus status, Words detail, Locale locale, JsonMapper json) {
            String whole = json.writeValueAsString(
                    Problems.problem(type, status, detail, locale).instance(ADDRESS));
            String address = json.writeValueAsString(ADDRESS);
            int at = whole.indexOf(address);
            return new Problem(whole.substring(0, at), whole.substring(at + address.length()));
        }

        byte[] at(String address) {
            return (before + address + after).getBytes(StandardCharsets.UTF_8);
        }
    }
}
