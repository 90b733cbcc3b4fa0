package org.zonemark.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.zonemark.words.Phrases;
import tools.jackson.databind.json.JsonMapper;

/** What the web server refuses before the application sees it, such as a broken address, as a problem document. */
public final class ProblemErrorReportValve extends ErrorReportValve {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        boolean written = response.getContentWritten() > 0 || !response.setErrorReported();
        if (status == null || !status.isError() || written) {
            return;
        }
        boolean ours = status.is5xxServerError();
        byte[] problem = JSON.writeValueAsBytes(Problems.problem(
                ours ? "internal" : "bad-request",
                status,
                Phrases.phrase("problem.container", String.valueOf(request.getRequestURI())),
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.CHINESE : request.getLocale()));
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getReporter().write(new String(problem, StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The client went away before it was told", e);
        }
    }
}
