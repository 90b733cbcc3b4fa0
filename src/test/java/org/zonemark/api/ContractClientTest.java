package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client bites: what the contract does not say is an assertion error. */
class ContractClientTest {

    private static final String ZONES = "/api/v1/zones";
    private static final String ZONE = """
            {"code": "a", "name": "甲", "province": "湖北", "city": "武汉", "basin": "middle", "type": "other"}""";

    private HttpServer server;
    private ContractClient client;
    private int status = 200;
    private String contentType = "application/json";
    private String answer = "[" + ZONE + "]";

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        client = new ContractClient(server.getAddress().getPort());
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void takesAnAnswerThatTheContractHas() {
        assertThat(client.get(ZONES).json()).hasSize(1);
    }

    @Test
    void refusesAnAnswerWithoutARequiredField() {
        answer = answer.replace("\"city\": \"武汉\", ", "");
        refuses("city");
    }

    @Test
    void refusesAnAnswerWithAWordThatIsNotInItsList() {
        answer = answer.replace("middle", "MIDDLE");
        refuses("MIDDLE");
    }

    @Test
    void refusesAnAnswerOfTheWrongType() {
        answer = ZONE;
        refuses("array");
    }

    @Test
    void refusesNullWhereTheContractAllowsNone() {
        answer = answer.replace("\"武汉\"", "null");
        refuses("/city");
    }

    @Test
    void refusesAnAnswerInAnotherFormat() {
        contentType = "text/plain";
        refuses("text/plain");
    }

    @Test
    void refusesAnErrorThatIsNoProblemDocument() {
        status = 500;
        answer = "{\"error\": \"Internal Server Error\"}";
        refuses("application/json");
    }

    @Test
    void refusesAProblemDocumentThatLacksItsTitle() {
        status = 404;
        contentType = "application/problem+json";
        answer = "{\"type\": \"urn:zonemark:problem:not-found\", \"status\": 404}";
        refuses("title");
    }

    @Test
    void refusesAnAddressThatTheContractDoesNotHave() {
        assertThatThrownBy(() -> client.get("/api/v1/nothing")).isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesARequestOnlyWhenAskedTo() {
        String noZone = "{\"name\": \"甲\"}";
        answer = ZONE;
        assertThatCode(() -> client.put(ZONES + "/a", noZone)).doesNotThrowAnyException();
        assertThatThrownBy(() -> client.checkingRequests().put(ZONES + "/a", noZone))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("province");
    }

    @Test
    void holdsSingleLinesAgainstTheirSchemas() {
        assertThatThrownBy(() -> Contract.checkEvaluation("{}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("findings");
        assertThatThrownBy(() -> Contract.checkProblem("{}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("status");
    }

    private void refuses(String cause) {
        assertThatThrownBy(() -> client.get(ZONES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(cause);
    }
}
