package org.zonemark.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.zonemark.InMemoryService;

/** Whoever sends a body byte by byte is told that it took too long, or is gone. */
@InMemoryService
@TestPropertySource(properties = "zonemark.streams.small=2s")
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class SlowBodiesIT {

    @LocalServerPort
    private int port;

    /** What comes while bytes are sent, one after the other, until the line is closed. */
    private String answerToTrickle(String head) throws IOException, InterruptedException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Instant begin = Instant.now();
            socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(UTF_8));
            socket.setSoTimeout(100);
            StringBuilder answer = new StringBuilder();
            while (sendByteAndRead(socket, answer)) {
                assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(60));
            }
            assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(1_900));
            return answer.toString();
        }
    }

    /** False once the other side has closed the line. */
    private static boolean sendByteAndRead(Socket socket, StringBuilder answer) throws InterruptedException {
        try {
            socket.getOutputStream().write(' ');
            InputStream in = socket.getInputStream();
            byte[] some = new byte[8192];
            int read = in.read(some);
            answer.append(new String(some, 0, Math.max(read, 0), UTF_8));
            return read >= 0;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String post(String path, String type, String length) {
        return "POST " + path + " HTTP/1.1\nHost: localhost\nAccept-Language: en\nContent-Type: " + type + "\n" + length
                + "\n\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/api/v1/nowhere", "/api/v1/jobs", "/api/v1/zones/demo-hb-01/evidence"})
    void theRestOfABodyThatWasRefusedIsNotReadForLong(String path) throws Exception {
        for (String length : new String[] {"Content-Length: 900", "Content-Length: 10000000000"}) {
            assertThat(answerToTrickle(post(path, "application/json", length)))
                    .startsWith("HTTP/1.1 4")
                    .doesNotContain("HTTP/1.1 408");
        }
    }

    @Test
    void theRestOfABodyOfUnknownLengthIsNotReadForLong() throws Exception {
        // What follows are chunks no more, and the line is closed at once, or as above.
        String endless = post("/api/v1/nowhere", "application/json", "Transfer-Encoding: chunked") + "5000000\n";
        assertThat(answerToTrickle(endless)).startsWith("HTTP/1.1 40");
    }

    @Test
    void aSmallBodyThatTakesTooLongIsSaidToDoSo(CapturedOutput output) throws Exception {
        assertThat(answerToTrickle(post("/api/v1/score", "application/json", "Content-Length: 900")))
                .startsWith("HTTP/1.1 408")
                .contains("urn:zonemark:problem:too-slow", "\"instance\":\"/api/v1/score\"", "took too long to arrive");
        assertThat(output).doesNotContain(" ERROR ");
    }

    /** The server itself reads these, and tells nothing of a line that it holds for dead. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void aFormThatTakesTooLongIsNotReadForLong(String type, CapturedOutput output) throws Exception {
        assertThat(answerToTrickle(post("/login", type, "Content-Length: 900"))).doesNotContain("HTTP/1.1 200");
        assertThat(output).doesNotContain(" ERROR ");
    }

    @Test
    void whoSendsMuchAndQuicklyStillSeesWhyItIsRefused() {
        Answer answer = new ContractClient(port)
                .send(
                        "POST",
                        "/api/v1/zones/demo-hb-01/2025/evidence",
                        BodyPublishers.ofByteArray(new byte[30_000_000]),
                        "Content-Type",
                        "application/octet-stream");
        assertThat(answer.status()).isBetween(400, 499);
    }
}
