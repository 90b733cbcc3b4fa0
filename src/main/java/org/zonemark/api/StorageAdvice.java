package org.zonemark.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.zonemark.account.LoggedRequest;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.evidence.EvidenceStoreException;
import org.zonemark.words.Phrases;

/** Tells whoever the database could not serve now when to come back. Asked before {@link ProblemAdvice}, which takes everything. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StorageAdvice {

    private static final String BUSY_SECONDS = "2";
    private static final String UNAVAILABLE_SECONDS = "10";
    private static final Logger LOG = LoggerFactory.getLogger(StorageAdvice.class);

    /** Deadlocks when their retries are used up, and waiting in vain for a lock. */
    @ExceptionHandler({ConcurrencyFailureException.class, QueryTimeoutException.class})
    ResponseEntity<ProblemDto> busy(RuntimeException e, Locale locale, HttpServletRequest request) {
        LOG.warn("The database was too busy for {}: {}", LoggedRequest.of(request), e.toString());
        return unavailable("storage-busy", BUSY_SECONDS, locale, request);
    }

    /** What takes so long is broken off as a whole. */
    @ExceptionHandler
    ResponseEntity<ProblemDto> tooSlow(TransactionTimedOutException e, Locale locale, HttpServletRequest request) {
        LOG.warn("The database was too slow for {} {}: {}", request.getMethod(), request.getRequestURI(), e.toString());
        return unavailable("storage-slow", UNAVAILABLE_SECONDS, locale, request);
    }

    /** Somebody else was faster with the same thing; trying again would not help. */
    @ExceptionHandler
    ResponseEntity<ProblemDto> overtaken(
            OptimisticLockingFailureException e, Locale locale, HttpServletRequest request) {
        LOG.info("Concurrent change by {} refused: {}", LoggedRequest.of(request), e.getMessage());
        ProblemDto problem =
                Problems.problem("conflict", HttpStatus.CONFLICT, Phrases.phrase("problem.conflict.detail"), locale);
        return ProblemAdvice.answer(problem, request, new HttpHeaders());
    }

    /** No connection, or one that was lost. Nobody knows whether a commit that was under way came through. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<ProblemDto> gone(RuntimeException e, Locale locale, HttpServletRequest request) {
        LOG.warn("No database for {}: {}", LoggedRequest.of(request), e.toString());
        return unavailable("storage-unavailable", UNAVAILABLE_SECONDS, locale, request);
    }

    /** The store of evidence is gone, or there is no room in it. */
    @ExceptionHandler
    ResponseEntity<ProblemDto> withoutEvidenceStore(
            EvidenceStoreException e, Locale locale, HttpServletRequest request) {
        LOG.error("No evidence store for {}", LoggedRequest.of(request), e);
        if (e.isFull()) {
            ProblemDto problem = Problems.problem(
                    "storage-full",
                    HttpStatus.INSUFFICIENT_STORAGE,
                    Phrases.phrase("problem.storage-full.detail"),
                    locale);
            return ProblemAdvice.answer(problem, request, new HttpHeaders());
        }
        return unavailable("evidence-unavailable", UNAVAILABLE_SECONDS, locale, request);
    }

    private static ResponseEntity<ProblemDto> unavailable(
            String name, String seconds, Locale locale, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, seconds);
        ProblemDto problem = Problems.problem(
                name, HttpStatus.SERVICE_UNAVAILABLE, Phrases.phrase("problem." + name + ".detail", seconds), locale);
        return ProblemAdvice.answer(problem, request, headers);
    }
}
