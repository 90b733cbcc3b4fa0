package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.zonemark.InMemoryService;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A batch ends when its time is up, and tells how far it came. */
@InMemoryService
@TestPropertySource(properties = "zonemark.streams.longest=3s")
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class LongStreamsIT {

    private static final String LINE =
            JsonMapper.shared().readTree(Samples.text("demo-hb-01")).toString();

    @LocalServerPort
    private int port;

    @Test
    void whoSendsALineNowAndThenIsToldAtTheEndFromWhichLineOnNothingWasLookedAt(CapturedOutput output)
            throws Exception {
        try (BatchConnection batch = new BatchConnection(port)) {
            Instant begin = Instant.now();
            int sent = 0;
            JsonNode answer;
            do {
                batch.sendLine(LINE);
                sent++;
                Thread.sleep(300);
                answer = JsonMapper.shared().readTree(batch.readAnswer());
            } while (answer.has("total"));
            assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
            assertThat(answer.get("type").stringValue()).isEqualTo("urn:zonemark:problem:too-slow");
            assertThat(answer.get("status").intValue()).isEqualTo(408);
            assertThat(answer.get("line").intValue()).isEqualTo(sent);
            assertThat(sent).isGreaterThan(2);
            assertThat(batch.readAnswer()).as("the end").isNull();
        }
        Thread.sleep(1_000); // the container ends the exchange on a thread of its own, and would log there
        assertThat(output).doesNotContain(" ERROR ");
    }

    @Test
    void whoSendsHalfALineIsToldSoWithTheNextByte() throws IOException, InterruptedException {
        try (BatchConnection batch = new BatchConnection(port)) {
            batch.sendLine(LINE);
            assertThat(JsonMapper.shared().readTree(batch.readAnswer()).has("total"))
                    .isTrue();
            Thread.sleep(3_100);
            batch.sendLine("{");
            JsonNode last = JsonMapper.shared().readTree(batch.readAnswer());
            assertThat(last.get("line").intValue()).isEqualTo(2);
        }
    }
}
