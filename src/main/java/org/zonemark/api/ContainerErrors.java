package org.zonemark.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** What fails before or behind the controllers is a problem document as well. */
@RestController
class ContainerErrors implements ErrorController {

    @RequestMapping("${server.error.path:${error.path:/error}}")
    ResponseEntity<ProblemDto> error(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        String name = switch (known) {
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case FORBIDDEN -> "forbidden";
            case REQUEST_TIMEOUT -> "too-slow";
            default -> known.is4xxClientError() ? "bad-request" : "internal";
        };
        Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = address == null ? request.getRequestURI() : address.toString();
        ProblemDto problem = Problems.problem(name, known, detail(request, response, known, path), locale);
        return ResponseEntity.status(known)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.instance(path));
    }

    private static Words detail(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String path) {
        if (status == HttpStatus.FORBIDDEN) {
            // Nothing else in front of the controllers refuses anybody.
            return Phrases.phrase("problem.csrf");
        }
        if (status == HttpStatus.REQUEST_TIMEOUT) {
            return Phrases.phrase("problem.too-slow.body");
        }
        String allowed = response.getHeader(HttpHeaders.ALLOW);
        return allowed == null
                ? Phrases.phrase("problem.container", path)
                : Phrases.phrase("problem.method_not_allowed", method(request), allowed);
    }

    /** The method of the request that failed; the forward to here may have another. */
    private static String method(HttpServletRequest request) {
        Object method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        return method == null ? request.getMethod() : method.toString();
    }
}
