package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.TimedService;
import org.zonemark.account.Role;
import tools.jackson.databind.JsonNode;

/** What attackers try first, and what comes of it. Further attacks stand beside what they are on; see src/docs/security.md. */
@TimedService
@ExtendWith(OutputCaptureExtension.class)
class AttacksIT extends RoundScene {

    private static final String ZONE = "demo-hb-01";
    private static final String EVIDENCE =
            "/api/v1/zones/" + ZONE + "/evidence?year=2025&issuingBody=b&issuedOn=2025-01-01&fileName=";

    @LocalServerPort
    private int ownPort;

    @Autowired
    private Cast ownCast;

    @BeforeEach
    void bringZone() {
        bring(ZONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/clauses",
                "/api/v1/rulebook",
                "/api/v1/zones",
                "/actuator/health",
                "/no-such-page"
            })
    void everyAnswerForbidsSniffingFramesAndForeignContent(String path) {
        Answer answer = new ContractClient(ownPort).page(path);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
        if (answer.contentType().startsWith("text/html")) {
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/account",
                "/survey/a-token-that-is-none",
                "/pages.css",
                "/api/v1/rulebook",
                "/api/v1/zones",
                "/actuator/health",
                "/swagger-ui/index.html",
                "/no-such-page"
            })
    void noAnswerLetsAnotherSiteKnowTheAddressThatItsReaderCameFrom(String path) {
        assertThat(new ContractClient(ownPort).page(path).header("Referrer-Policy"))
                .isEqualTo("no-referrer");
    }

    @Test
    void fieldsThatAreNobodysToSetAreRefusedOrLeftAside() {
        ContractClient zone = zones.get(ZONE);
        Answer locked = zone.put(draft(ZONE), "{\"values\": {}, \"locked\": true, \"version\": 99}");
        assertThat(locked.status()).isEqualTo(422);
        assertThat(zone.put(draft(ZONE), "{\"zone\": {\"code\": \"demo-sh-01\"}, \"values\": {}}")
                        .status())
                .isEqualTo(422);
        assertThat(zone.put("/api/v1/me/password", "{\"old\": \"x\", \"new\": \"y\", \"roles\": [\"administrator\"]}")
                        .status())
                .isBetween(400, 422);
        JsonNode me = zone.get("/api/v1/me").json();
        assertThat(me.get("roles").toString()).doesNotContain("administrator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2F..%2F..%2Fetc%2Fpasswd",
                "%2Fetc%2Fpasswd",
                "..%5C..%5Cboot.ini",
                "a%00.pdf",
                "C%3A%5Cx.pdf",
                "%E2%80%AEfdp.exe"
            })
    void aFileNameIsANameAndNoPath(String name) {
        byte[] pdf = Examples.body(operation("addEvidence"), ZONE).getBytes(StandardCharsets.ISO_8859_1);
        Answer answer = zones.get(ZONE)
                .send(
                        "POST",
                        EVIDENCE + name,
                        BodyPublishers.ofByteArray(pdf),
                        "Content-Type",
                        "application/octet-stream");

        assertThat(answer.status()).isIn(200, 400, 415, 422);
        if (answer.status() == 200) {
            assertThat(answer.json().get("fileName").stringValue()).doesNotContain("/", "\\", "..", "\u0000", "\u202E");
        }
        for (String path : List.of(
                "/..%2f..%2fetc%2fpasswd",
                "/pages.css/..%2f..%2fapplication.yaml", "/webjars/..%2f..%2fapplication.yaml")) {
            assertThat(new ContractClient(ownPort).page(path).status()).as(path).isIn(400, 404);
        }
    }

    /** Whoever asks whether there is an account learns it neither from words nor from time. */
    @Test
    void aLoginTakesAsLongForNobodyAsForSomebody() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            ownCast.add(Cast.account("somebody-" + i, Role.EXPERT, null, null, null));
            known.add(login("somebody-" + i));
            unknown.add(login("nobody-" + i));
        }
        double ratio = (double) median(known) / median(unknown);
        assertThat(ratio).isBetween(0.4, 2.5);
    }

    private long login(String name) {
        long begin = System.nanoTime();
        Answer answer = new ContractClient(ownPort)
                .post("/api/v1/tokens", "{\"name\": \"" + name + "\", \"password\": \"wrong password\"}");
        assertThat(answer.status()).isEqualTo(401);
        return System.nanoTime() - begin;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    @Test
    void nothingThatIsSentForgesALineOfTheLog(CapturedOutput output) {
        String forged = "x%0A2026-01-01T00:00:00Z%20ERROR%20forged-line";
        new ContractClient(ownPort).unchecked("GET", "/api/v1/clauses/" + forged, "");
        new ContractClient(ownPort).unchecked("GET", "/" + forged, "");
        Browser browser = new Browser(ownPort);
        browser.get("/login");
        browser.submit("/login", "name", "x\n2026-01-01 ERROR forged-line", "password", "y");

        assertThat(output.getAll().lines())
                .noneMatch(line -> line.startsWith("2026-01-01") && line.contains("forged-line"));
    }

    /** Addresses that are sent are never fetched: nothing in the service asks another server for what a user names. */
    @Test
    void noAddressThatIsSentIsFetched() throws Exception {
        try (java.net.ServerSocket trap = new java.net.ServerSocket(0)) {
            trap.setSoTimeout(300);
            String address = "http://localhost:" + trap.getLocalPort() + "/x";
            ContractClient zone = zones.get(ZONE);
            zone.put(
                    draft(ZONE),
                    "{\"values\": {\"A2-2.1.1\": {\"notApplicable\": true, \"reason\": \"" + address + "\"}}}");
            ministry.put(
                    "/api/v1/notice-templates/ranking/zh",
                    "{\"body\": \"<img src='" + address + "'>\", \"reason\": \"r\"}");
            open("r1", "");
            take("r1", ZONE, "submit");
            ownCast.add(Cast.account("reader", Role.MINISTRY, null, null, null));
            Browser browser = new Browser(ownPort);
            browser.login("reader", Cast.PASSWORD);
            assertThat(browser.file("/rounds/r1/notices/ranking.pdf")).isNotEmpty();
            assertThat(browser.file("/zones/" + ZONE + "/2025/report.pdf")).isNotEmpty();

            org.assertj.core.api.Assertions.assertThatThrownBy(trap::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    private static Operation operation(String id) {
        return Operation.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Sent as it stands, for a client would tidy it up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "//evil.example/",
                "//evil.example/%2e%2e",
                "//evil.example/..",
                "/\\evil.example/",
                "/%2f/evil.example",
                "/..//evil.example/",
                "/login?continue=//evil.example",
                "/logout?continue=https://evil.example",
                "/static//evil.example/..",
                "http://evil.example/"
            })
    void noAddressLeadsToAnotherSite(String address) throws IOException {
        List<String> head = head("GET " + address + " HTTP/1.1", "Host: localhost");

        assertThat(head.get(0)).containsPattern(" (200|302|400|401|403|404|405)");
        assertThat(head)
                .filteredOn(line -> line.toLowerCase(Locale.ROOT).startsWith("location:"))
                .allMatch(line -> line.matches("(?i)location: (http://localhost[:/].*|/[^/\\\\].*|/)"));
    }

    @Test
    void noConnectionIsUpgradedToAnotherProtocol() throws IOException {
        assertThat(head(
                                "GET / HTTP/1.1",
                                "Host: localhost",
                                "Connection: Upgrade, HTTP2-Settings",
                                "Upgrade: h2c",
                                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA")
                        .get(0))
                .contains(" 200");
        assertThat(head(
                                "GET /api/v1/rulebook HTTP/1.1",
                                "Host: localhost",
                                "Connection: Upgrade",
                                "Upgrade: websocket",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
                        .get(0))
                .contains(" 200");
    }

    /** The first lines of the answer, up to the empty one. */
    private List<String> head(String... lines) throws IOException {
        try (Socket socket = new Socket("localhost", ownPort)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return answer.lines().takeWhile(line -> !line.isEmpty()).toList();
        }
    }
}
