package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.zonemark.TimedService;
import org.zonemark.samples.Samples;

/** Whoever sends or reads slowly takes places, and keeps nobody out for long. */
@TimedService
@TestPropertySource(
        properties = {
            "zonemark.overload.at-once=2",
            "zonemark.overload.waiting=1",
            "zonemark.overload.patience=50ms",
            "server.tomcat.connection-timeout=2m"
        })
@Timeout(180)
class SlowClientsIT {

    private static final int PLACES = 2;
    private static final String OF_UNKNOWN_LENGTH =
            "POST /api/v1/score/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n";

    /** The others come from 127.0.0.1. */
    private static final String SLOW = "127.0.0.2";

    @LocalServerPort
    private int port;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void goAway() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> figure("zonemark_overload_working") + figure("zonemark_overload_large") == 0);
    }

    private void send(String what) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(2048);
        socket.bind(new InetSocketAddress(SLOW, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write(what.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whoeverDoesNotReadKeepsNobodyOut() throws Exception {
        for (int i = 0; i < PLACES; i++) {
            // More than all buffers on the way hold.
            send("GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(90));
        }
        othersAreServed();
    }

    @Test
    void whoeverDoesNotSendWhatWasAnnouncedKeepsNobodyOut() throws Exception {
        for (int i = 0; i < 6 * PLACES; i++) {
            send(
                    "POST /api/v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{");
        }
        othersAreServed();
    }

    @Test
    void manyThatSendABatchSlowlyKeepNobodyElseFromSendingOne() throws Exception {
        // They come again and again, more than there are places of that kind.
        for (int i = 0; i < 4; i++) {
            for (int one = 0; one < 25; one++) {
                send(OF_UNKNOWN_LENGTH);
            }
            Thread.sleep(2_100);
        }
        Answer batch = batch();

        assertThat(batch.status()).isEqualTo(200);
        assertThat(batch.body()).contains("\"dimensions\"");
        assertThat(figure("zonemark_overload_large"))
                .as("those who are slow are still there")
                .isGreaterThan(12);
    }

    @Test
    void everybodyLeavesTheirPlaceWhoIsDoneOrGone() throws Exception {
        for (int i = 0; i < 40; i++) {
            send(OF_UNKNOWN_LENGTH);
            sockets.remove(0).close();
            assertThat(batch().status()).isEqualTo(200);
        }
    }

    private Answer batch() {
        byte[] line = Samples.text("demo-hb-01").replace('\n', ' ').getBytes(StandardCharsets.UTF_8);
        return new ContractClient(port)
                .send(
                        "POST",
                        "/api/v1/score/batch",
                        BodyPublishers.ofByteArrays(List.of(line)),
                        "Content-Type",
                        "application/x-ndjson");
    }

    @Test
    void whoeverHasManySlowOnesIsToldInTheReadersLanguage() throws Exception {
        for (int i = 0; i < 3; i++) {
            for (int one = 0; one < 8; one++) {
                send(OF_UNKNOWN_LENGTH);
            }
            Thread.sleep(2_100);
        }

        String refused = answerTo(OF_UNKNOWN_LENGTH.replace("Host", "Accept-Language: en\r\nHost"));

        assertThat(refused)
                .startsWith("HTTP/1.1 429 ")
                .contains("Retry-After: 5", "Too many requests from this network take long already")
                .contains("\"instance\":\"/api/v1/score/batch\"");
    }

    private String answerTo(String what) throws IOException {
        send(what);
        byte[] answer = new byte[4096];
        int length = sockets.get(sockets.size() - 1).getInputStream().read(answer);
        return new String(answer, 0, length, StandardCharsets.UTF_8);
    }

    /** While they are still there. At first, until they have been there for a while, others may be sent away. */
    private void othersAreServed() throws InterruptedException {
        ContractClient other = new ContractClient(port);
        Instant end = Instant.now().plus(Duration.ofSeconds(90));
        int inTurn = 0;
        while (inTurn < 20 || figure("zonemark_overload_working") < PLACES) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
            inTurn = other.get("/api/v1/rulebook").status() == 200 ? inTurn + 1 : 0;
        }
    }

    private int figure(String name) {
        return new ContractClient(port)
                .page("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
