package org.zonemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Against a small server that knows the three calls, as stores of this kind answer them. */
class S3EvidenceStoreTest {

    private static final byte[] CONTENT = Samples.pdf();
    private static final EvidenceProperties.S3.Limits LIMITS = new EvidenceProperties.S3.Limits(
            Duration.ofSeconds(2), Duration.ofSeconds(10), DataSize.ofMegabytes(1), 8, Duration.ofSeconds(1));
    private static final String KEY = FolderEvidenceStoreTest.sha256(CONTENT);
    private static final String PATH = "/zones/evidence/" + KEY;

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private boolean broken;
    private HttpServer server;
    private S3EvidenceStore store;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        store = new S3EvidenceStore(
                new EvidenceProperties.S3("zones", address, "cn-east-1", "key", "secret", "evidence/", true, LIMITS));
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop(0);
    }

    @Test
    void givesBackWhatItKeeps() throws IOException {
        store.put(KEY, () -> new ByteArrayInputStream(CONTENT), CONTENT.length);

        assertThat(objects).containsOnlyKeys(PATH);
        assertThat(objects.get(PATH)).isEqualTo(CONTENT);
        try (InputStream stream = store.open(KEY)) {
            assertThat(stream).hasBinaryContent(CONTENT);
        }
        assertThat(calls).containsExactly("PUT " + PATH, "GET " + PATH);
    }

    @Test
    void removesAContentAndDoesNotMindIfItIsGone() throws IOException {
        store.put(KEY, () -> new ByteArrayInputStream(CONTENT), CONTENT.length);

        store.remove(KEY);
        store.remove(KEY);

        assertThat(objects).isEmpty();
        assertThatIOException().isThrownBy(() -> store.open(KEY)).withMessageContaining(KEY);
    }

    @Test
    void saysSoWhenTheStoreDoesNotAnswerAndReadsTheContentAnewForEachTry() {
        broken = true;

        assertThatIOException()
                .isThrownBy(() -> store.put(KEY, () -> new ByteArrayInputStream(CONTENT), CONTENT.length));

        assertThat(calls).hasSizeGreaterThan(1).containsOnly("PUT " + PATH);
        assertThat(objects).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        calls.add(exchange.getRequestMethod() + " " + path);
        assertSigned(exchange);
        if (broken) {
            exchange.sendResponseHeaders(503, -1);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            boolean right = exchange.getRequestHeaders()
                    .getFirst("x-amz-checksum-sha256")
                    .equals(base64(body));
            if (right) {
                objects.put(path, body);
            }
            exchange.sendResponseHeaders(right ? 200 : 400, -1);
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            objects.remove(path);
            exchange.sendResponseHeaders(204, -1);
        } else if (objects.containsKey(path)) {
            exchange.sendResponseHeaders(200, objects.get(path).length);
            exchange.getResponseBody().write(objects.get(path));
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private static void assertSigned(HttpExchange exchange) {
        assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=key/")
                .contains("/cn-east-1/s3/");
        assertThat(exchange.getRequestHeaders().getFirst("Content-Encoding")).isNull();
    }

    private static String base64(byte[] content) {
        byte[] hash = HexFormat.of().parseHex(FolderEvidenceStoreTest.sha256(content));
        return Base64.getEncoder().encodeToString(hash);
    }
}
