package org.zonemark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What the composition's proxy does by itself, before an instance that only looks at what it gets. */
@EnabledIf("org.zonemark.Haproxy#isInstalled")
class HaproxyIT {

    private static final int MOST_CONNECTIONS = 300;
    private static final int MORE = 20;

    @TempDir
    private Path folder;

    private final AtomicReference<Headers> seen = new AtomicReference<>();
    private final List<Socket> sockets = new ArrayList<>();
    private HttpServer instance;
    private Haproxy proxy;

    @BeforeEach
    void start() throws Exception {
        instance = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        instance.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/asked")) {
                seen.set(exchange.getRequestHeaders());
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        instance.start();
        proxy = Haproxy.start(folder, List.of(instance.getAddress().getPort()));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        proxy.close();
        instance.stop(0);
    }

    @Test
    void itSaysItselfWhereARequestComesFrom() {
        new Browser(proxy.port())
                .get(
                        "/asked",
                        "X-Forwarded-For",
                        "127.0.0.1",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-Port",
                        "666",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Prefix",
                        "/evil",
                        "Forwarded",
                        "host=evil.example",
                        "X-Request-Id",
                        "evil");
        Headers headers = seen.get();
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("localhost:" + proxy.port());
        assertThat(headers.get("X-Forwarded-Port")).containsExactly(String.valueOf(proxy.port()));
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.get("X-Request-Id")).singleElement().asString().hasSize(36);
        assertThat(headers).doesNotContainKeys("Forwarded", "X-Forwarded-Prefix");
    }

    @Test
    void anAddressGetsNoMoreThanItsShareOfConnectionsAndAllOthersGetTheirs() throws Exception {
        for (int i = 0; i < MOST_CONNECTIONS + MORE; i++) {
            sockets.add(connection("127.0.0.2"));
        }

        await().atMost(Duration.ofMinutes(1))
                .until(() -> sockets.stream().filter(HaproxyIT::isClosed).count() == MORE);
        assertThat(new Browser(proxy.port()).get("/asked").status()).isEqualTo(200);
        assertThat(isAnswered(connection("127.0.0.2"))).isFalse();

        sockets.get(0).close();
        await().atMost(Duration.ofMinutes(1)).until(() -> isAnswered(connection("127.0.0.2")));
    }

    private Socket connection(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", proxy.port()));
        socket.setSoTimeout(1);
        return socket;
    }

    private boolean isAnswered(Socket socket) throws IOException {
        sockets.add(socket);
        socket.setSoTimeout(1_000);
        try {
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
