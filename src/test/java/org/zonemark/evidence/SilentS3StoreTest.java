package org.zonemark.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

/** Against a server that takes every connection, and then does nothing more, or no more than a part of it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SilentS3StoreTest {

    private static final String KEY = FolderEvidenceStoreTest.sha256(Samples.pdf());

    /** More than lies on the way while nobody reads. */
    private static final int MUCH = 64 << 20;

    private final Queue<Socket> taken = new ConcurrentLinkedQueue<>();
    private ServerSocket server;
    private EvidenceStore store;
    private volatile Line line = socket -> {};

    /** What the server does with a connection. */
    private interface Line {
        void take(Socket socket) throws Exception;
    }

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::take, "silent store");
        thread.setDaemon(true);
        thread.start();
        URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());
        EvidenceProperties.S3.Limits limits = new EvidenceProperties.S3.Limits(
                Duration.ofSeconds(1), Duration.ofSeconds(1), DataSize.ofMegabytes(100), 8, Duration.ofSeconds(1));
        store = new S3EvidenceStore(
                new EvidenceProperties.S3("zones", address, "cn-east-1", "key", "secret", "", true, limits));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        server.close();
        for (Socket socket : taken) {
            socket.close();
        }
    }

    @Test
    void isWaitedForTwiceAndNoLonger() {
        assertThatIOException().isThrownBy(() -> store.open(KEY)).withMessageContaining(KEY);
        assertThat(taken).hasSizeLessThanOrEqualTo(2);
        assertThatIOException().isThrownBy(() -> store.remove(KEY)).withMessageContaining(KEY);
        assertThat(taken).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void keepsNobodyWhoSendsAContentThatItDoesNotRead() {
        byte[] content = new byte[MUCH];

        assertThatIOException()
                .isThrownBy(() -> store.put(KEY, () -> new ByteArrayInputStream(content), content.length))
                .withMessageContaining(KEY);
    }

    @Test
    void isReadForLongerThanItIsWaitedForAsLongAsMoreComes() throws IOException {
        line = socket -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n".getBytes(US_ASCII));
            for (int i = 0; i < 20; i++) {
                socket.getOutputStream().write('x');
                Thread.sleep(200);
            }
        };

        try (InputStream stream = store.open(KEY)) {
            assertThat(stream).hasContent("x".repeat(20));
        }
    }

    @Test
    void isNotReadForEverWhereNothingMoreComes() throws IOException {
        line = socket ->
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx".getBytes(US_ASCII));

        try (InputStream stream = store.open(KEY)) {
            assertThatIOException().isThrownBy(stream::readAllBytes);
        }
    }

    private void take() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                taken.add(socket);
                line.take(socket);
            }
        } catch (Exception e) {
            // It is closed: the test is over.
        }
    }
}
