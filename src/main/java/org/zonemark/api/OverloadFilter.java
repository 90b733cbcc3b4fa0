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
import org.zonemark.words.Phrases;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets so many requests be worked on at once and so many wait a little; every other one is told at once to come back, so that those
 * that are let in keep their pace. Large uploads have places of their own. Health and figures for operators, styles and scripts
 * always get through.
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
     */
    @ConfigurationProperties("zonemark.overload")
    record Limits(
            @DefaultValue("0") int atOnce,
            @DefaultValue("64") int waiting,
            @DefaultValue("1s") Duration patience) {

        int places() {
            return atOnce > 0 ? atOnce : PER_CORE * Runtime.getRuntime().availableProcessors();
        }

        /** For each core one, while more is asked for than can be done: two would only take turns. */
        int few() {
            return Math.max(1, places() / PER_CORE);
        }

        /** For whoever is worked on, waits, sends much or is slow, and some who send those away that are too many. */
        int threads() {
            return places() + waiting + MOST_LARGE + MOST_SLOW + SENDING_AWAY;
        }
    }

    private static final int PER_CORE = 4;

    /** Whoever sends much may send it slowly, and is not to keep others out meanwhile. */
    private static final int LARGE = 64 << 10;

    private static final int MOST_LARGE = 32;

    /** Who computes for long, or sends or reads slowly, and not much. */
    private static final int MOST_SLOW = 32;

    private static final int SENDING_AWAY = 16;

    private static final String RETRY_AFTER = "1";

    private final Places working;
    private final Places large =
            new Places(new Places.Most(MOST_LARGE, MOST_LARGE, 0, 0), Duration.ZERO, System::nanoTime);
    private final Counter refused;
    private final JsonMapper json;
    private final Problem inChinese;
    private final Problem inEnglish;

    OverloadFilter(Limits limits, MeterRegistry meters, JsonMapper json) {
        this.working = new Places(
                new Places.Most(limits.places(), limits.few(), limits.waiting(), MOST_SLOW),
                limits.patience(),
                System::nanoTime);
        this.json = json;
        this.inChinese = Problem.of(Locale.CHINESE, json);
        this.inEnglish = Problem.of(Locale.ENGLISH, json);
        this.refused = Counter.builder("zonemark.overload.refused")
                .description("Requests that were sent away because too many others were being worked on")
                .register(meters);
        Gauge.builder("zonemark.overload.working", working::taken)
                .description("Requests that are being worked on")
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
        Places.Place place = (isLarge(request) ? large : working).enter();
        if (place == null) {
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            place.leave();
        }
    }

    /** A body of many bytes, or of nobody knows how many. */
    private static boolean isLarge(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length > LARGE || length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refused.increment();
        RequestIdFilter.giveId(request, response);
        boolean english = Locale.ENGLISH.getLanguage().equals(language(request));
        byte[] body = (english ? inEnglish : inChinese).at(json.writeValueAsString(request.getRequestURI()));
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? ""
                : request.getLocale().getLanguage();
    }

    /** The answer in a language, but for the address. */
    private record Problem(String before, String after) {

        private static final String ADDRESS = "/address";

        static Problem of(Locale locale, JsonMapper json) {
            String whole = json.writeValueAsString(Problems.problem(
                            "overloaded",
                            HttpStatus.SERVICE_UNAVAILABLE,
                            Phrases.phrase("problem.overloaded.detail", RETRY_AFTER),
                            locale)
                    .instance(ADDRESS));
            String address = json.writeValueAsString(ADDRESS);
            int at = whole.indexOf(address);
            return new Problem(whole.substring(0, at), whole.substring(at + address.length()));
        }

        byte[] at(String address) {
            return (before + address + after).getBytes(StandardCharsets.UTF_8);
        }
    }
}
