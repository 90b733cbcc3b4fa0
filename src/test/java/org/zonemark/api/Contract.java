package org.zonemark.api;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Holds requests and answers against {@code api/openapi.yaml}; whatever differs from it is an assertion error. */
public final class Contract {

    public static final Path FILE = Path.of("api", "openapi.yaml");

    private static final String ANY_OPERATION = "/api/v1/score";
    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(text()).build();

    private Contract() {}

    public static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws AssertionError if the answer is not one that the contract has for this operation */
    static void checkAnswer(String method, URI uri, Answer answer) {
        if (answer.contentType().startsWith("application/x-ndjson")
                && answer.body().isEmpty()) {
            return; // no line is right as well; the validator takes it for no body at all
        }
        boolean isProblem = answer.contentType().startsWith("application/problem+json");
        boolean ofNoOperation = isProblem && (answer.status() == 404 || answer.status() == 405);
        ValidationReport report = ofNoOperation
                ? report(Request.Method.POST, ANY_OPERATION, answer)
                : report(Request.Method.valueOf(method), uri.getPath(), answer);
        refuseIfFaulty(report, method + " " + uri + ": " + answer);
    }

    /** @param headers names and values by turns */
    static void checkRequest(String method, URI uri, String body, String... headers) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, uri.getPath());
        for (String parameter :
                uri.getQuery() == null ? new String[0] : uri.getQuery().split("&")) {
            String[] nameAndValue = parameter.split("=", 2);
            request.withQueryParam(nameAndValue[0], nameAndValue[1]);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.withHeader(headers[i], headers[i + 1]);
        }
        if (!body.isEmpty()) {
            request.withBody(body);
        }
        refuseIfFaulty(VALIDATOR.validateRequest(request.build()), method + " " + uri + " with " + body);
    }

    /** Holds one JSON text, from wherever it comes, against the schema Evaluation. */
    public static void checkEvaluation(String json) {
        Answer answer = Answer.of(200, "application/json", json);
        refuseIfFaulty(report(Request.Method.POST, ANY_OPERATION, answer), json);
    }

    /** Holds one JSON text, from wherever it comes, against the schema Problem. */
    public static void checkProblem(String json) {
        Answer answer = Answer.of(500, "application/problem+json", json);
        refuseIfFaulty(report(Request.Method.POST, ANY_OPERATION, answer), json);
    }

    private static ValidationReport report(Request.Method method, String path, Answer answer) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
        if (!answer.contentType().isEmpty() || !answer.body().isEmpty()) {
            response.withContentType(answer.contentType()).withBody(answer.body());
        }
        return VALIDATOR.validateResponse(path, method, response.build());
    }

    private static void refuseIfFaulty(ValidationReport report, String what) {
        if (report.hasErrors()) {
            String faults = report.getMessages().stream()
                    .map(ValidationReport.Message::toString)
                    .collect(Collectors.joining("\n  "));
            throw new AssertionError("Against the contract:\n  " + faults + "\nin " + what);
        }
    }
}
