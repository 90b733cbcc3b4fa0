package org.zonemark.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.InMemoryService;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stream of self-assessments is answered line by line, in order, in little memory, whatever its lines are. */
@InMemoryService
@ExtendWith(OutputCaptureExtension.class)
class BatchIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MANY = 20_000;

    /** Where large arrays go. */
    private static final MemoryPoolMXBean OLD_GENERATION = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().contains("Tenured") || pool.getName().contains("Old"))
            .findFirst()
            .orElseThrow();

    private final int port;
    private final ContractClient client;

    BatchIT(@LocalServerPort int port) {
        this.port = port;
        this.client = new ContractClient(port);
    }

    @Test
    void theSamplesAreAnsweredInTheirOrderAsOneByOne() {
        List<JsonNode> answers =
                answers(Samples.text(Samples.FOLDER.resolve("batch.ndjson")).getBytes(UTF_8));
        assertThat(answers).hasSameSizeAs(Samples.codes());
        for (int i = 0; i < answers.size(); i++) {
            String code = Samples.codes().get(i);
            EvaluationAssert.assertSame(Samples.expected(code), answers.get(i));
            assertThat(answers.get(i))
                    .isEqualTo(client.post("/api/v1/score", Samples.text(code)).json());
        }
    }

    @Test
    void goodAndBadLinesAreAnsweredInOrderOneLineEach() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        write(body, line("first") + "\n");
        write(body, "\n");
        write(body, "   \t\r\n");
        write(body, line("fourth") + "\r\n");
        write(body, "{\"zone\": oops}\n");
        body.writeBytes("{\"zone\": \"\u00ff\u00c3\u0028\"}\n".getBytes(ISO_8859_1));
        write(body, "\"" + "x".repeat(2_000_000) + "\"\n");
        write(body, "{\"zone\": 5, \"year\": \"\\ud800\", \"\\u0000\": 1e999}\n");
        write(body, line("ninth") + line("ninth") + "\n");
        write(body, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n");
        write(body, "null\n");
        body.write(0);
        write(body, "\n");
        write(body, line("last"));
        List<JsonNode> answers = answers(body.toByteArray());
        assertThat(answers.stream().map(BatchIT::summary))
                .containsExactly(
                        "first", "fourth", "5: 400", "6: 400", "7: 413", "8: 422", "9: 400", "10: 400", "11: 422",
                        "12: 400", "last");
    }

    @Test
    void aByteOrderMarkAtTheStartDoesNoHarm() {
        List<JsonNode> answers = answers(("\ufeff" + line("first") + "\n" + line("second") + "\n").getBytes(UTF_8));
        assertThat(answers.stream().map(BatchIT::summary)).containsExactly("first", "second");
    }

    @Test
    void blankLinesAloneAreAnsweredWithNothing() {
        assertThat(answers("\n\r\n  \n".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void wordsAreInTheReadersLanguage() {
        byte[] body = (line("z") + "\n{}\n").getBytes(UTF_8);
        List<JsonNode> english = answers(body, "Accept-Language", "en-US,en;q=0.9");
        assertThat(english.get(0).at("/dimensions/0/name").stringValue()).isEqualTo("Ecology and environment");
        assertThat(english.get(1).get("title").stringValue()).isEqualTo("The input has faults");
        List<JsonNode> chinese = answers(body, "Accept-Language", "fr");
        assertThat(chinese.get(0).at("/dimensions/0/name").stringValue()).isEqualTo("生态环境保护");
        assertThat(chinese.get(1).get("title").stringValue()).isEqualTo("填报内容有误");
    }

    @Test
    void answersComeBeforeTheRequestIsFinished() throws Exception {
        try (BatchConnection batch = new BatchConnection(port)) {
            AtomicBoolean answered = new AtomicBoolean();
            CompletableFuture<Integer> sender = CompletableFuture.supplyAsync(() -> sendUntil(answered, batch));
            int answers = 0;
            for (String answer = batch.readAnswer(); answer != null; answer = batch.readAnswer()) {
                assertThat(summary(JSON.readTree(answer))).isEqualTo("zone-" + answers);
                answers++;
                answered.set(true);
            }
            assertThat(answers).isEqualTo(sender.join()).isLessThan(MANY);
        }
    }

    @Test
    void whoeverSendsALineAndWaitsForItsAnswerGetsIt() throws Exception {
        try (BatchConnection batch = new BatchConnection(port)) {
            for (int i = 0; i < 20; i++) {
                batch.sendLine(line("zone-" + i));
                assertThat(summary(JSON.readTree(batch.readAnswer()))).isEqualTo("zone-" + i);
            }
        }
    }

    @Test
    void twentyThousandLinesPassThroughInLittleMemory() throws Exception {
        try (BatchConnection batch = new BatchConnection(port)) {
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> sendMany(batch));
            long bytes = 0;
            long usedEarly = 0;
            for (int i = 0; i < MANY; i++) {
                String answer = batch.readAnswer();
                assertThat(answer).startsWith(i % 4 == 0 ? "{\"zone\":\"zone-" + i + "\"" : "{\"type\":");
                bytes += answer.length();
                usedEarly = i == MANY / 10 ? usedMemory() : usedEarly;
            }
            long grown = usedMemory() - usedEarly;
            assertThat(batch.readAnswer()).isNull();
            sender.join();
            assertThat(bytes).isGreaterThan(100_000_000);
            assertThat(grown).isLessThan(16_000_000);
        }
    }

    @Test
    void aLineThatIsMuchTooLongIsNotKeptWhole() {
        Iterable<byte[]> endless =
                () -> Stream.generate(() -> "x".repeat(1 << 20).getBytes(UTF_8))
                        .limit(256)
                        .iterator();
        long before = usedMemory();
        OLD_GENERATION.resetPeakUsage();
        Answer answer = client.send(
                "POST",
                "/api/v1/score/batch",
                BodyPublishers.ofByteArrays(endless),
                "Content-Type",
                "application/x-ndjson");
        assertThat(lines(answer).stream().map(BatchIT::summary)).containsExactly("1: 413");
        assertThat(OLD_GENERATION.getPeakUsage().getUsed() - before).isLessThan(64_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void aClientThatGoesAwayLeavesNothingBusyAndNoErrorInTheLog(int lines, CapturedOutput output) throws Exception {
        BatchConnection batch = new BatchConnection(port);
        for (int i = 0; i < lines; i++) {
            batch.sendLine(line("zone-" + i));
        }
        Thread.sleep(500); // one line: the service waits for more; many: for somebody who reads
        batch.abort();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!threadsInBatches().isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
        }
        assertThat(threadsInBatches()).isEmpty();
        assertThat(answers(line("next").getBytes(UTF_8))).hasSize(1);
        Thread.sleep(1_000); // the container ends the exchange on a thread of its own, and would log there
        assertThat(output).doesNotContain(" ERROR ");
    }

    @Test
    void slowBatchesDoNotKeepAnotherWaiting() throws Exception {
        List<BatchConnection> slow = new ArrayList<>();
        try (BatchConnection quick = new BatchConnection(port)) {
            for (int i = 0; i < 20; i++) {
                slow.add(new BatchConnection(port));
                slow.get(i).sendLine(line("slow"));
            }
            Thread.sleep(500);
            quick.sendLine(line("quick"));
            quick.finish();
            quick.patience(10_000);
            assertThat(summary(JSON.readTree(quick.readAnswer()))).isEqualTo("quick");
        } finally {
            for (BatchConnection one : slow) {
                one.abort();
            }
        }
    }

    /** Answers to a whole batch, each held against the contract. */
    private List<JsonNode> answers(byte[] body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-ndjson";
        Answer answer = client.send("POST", "/api/v1/score/batch", BodyPublishers.ofByteArray(body), all);
        assertThat(answer.status()).isEqualTo(200);
        return lines(answer);
    }

    private static List<JsonNode> lines(Answer answer) {
        return answer.body().lines().map(BatchIT::checked).toList();
    }

    private static JsonNode checked(String line) {
        JsonNode answer = JSON.readTree(line);
        if (answer.has("type")) {
            Contract.checkProblem(line);
        } else {
            Contract.checkEvaluation(line);
        }
        return answer;
    }

    /** The zone of an evaluation; line and status of a problem. */
    private static String summary(JsonNode answer) {
        return answer.has("zone")
                ? answer.get("zone").stringValue()
                : answer.get("line").intValue() + ": " + answer.get("status").intValue();
    }

    /** Sends a line from time to time, and ends the request only after a first answer. */
    private static int sendUntil(AtomicBoolean answered, BatchConnection batch) {
        try {
            int sent = 0;
            while (!answered.get() && sent < MANY) {
                batch.sendLine(line("zone-" + sent));
                sent++;
                Thread.sleep(2);
            }
            batch.finish();
            return sent;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sendMany(BatchConnection batch) {
        try {
            for (int i = 0; i < MANY; i++) {
                batch.sendLine(i % 4 == 0 ? line("zone-" + i) : "{\"year\": " + i + "}");
            }
            batch.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String code) {
        return "{\"zone\":{\"code\":\"" + code
                + "\",\"name\":\"甲\",\"province\":\"湖北\",\"city\":\"武汉\",\"type\":\"other\"},\"year\":2025}";
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(UTF_8));
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Threads that read, score or write lines of a batch at this moment. */
    private static List<String> threadsInBatches() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith(BatchScoring.class.getName())))
                .map(thread -> thread.getKey().getName())
                .toList();
    }
}
