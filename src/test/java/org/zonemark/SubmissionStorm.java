package org.zonemark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import tools.jackson.databind.JsonNode;

/** A thousand submissions, and saves of other drafts of the same zones between them, by several clients at once. */
final class SubmissionStorm {

    static final int SUBMISSIONS = SubmissionScene.ZONES * SubmissionScene.ROUNDS;

    private static final int THREADS = 8;
    private static final int ROUNDS_FOR_A_SAVE = 5;

    /** How a write ends that is not to be sent again. */
    private static final Set<Integer> FINAL = Set.of(200, 409);

    private record Saved(int version, int value) {}

    private final ContractClient client;
    private final boolean untilAllAreStored;
    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    private final List<Future<?>> clients = new ArrayList<>();

    /** Of submissions, by application: the hash of what was submitted. */
    private final Map<String, String> submitted = new ConcurrentHashMap<>();

    /** Of saves, by zone: the last version, and the value that it holds. */
    private final Map<Integer, Saved> saved = new ConcurrentHashMap<>();

    /** @param untilAllAreStored whether a client that got no answer, or was told to come back, tries again */
    SubmissionStorm(ContractClient client, boolean untilAllAreStored) {
        this.client = client;
        this.untilAllAreStored = untilAllAreStored;
        for (int round = 0; round < SubmissionScene.ROUNDS; round++) {
            for (int zone = 0; zone < SubmissionScene.ZONES; zone++) {
                String application = "/api/v1/rounds/r" + round + "/applications/" + SubmissionScene.zone(zone);
                int of = zone;
                work.add(() -> submit(application, of));
                if (round % ROUNDS_FOR_A_SAVE == 0) {
                    work.add(() -> save(of));
                }
            }
        }
    }

    void start() {
        IntStream.range(0, THREADS)
                .forEach(i -> clients.add(threads.submit(() -> {
                    for (Runnable one = work.poll(); one != null; one = work.poll()) {
                        one.run();
                    }
                })));
        threads.shutdown();
    }

    /** Waits until so many submissions are acknowledged, which must not be the last ones. */
    void awaitAcknowledged(int count) throws InterruptedException {
        while (submitted.size() < count) {
            Thread.sleep(1);
        }
        assertThat(work).as("it comes in the middle").hasSizeGreaterThan(SUBMISSIONS / 10);
    }

    void awaitEnd() throws InterruptedException, ExecutionException {
        assertThat(threads.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
        for (Future<?> one : clients) {
            one.get(); // an answer that is none of the contract's
        }
    }

    int acknowledged() {
        return submitted.size();
    }

    Set<Integer> statuses() {
        return statuses;
    }

    private void submit(String application, int zone) {
        Answer answer =
                sent(() -> submit(application, zone), zone, "POST", application + "/submit", "{\"pledge\": true}");
        if (answer != null && answer.status() == 200) {
            submitted.put(
                    application, answer.json().at("/steps/0/submissionSha256").stringValue());
        }
    }

    private void save(int zone) {
        int value = ThreadLocalRandom.current().nextInt(1000);
        String draft = "{\"values\": {\"A2-1.1.5\": {\"value\": %d}}}".formatted(value);
        Answer answer = sent(() -> save(zone), zone, "PUT", SubmissionScene.otherDraft(zone), draft);
        if (answer != null && answer.status() == 200) {
            int version = Integer.parseInt(answer.header("ETag").replace("\"", ""));
            saved.merge(zone, new Saved(version, value), (a, b) -> a.version() > b.version() ? a : b);
        }
    }

    /** The answer; null if there was none. */
    private Answer sent(Runnable again, int zone, String method, String path, String body) {
        Answer answer = null;
        try {
            answer = client.with(SubmissionScene.token(SubmissionScene.signer(zone)))
                    .send(method, path, body, "Content-Type", "application/json");
            statuses.add(answer.status());
        } catch (UncheckedIOException e) {
            // nobody acknowledged it
        }
        if (untilAllAreStored && (answer == null || !FINAL.contains(answer.status()))) {
            work.add(again);
        }
        return answer;
    }

    /** What was acknowledged is what the service tells now. */
    void checkAcknowledged() {
        ContractClient reader = client.with(SubmissionScene.token("ministry"));
        List<String> lost = submitted.keySet().stream()
                .filter(application -> !reader.get(application)
                        .json()
                        .at("/steps/0/submissionSha256")
                        .asString("")
                        .equals(submitted.get(application)))
                .toList();
        assertThat(lost).as("lost of " + submitted.size()).isEmpty();
        saved.forEach((zone, last) -> {
            JsonNode stored = reader.get(SubmissionScene.otherDraft(zone)).json();
            int version = stored.get("version").intValue();
            assertThat(version).isGreaterThanOrEqualTo(last.version());
            if (version == last.version()) {
                assertThat(stored.at("/selfAssessment/values/A2-1.1.5/value").intValue())
                        .isEqualTo(last.value());
            }
        });
    }

    /** The same against another start of the service. */
    void checkAcknowledged(ContractClient afterwards) {
        SubmissionStorm same = new SubmissionStorm(afterwards, false);
        same.submitted.putAll(submitted);
        same.saved.putAll(saved);
        same.checkAcknowledged();
    }
}
