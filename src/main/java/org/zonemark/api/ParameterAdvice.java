package org.zonemark.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/**
 * Says which parameter, or which field of a small body, is not as the contract has it, and what would be right.
 *
 * <p>Asked before {@link ProblemAdvice}, which takes everything.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ParameterAdvice {

    private static final int SHOWN_LENGTH = 100;

    @ExceptionHandler
    ResponseEntity<ProblemDto> unknown(BadParameterException e, Locale locale, HttpServletRequest request) {
        return badParameter(e.parameter(), e.value(), e.expected(), locale, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> mistyped(
            MethodArgumentTypeMismatchException e, Locale locale, HttpServletRequest request) {
        return badParameter(e.getName(), e.getValue(), ParameterWords.of(e.getRequiredType()), locale, request);
    }

    /** A blank where a number is due is no part of an address. */
    @ExceptionHandler
    ResponseEntity<ProblemDto> blank(MissingPathVariableException e, Locale locale, HttpServletRequest request) {
        return badParameter(
                e.getVariableName(), "", ParameterWords.of(e.getParameter().getParameterType()), locale, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> missing(
            MissingServletRequestParameterException e, Locale locale, HttpServletRequest request) {
        Words detail = Phrases.phrase("problem.missing_parameter", e.getParameterName());
        return answer(Problems.problem("bad-request", HttpStatus.BAD_REQUEST, detail, locale), request);
    }

    /** A body comes here too where a parameter beside it has a constraint. */
    @ExceptionHandler
    ResponseEntity<ProblemDto> invalid(HandlerMethodValidationException e, Locale locale, HttpServletRequest request) {
        ParameterValidationResult first = e.getParameterValidationResults().get(0);
        if (first instanceof ParameterErrors body) {
            return faultyInput(body.getFieldErrors(), locale, request);
        }
        String name = String.valueOf(first.getMethodParameter().getParameterName());
        return badParameter(name, first.getArgument(), ParameterWords.of(first), locale, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDto> invalidBody(
            MethodArgumentNotValidException e, Locale locale, HttpServletRequest request) {
        return faultyInput(e.getFieldErrors(), locale, request);
    }

    private static ResponseEntity<ProblemDto> faultyInput(
            List<FieldError> errors, Locale locale, HttpServletRequest request) {
        List<Fault> faults = errors.stream()
                .map(error -> Fault.at(
                        pointer(error.getField()),
                        error.getRejectedValue() == null ? FaultCode.REQUIRED : FaultCode.BAD_TEXT,
                        isSecret(error.getField()) ? null : shown(error.getRejectedValue()),
                        "constraint",
                        String.valueOf(error.getDefaultMessage())))
                .toList();
        return answer(Problems.faultyInput(new FaultyInputException(faults), locale), request);
    }

    private static ResponseEntity<ProblemDto> badParameter(
            String name, @Nullable Object value, Words expected, Locale locale, HttpServletRequest request) {
        Words detail = Phrases.phrase("problem.bad_parameter", name, shown(value), expected);
        return answer(Problems.problem("bad-request", HttpStatus.BAD_REQUEST, detail, locale), request);
    }

    private static ResponseEntity<ProblemDto> answer(ProblemDto problem, HttpServletRequest request) {
        return ProblemAdvice.answer(problem, request, new HttpHeaders());
    }

    /** From {@code eligibility.zones[3]} to {@code /eligibility/zones/3}. */
    private static String pointer(String field) {
        return "/" + field.replace("[", "/").replace("]", "").replace('.', '/');
    }

    private static boolean isSecret(String field) {
        return field.equals("password") || field.equals("old") || field.equals("new");
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text;
    }
}
