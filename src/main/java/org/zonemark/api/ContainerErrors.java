package org.zonemark.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.words.Phrases;

/** What fails before or behind the controllers is a problem document as well. */
@RestController
class ContainerErrors implements ErrorController {

    @RequestMapping("${server.error.path:${error.path:/error}}")
    ResponseEntity<ProblemDto> error(HttpServletRequest request, Locale locale) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        String name =
                known == HttpStatus.NOT_FOUND ? "not-found" : known.is4xxClientError() ? "bad-request" : "internal";
        Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = address == null ? request.getRequestURI() : address.toString();
        ProblemDto problem = Problems.problem(name, known, Phrases.phrase("problem.container", path), locale);
        return ResponseEntity.status(known)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.instance(path));
    }
}
