package org.zonemark.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.throttle.TooManyRequestsException;
import org.zonemark.words.Phrases;

/** Tells whoever asks too often when to come back. Asked before {@link ProblemAdvice}, which takes everything. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ThrottleAdvice {

    private final Clock clock;

    ThrottleAdvice(Clock clock) {
        this.clock = clock;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> tooMany(TooManyRequestsException e, Locale locale, HttpServletRequest request) {
        long left = Duration.between(clock.instant(), e.tryAgainAt()).toSeconds() + 1;
        String seconds = Long.toString(Math.max(1, left));
        ProblemDto problem = Problems.problem(
                        "too-many-requests",
                        HttpStatus.TOO_MANY_REQUESTS,
                        Phrases.phrase("problem.too-many-requests.detail", seconds),
                        locale)
                .instance(request.getRequestURI());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
