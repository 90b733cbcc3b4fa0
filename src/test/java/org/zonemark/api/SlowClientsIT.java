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
import org.zonemark.InMemoryService;

/** Whoever sends or reads slowly takes places, and keeps nobody out for long. */
@InMemoryService
@TestPropertySource(
        properties = {"zonemark.overload.at-once=2", "zonemark.overload.waiting=1", "zonemark.overload.patience=50ms"})
@Timeout(120)
class SlowClientsIT {

    private static final int SLOW = 12;

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
        for (int i = 0; i < SLOW; i++) {
            // More than all buffers on the way hold.
            send("GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(90));
        }
        othersAreServed();
    }

    @Test
    void whoeverDoesNotSendWhatWasAnnouncedKeepsNobodyOut() throws Exception {
        for (int i = 0; i < SLOW; i++) {
            send(
                    "POST /api/v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{");
        }
        othersAreServed();
    }

    /** While two more places are taken every two seconds, somebody may be sent away now and then. */
    private void othersAreServed() throws InterruptedException {
        ContractClient other = new ContractClient(port);
        Instant end = Instant.now().plus(Duration.ofSeconds(40));
        while (other.get("/api/v1/rulebook").status() != 503) {
            assertThat(Instant.now()).as("the slow ones take all places").isBefore(end);
        }
        int inTurn = 0;
        while (inTurn < 20) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
            inTurn = other.get("/api/v1/rulebook").status() == 200 ? inTurn + 1 : 0;
        }
    }
}
