package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zonemark.api.Answer;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several people at one draft, or at one zone: nobody's work is overwritten unseen. */
class DraftConcurrencyIT extends DraftScene {

    private static final List<String> OWN = List.of(
            "A2-1.3.1",
            "A2-2.2.3",
            "A2-2.3.4",
            "A2-3.1.5",
            "A2-3.1.6",
            "A2-3.2.1",
            "A2-3.2.2",
            "A2-3.2.6",
            "A2-4.1.3",
            "A2-5.2.2");
    private static final String SHARED = "A2-1.1.5";
    private static final int WRITES = 6;

    /** A write that was acknowledged with this version. */
    private record Acknowledged(int version, String patch) {}

    @Test
    void tenWritersLoseNothing() throws Exception {
        List<Acknowledged> acknowledged = new ArrayList<>();
        for (List<Acknowledged> ofOne : atOnce(OWN.size(), this::write)) {
            acknowledged.addAll(ofOne);
        }
        acknowledged.sort(Comparator.comparingInt(Acknowledged::version));

        // Each acknowledged write is one version, from the one behind the first draft on.
        assertThat(acknowledged).hasSize(OWN.size() * WRITES);
        assertThat(acknowledged.stream().map(Acknowledged::version))
                .containsExactlyElementsOf(IntStream.rangeClosed(2, acknowledged.size() + 1)
                        .boxed()
                        .toList());
        assertThat(version()).isEqualTo(acknowledged.size() + 1);

        JsonNode expected = Samples.document(ZONE);
        for (Acknowledged one : acknowledged) {
            expected = MergePatch.apply(expected, JsonMapper.shared().readTree(one.patch()));
        }
        assertThat(document()).isEqualTo(expected);
        assertThat(stored().get("evaluation"))
                .isEqualTo(zone.post("/api/v1/score", expected.toString()).json());
        assertThat(database.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'saveSelfAssessment'"))
                .isEqualTo(acknowledged.size() + 1);
    }

    /** By turns an answer of its own and the one that all change; a write that comes too late is made again. */
    private List<Acknowledged> write(int writer) {
        List<Acknowledged> acknowledged = new ArrayList<>();
        String version = "\"1\"";
        for (int i = 0; i < WRITES; i++) {
            String patch = answer(i % 2 == 0 ? OWN.get(writer) : SHARED, writer * WRITES + i);
            Answer answer = patch(version, patch);
            while (answer.status() == 412) {
                answer = patch(answer.header("ETag"), patch);
            }
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            version = answer.header("ETag");
            acknowledged.add(new Acknowledged(Integer.parseInt(version.replace("\"", "")), patch));
        }
        return acknowledged;
    }

    @Test
    void whoIsSlowerSeesWhatDiffersAndChangesNothing() {
        assertThat(patch("\"1\"", answer(SHARED, 5)).header("ETag")).isEqualTo("\"2\"");
        JsonNode before = stored();

        Answer late = patch("\"1\"", answer(SHARED, 7));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("ETag")).isEqualTo("\"2\"");
        assertThat(late.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:stale");
        assertThat(late.json().get("differences")).hasSize(1);
        JsonNode difference = late.json().get("differences").get(0);
        assertThat(difference.get("pointer").stringValue()).isEqualTo("/values/" + SHARED + "/value");
        assertThat(difference.get("stored").doubleValue()).isEqualTo(5);
        assertThat(difference.get("sent").doubleValue()).isEqualTo(7);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aReplacementThatComesTooLateSeesEverythingThatItWouldHaveUndone() {
        patch("\"1\"", answer(SHARED, 5));
        patch("\"2\"", "{\"values\": {\"A2-1.3.1\": null}}");
        Answer late = zone.put(DRAFT, Samples.text(ZONE), "If-Match", "\"1\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json()
                        .get("differences")
                        .valueStream()
                        .map(one -> one.get("pointer").stringValue()))
                .containsExactly("/values/" + SHARED + "/value", "/values/A2-1.3.1");
        JsonNode removed = late.json().get("differences").get(1);
        assertThat(removed.get("stored").isNull()).isTrue();
        assertThat(removed.get("sent")).isEqualTo(Samples.document(ZONE).at("/values/A2-1.3.1"));
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void manyReplacementsOfOneVersionAndOneIsStored() throws Exception {
        List<Answer> answers =
                atOnce(OWN.size(), writer -> zone.put(DRAFT, answer(SHARED, writer), "If-Match", "\"1\""));
        assertThat(answers.stream().map(Answer::status).filter(status -> status == 200))
                .hasSize(1);
        assertThat(answers.stream().map(Answer::status).filter(status -> status == 412))
                .hasSize(OWN.size() - 1);
        Answer stored = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
        assertThat(stored().get("evaluation")).isEqualTo(stored.json());
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void manyBeginTheSameDraftByCarryingOverAndItIsBegunOnce() throws Exception {
        String next = ADDRESS + "2026/carry-over";
        List<Answer> answers = atOnce(OWN.size(), writer -> zone.post(next, ""));
        assertThat(answers.stream().map(Answer::status).filter(status -> status == 200))
                .hasSize(1);
        assertThat(answers.stream().map(Answer::status).filter(status -> status == 409))
                .hasSize(OWN.size() - 1);
        assertThat(zone.get(ADDRESS + "2026").header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void aSubmissionAmongManyWritesHoldsTheLastOfThemAndLocksTheDraft() throws Exception {
        ministry.put("/api/v1/rounds/r", """
                {"name": "r", "dataYear": 2025, "submitFrom": "2020-01-01", "submitUntil": "2099-12-31"}""");
        ministry.post("/api/v1/rounds/r/open", "");
        List<Answer> answers = atOnce(
                OWN.size(),
                writer -> writer == 0
                        ? zone.post("/api/v1/rounds/r/applications/" + ZONE + "/submit", "{\"pledge\": true}")
                        : lastWrite(writer));
        assertThat(answers.get(0).status()).as(answers.get(0).body()).isEqualTo(200);
        assertThat(answers.subList(1, answers.size()).stream().map(Answer::status))
                .as("every writer sees in the end that the draft is locked")
                .containsOnly(409);
        assertThat(stored().get("locked").booleanValue()).isTrue();
        assertThat(database.texts("SELECT body FROM submission"))
                .containsExactlyElementsOf(database.texts("SELECT body FROM self_assessment"));
    }

    @Test
    void ofManyWhoChangeAZoneTheTrailTellsEachWhatItReplaced() throws Exception {
        String address = "/api/v1/zones/" + ZONE;
        List<Answer> answers = atOnce(
                OWN.size(), writer -> ministry.put(address, Samples.zone(ZONE).replace("武汉", "第" + writer + "市")));
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        String entries = " FROM audit_entry WHERE action = 'registerZone' ORDER BY number";
        List<String> before = database.texts("SELECT state_before" + entries);
        List<String> after = database.texts("SELECT state_after" + entries);
        assertThat(before.subList(1, before.size())).isEqualTo(after.subList(0, after.size() - 1));
    }

    /** Writes until that is refused, and leaves room for the others between. */
    private Answer lastWrite(int writer) throws InterruptedException {
        Answer answer = zone.put(DRAFT, answer(SHARED, writer));
        while (answer.status() == 200) {
            Thread.sleep(20);
            answer = zone.put(DRAFT, answer(SHARED, writer));
        }
        return answer;
    }

    private interface Writing<T> {
        T write(int writer) throws Exception;
    }

    /** What each writer got. */
    private static <T> List<T> atOnce(int writers, Writing<T> writing) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<T>> all = IntStream.range(0, writers)
                    .mapToObj(writer -> (Callable<T>) () -> writing.write(writer))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(all)) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
