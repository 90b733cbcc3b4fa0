package org.zonemark.api;

import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import org.zonemark.account.LoggedRequest;
import org.zonemark.account.LoginRefusedException;
import org.zonemark.api.model.DifferenceDto;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.StaleVersionException;
import org.zonemark.evidence.EvidenceRefusedException;
import org.zonemark.evidence.FrozenEvidenceException;
import org.zonemark.evidence.SenderGoneException;
import org.zonemark.job.TooManyJobsException;
import org.zonemark.sheet.UnreadableSheetException;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Turns whatever goes wrong in a request into a problem document; see also {@link ParameterAdvice} and {@link StorageAdvice}. */
@RestControllerAdvice
class ProblemAdvice {

    private static final String BUSY_SECONDS = "10";
    private static final String JOBS_SECONDS = "60";

    /** Tomcat's own limit, in bytes. */
    private static final long LARGEST_FORM = 2 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDto> faultyInput(FaultyInputException e, Locale locale, HttpServletRequest request) {
        return answer(Problems.faultyInput(e, locale), request, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> unreadableSheet(UnreadableSheetException e, Locale locale, HttpServletRequest request) {
        return answer(Problems.unreadableSheet(e, locale), request, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> tooLarge(UploadTooLargeException e, Locale locale, HttpServletRequest request) {
        return answer(e.problem(locale), request, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> badLine(BadLineException e, Locale locale, HttpServletRequest request) {
        return answer(e.problem(locale), request, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> notFound(NotFoundException e, Locale locale, HttpServletRequest request) {
        return answer("not-found", HttpStatus.NOT_FOUND, e.words(), locale, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> refused(AccessRefusedException e, Locale locale, HttpServletRequest request) {
        boolean login = e.why() == AccessRefusedException.Why.LOGIN_NEEDED;
        HttpStatus status = login ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN;
        HttpHeaders headers = new HttpHeaders();
        if (login) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        Words detail = switch (e.why()) {
            case LOGIN_NEEDED -> Phrases.phrase("problem.login_needed");
            case FORBIDDEN -> Phrases.phrase("problem.forbidden.detail");
            case TOKEN_READS_ONLY -> Phrases.phrase("problem.token_reads_only");
        };
        String name = login ? "login-needed" : "forbidden";
        return answer(Problems.problem(name, status, detail, locale), request, headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> loginRefused(LoginRefusedException e, Locale locale, HttpServletRequest request) {
        Duration wait = e.notBefore();
        if (wait == null) {
            Words detail = Phrases.phrase("problem.login-refused.detail");
            return answer("login-refused", HttpStatus.UNAUTHORIZED, detail, locale, request);
        }
        HttpHeaders headers = new HttpHeaders();
        long seconds = wait.plusMillis(999).toSeconds();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        Words detail = Phrases.phrase("problem.too-many-logins.detail", Long.toString(seconds));
        HttpStatus status = HttpStatus.TOO_MANY_REQUESTS;
        return answer(Problems.problem("too-many-logins", status, detail, locale), request, headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> evidenceRefused(EvidenceRefusedException e, Locale locale, HttpServletRequest request) {
        HttpStatus status = switch (e.reason()) {
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TOO_MUCH, TOO_MANY_FILES -> HttpStatus.CONFLICT;
            case UNKNOWN_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return answer("evidence-refused", status, e.words(), locale, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> uploadTooLarge(
            MaxUploadSizeExceededException e, Locale locale, HttpServletRequest request) {
        long most = Math.max(e.getMaxUploadSize(), 0);
        return answer(Problems.tooLarge(most, locale), request, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> evidenceFrozen(FrozenEvidenceException e, Locale locale, HttpServletRequest request) {
        return answer("not-now", HttpStatus.CONFLICT, e.words(), locale, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> notNow(ConflictException e, Locale locale, HttpServletRequest request) {
        ProblemDto problem = Problems.problem("not-now", HttpStatus.CONFLICT, e.words(), locale)
                .allowedSteps(e.allowedSteps());
        return answer(problem, request, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> stale(StaleVersionException e, Locale locale, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(Version.tag(e.version()));
        Words detail = Phrases.phrase("problem.stale.detail", Integer.toString(e.version()));
        ProblemDto problem = Problems.problem("stale", HttpStatus.PRECONDITION_FAILED, detail, locale)
                .differences(e.differences().stream()
                        .map(one -> new DifferenceDto(one.pointer(), orNull(one.stored()), orNull(one.sent())))
                        .toList());
        return answer(problem, request, headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> versionNeeded(Version.NeededException e, Locale locale, HttpServletRequest request) {
        Words detail = Phrases.phrase("problem.version-needed.detail");
        return answer("version-needed", HttpStatus.PRECONDITION_REQUIRED, detail, locale, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> noAddress(NoResourceFoundException e, Locale locale, HttpServletRequest request) {
        Words detail = Phrases.phrase("problem.no_address", request.getRequestURI());
        return answer("not-found", HttpStatus.NOT_FOUND, detail, locale, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDto> unreadable(
            HttpMessageNotReadableException e, Locale locale, HttpServletRequest request) {
        if (isOfTheLine(e)) {
            gone(e);
            return null;
        }
        if (e.getMostSpecificCause() instanceof JacksonException json) {
            return answer(Problems.notJson(json, locale), request, new HttpHeaders());
        }
        Words detail = Phrases.phrase("problem.malformed.body", String.valueOf(request.getContentType()));
        return answer("malformed", HttpStatus.BAD_REQUEST, detail, locale, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> methodNotAllowed(
            HttpRequestMethodNotSupportedException e, Locale locale, HttpServletRequest request) {
        String[] supported = e.getSupportedMethods();
        Words detail = Phrases.phrase(
                "problem.method_not_allowed", e.getMethod(), supported == null ? "-" : String.join(", ", supported));
        HttpStatus status = HttpStatus.METHOD_NOT_ALLOWED;
        return answer(Problems.problem("method-not-allowed", status, detail, locale), request, e.getHeaders());
    }

    @ExceptionHandler({HttpMediaTypeNotSupportedException.class, HttpMediaTypeNotAcceptableException.class})
    ResponseEntity<ProblemDto> mediaType(HttpMediaTypeException e, Locale locale, HttpServletRequest request) {
        String supported =
                e.getSupportedMediaTypes().stream().map(MediaType::toString).collect(Collectors.joining(", "));
        if (e instanceof HttpMediaTypeNotSupportedException) {
            Words detail = Phrases.phrase(
                    "problem.unsupported_media_type", String.valueOf(request.getContentType()), supported);
            return answer("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail, locale, request);
        }
        Words detail = Phrases.phrase("problem.not_acceptable", supported);
        return answer("not-acceptable", HttpStatus.NOT_ACCEPTABLE, detail, locale, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> busy(TaskRejectedException e, Locale locale, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, BUSY_SECONDS);
        Words detail = Phrases.phrase("problem.busy.detail", BUSY_SECONDS);
        return answer(Problems.problem("busy", HttpStatus.SERVICE_UNAVAILABLE, detail, locale), request, headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> tooManyJobs(TooManyJobsException e, Locale locale, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, JOBS_SECONDS);
        Words detail = Phrases.phrase("problem.too-many-jobs.detail", e.waiting());
        return answer(
                Problems.problem("too-many-jobs", HttpStatus.SERVICE_UNAVAILABLE, detail, locale), request, headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> badQuery(InvalidParameterException e, Locale locale, HttpServletRequest request) {
        if (e.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE) {
            return answer(Problems.tooLarge(LARGEST_FORM, locale), request, new HttpHeaders());
        }
        Words detail = Phrases.phrase("problem.container", request.getRequestURI());
        return answer("bad-request", HttpStatus.BAD_REQUEST, detail, locale, request);
    }

    @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class, SenderGoneException.class})
    void gone(Exception e) {
        LOG.debug("The client went away: {}", e.getMessage());
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDto> unwritten(HttpMessageNotWritableException e, Locale locale, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            gone(e);
            return null;
        }
        return internal(e, locale, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDto> internal(Exception e, Locale locale, HttpServletRequest request) {
        if (isOfTheLine(e)) {
            gone(e);
            return null;
        }
        String number = UUID.randomUUID().toString();
        LOG.error("Error {} at {}", number, LoggedRequest.of(request), e);
        Words detail = Phrases.phrase("problem.internal.detail", number);
        return answer("internal", HttpStatus.INTERNAL_SERVER_ERROR, detail, locale, request);
    }

    /** The client went away, or was so slow that it has been told so already, while something was read from it. */
    private static boolean isOfTheLine(Throwable e) {
        return e instanceof ClientAbortException || e.getCause() != null && isOfTheLine(e.getCause());
    }

    private static ResponseEntity<ProblemDto> answer(
            String name, HttpStatus status, Words detail, Locale locale, HttpServletRequest request) {
        return answer(Problems.problem(name, status, detail, locale), request, new HttpHeaders());
    }

    static ResponseEntity<ProblemDto> answer(ProblemDto problem, HttpServletRequest request, HttpHeaders headers) {
        String cause = String.valueOf(problem.getType()).replaceAll(".*:", "");
        Metrics.counter("zonemark.refusals", "cause", cause).increment();
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.instance(request.getRequestURI()));
    }

    private static @Nullable Object orNull(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node;
    }
}
