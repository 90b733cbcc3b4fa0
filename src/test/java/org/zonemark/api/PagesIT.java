package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.InMemoryService;

/** The first pages that a newcomer sees load, and so does all that they link to. */
@InMemoryService
class PagesIT {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    private final ContractClient client;

    PagesIT(@LocalServerPort int port) {
        client = new ContractClient(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/swagger-ui/index.html"})
    void aPageLoadsWithAllThatItLinksTo(String path) {
        Answer page = client.page(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(linksOf(page)).isNotEmpty().allSatisfy(link -> {
            String address = URI.create(path).resolve(link).toString();
            assertThat(client.page(address).status()).as(address).isEqualTo(200);
            assertThat(client.page(address).body()).as(address).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui", "/swagger-ui/"})
    void theShortAddressLeadsToThePage(String path) {
        Answer answer = client.page(path);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/swagger-ui/index.html");
    }

    @Test
    void swaggerUiShowsTheContract() {
        assertThat(client.page("/swagger-ui/init.js").body()).contains("'/api/v1/openapi.yaml'");
    }

    @Test
    void theContractIsTheFile() {
        Answer answer = client.get("/api/v1/openapi.yaml");
        assertThat(answer.contentType()).startsWith("application/yaml");
        assertThat(answer.body()).isEqualTo(Contract.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void theServiceSaysThatItIsUp(String path) {
        assertThat(client.page(path).json().get("status").stringValue()).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/shutdown", "/h2-console"})
    void insightsForOperatorsAreNotShown(String path) {
        assertThat(client.page(path).status()).isEqualTo(404);
    }

    private static List<String> linksOf(Answer page) {
        return LINK.matcher(page.body()).results().map(link -> link.group(1)).toList();
    }
}
