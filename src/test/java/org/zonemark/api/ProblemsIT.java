package org.zonemark.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Cast;
import org.zonemark.InMemoryService;
import org.zonemark.Tokens;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong with a request as such is said in a problem document, in the reader's language. */
@InMemoryService
class ProblemsIT {

    private static final String SCORE = "/api/v1/score";
    private static final String TYPES = "urn:zonemark:problem:";

    private final int port;
    private final ContractClient client;

    ProblemsIT(@LocalServerPort int port, @Autowired Cast cast) {
        this.port = port;
        client = new ContractClient(port).with(new Tokens(cast));
    }

    @Test
    void malformedJsonIsRefusedWithLineAndColumn() {
        Answer english = client.post(SCORE, "{\n  \"zone\": oops\n}", "Accept-Language", "en");
        assertProblem(english, 400, "malformed");
        assertThat(detail(english)).startsWith("This is not JSON (line 2, column ");
        assertThat(detail(client.post(SCORE, "{\n  \"zone\": oops\n}"))).startsWith("不是有效的JSON（第2行第");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1",
                "{\"a\":1,\"a\":2}",
                "{\"zone\":{\"code\":\"a\",\"code\":\"b\"}}",
                "{} x",
                "{}{}",
                "{},",
                "NaN",
                "{\"year\":NaN}",
                "{\"year\":-Infinity}",
                "{\"year\":01}",
                "{\"year\":+1}",
                "{'year':1}",
                "{year:1}",
                "{\"year\":1,}",
                "/* c */ {}",
                "{\"zone\":\"\u0000\"}",
                "{\"zone\":\"\\x\"}",
                "{}\u0000",
                "   ",
                "\n"
            })
    void whatIsNotOneJsonDocumentIsRefused(String body) {
        assertProblem(client.post(SCORE, body), 400, "malformed");
    }

    @Test
    void aNameThatStandsTwiceIsNamed() {
        assertThat(detail(client.post(SCORE, "{\"year\": 2025,\n \"year\": 2024}")))
                .contains("\"year\"", "第2行");
    }

    @Test
    void anEmptyBodyIsRefused() {
        assertProblem(client.post(SCORE, ""), 400, "malformed");
        assertProblem(client.put("/api/v1/zones/nobody", ""), 400, "malformed");
    }

    @Test
    void deepNestingIsRefusedInWordsForPeople() {
        Answer answer = client.post(SCORE, "[".repeat(100_000), "Accept-Language", "en");
        assertProblem(answer, 400, "malformed");
        assertThat(detail(answer)).isEqualTo("The nesting of objects and lists is deeper than 16.");
    }

    @Test
    void anEndlessNumberIsRefusedInWordsForPeople() {
        Answer answer = client.post(SCORE, "{\n\"year\": " + "9".repeat(10_000) + "}", "Accept-Language", "en");
        assertProblem(answer, 400, "malformed");
        assertThat(detail(answer)).isEqualTo("A number has more than 100 characters.");
    }

    @Test
    void anUnfinishedBodyIsRefusedInWordsForPeople() {
        assertThat(detail(client.post(SCORE, "{\"zone\": {\"code\": \"z\"", "Accept-Language", "en")))
                .contains("end")
                .doesNotContain("REDACTED", "StreamReadFeature");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_100_000, 3_000_000, 20_000_000})
    void whatIsTooLargeIsRefused(int bytes) {
        String body = "{\"zone\": \"" + "x".repeat(bytes) + "\"}";
        Answer answer = client.post(SCORE, body);
        assertProblem(answer, 413, "too-large");
        assertThat(detail(answer)).contains("1048576");
    }

    @Test
    void whatIsJustSmallEnoughIsRead() {
        String document = Samples.text("demo-hb-01");
        int room = (1 << 20) - document.getBytes(UTF_8).length;
        assertThat(client.post(SCORE, document + " ".repeat(room)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "nonsense",
                "application/json;charset=nonsense"
            })
    void otherContentTypesAreRefused(String contentType) {
        Answer answer = client.send("POST", SCORE, "{}", "Content-Type", contentType);
        assertProblem(answer, 415, "unsupported-media-type");
        assertThat(detail(answer)).contains("application/json");
    }

    @Test
    void aBodyWithoutContentTypeIsRefused() {
        assertProblem(client.send("POST", SCORE, "{}"), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/score, POST",
        "PATCH, /api/v1/score, POST",
        "GET, /api/v1/score/batch, POST",
        "POST, /api/v1/zones, GET",
        "DELETE, /api/v1/zones/z, PUT",
        "POST, /api/v1/zones/nobody/self-assessments/2025, PUT",
        "PUT, /api/v1/ranking?year=2025, GET",
        "POST, /, GET"
    })
    void otherMethodsAreRefusedAndTheRightOnesNamed(String method, String path, String allowed) {
        Answer answer = client.send(method, path, "");
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains(allowed);
        assertThat(detail(answer)).contains(method, allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/clauses, application/xml, application/json",
        "/api/v1/zones, text/html, application/json",
        "/api/v1/openapi.yaml, application/json, application/yaml",
        "/api/v1/rulebook, nonsense, ''"
    })
    void otherFormsOfAnswersAreRefused(String path, String accept, String due) {
        Answer answer = client.get(path, "Accept", accept);
        assertProblem(answer, 406, "not-acceptable");
        assertThat(detail(answer)).contains(due);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v1/nothing",
                "/api/v1/zones/",
                "/api/v1/score/",
                "/api/v2/score",
                "/api/v1/zones/nobody/self-assessments",
                "/api/v1/weight-sets/other",
                "/swagger-ui/nothing.js",
                "/api/v1/zones/nobody",
                "/api/v1/clauses/A2-9.9.9",
                "/api/v1/zones/nobody/self-assessments/2025"
            })
    void whatDoesNotExistIsNotFound(String path) {
        assertProblem(client.get(path), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/clauses?section=10",
                "/api/v1/clauses?section=x",
                "/api/v1/clauses?kind=NONE",
                "/api/v1/clauses?dimension=nothing",
                "/api/v1/catalogue?counting=perhaps",
                "/api/v1/catalogue?box=14",
                "/api/v1/zones?province=%E5%B9%BF%E4%B8%9C",
                "/api/v1/ranking?year=2025&province=%E5%B9%BF%E4%B8%9C",
                "/api/v1/zones?basin=north",
                "/api/v1/zones?type=port",
                "/api/v1/ranking",
                "/api/v1/ranking?year=",
                "/api/v1/ranking?year=x",
                "/api/v1/ranking?year=99999999999",
                "/api/v1/ranking?year=2025&basin=north",
                "/api/v1/zones/nobody/self-assessments/x",
                "/api/v1/zones/nobody/self-assessments/99999999999"
            })
    void badParametersAreRefused(String path) {
        Answer answer = client.get(path);
        assertProblem(answer, 400, "bad-request");
        assertThat(detail(answer)).containsPattern("section|kind|dimension|counting|box|province|basin|type|year");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/clauses?section=%zz", "/api/v1/clauses?dimension=%E4%B8", "/api/v1/clauses?kind=%"})
    void badlyEncodedParametersAreTheClientsFault(String address) throws IOException {
        // The platform's client refuses to send such an address.
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 未找到", "en, There is no such thing"})
    void problemsAreSaidInTheReadersLanguage(String acceptLanguage, String title) {
        String[] headers = acceptLanguage.isEmpty() ? new String[0] : new String[] {"Accept-Language", acceptLanguage};
        assertThat(client.get("/api/v1/zones/nobody", headers)
                        .json()
                        .get("title")
                        .stringValue())
                .isEqualTo(title);
    }

    @Test
    void bodiesInUtf16AreReadAsWell() {
        Answer answer = client.send(
                "POST",
                SCORE,
                BodyPublishers.ofString(Samples.text("demo-hb-01"), UTF_16),
                "Content-Type",
                "application/json");
        assertThat(answer.status()).isEqualTo(200);
    }

    private static void assertProblem(Answer answer, int status, String name) {
        assertThat(answer.status()).as(answer::body).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("type").stringValue()).isEqualTo(TYPES + name);
        assertThat(problem.get("title").stringValue()).isNotBlank();
        assertThat(problem.get("detail").stringValue()).isNotBlank();
        assertThat(problem.get("instance").stringValue()).startsWith("/");
        assertThat(problem.has("errors")).isFalse();
    }

    private static String detail(Answer answer) {
        return answer.json().get("detail").stringValue();
    }
}
