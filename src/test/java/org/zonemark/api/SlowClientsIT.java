package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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

/** Whoever sends or reads slowly takes places, and keeps nobody out for long. */
@TimedService
@TestPropertySource(
        properties = {"zonemark.overload.at-once=2", "zonemark.overload.waiting=1", "zonemark.overload.patience=50ms"})
@Timeout(120)
class SlowClientsIT {

    private static final int PLACES = 2;

    @LocalServerPort
    private int port;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void goAway() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void send(String what) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(2048);
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

    /** While they are still there. At first, until they have been there for a while, others may be sent away. */
    private void othersAreServed() throws InterruptedException {
        ContractClient other = new ContractClient(port);
        Instant end = Instant.now().plus(Duration.ofSeconds(25));
        int inTurn = 0;
        while (inTurn < 20 || working(other) < PLACES) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
            inTurn = other.get("/api/v1/rulebook").status() == 200 ? inTurn + 1 : 0;
        }
    }

    private static int working(ContractClient client) {
        return client.page("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("zonemark_overload_working{"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
