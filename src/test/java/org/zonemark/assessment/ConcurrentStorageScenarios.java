package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zonemark.api.Answer;
import tools.jackson.databind.JsonNode;

/** What holds on every database when many write at the same time. */
abstract class ConcurrentStorageScenarios extends RankingScenarios {

    private static final int WRITERS = 16;
    private static final int SAVES = 12;
    private static final List<String> MARKED = List.of("A2-1.1.5", "A2-1.3.1", "A2-2.2.3");

    @Test
    void manyWritersOfOneSelfAssessmentAllSucceedAndOneOfThemStaysWhole() throws Exception {
        register("demo-hb-01");
        List<Answer> answers = atOnce(writer -> {
            List<Answer> own = new ArrayList<>();
            for (int i = 0; i < SAVES; i++) {
                own.add(client.put(address("demo-hb-01"), markedBy(writer * SAVES + i)));
            }
            return own;
        });
        assertThat(answers).hasSize(WRITERS * SAVES).allMatch(answer -> answer.status() == 200);
        JsonNode stored = client.get(address("demo-hb-01")).json();
        JsonNode values = stored.at("/selfAssessment/values");
        int mark = values.get(MARKED.get(0)).get("value").intValue();
        assertThat(MARKED)
                .allSatisfy(clause ->
                        assertThat(values.get(clause).get("value").intValue()).isEqualTo(mark));
        assertThat(answers.get(mark).json()).isEqualTo(stored.get("evaluation"));
        assertRankedAsEvaluated("demo-hb-01");
    }

    @Test
    void manyNewZonesAreRegisteredAndSavedAtOnce() throws Exception {
        List<Answer> answers = atOnce(writer -> {
            List<Answer> own = new ArrayList<>();
            for (int i = 0; i < SAVES; i++) {
                String code = "zone-" + (writer * SAVES + i);
                own.add(client.put(ZONES + code, zone(code, "甲", "湖北", "武汉")));
                own.add(client.put(address(code), markedBy(i)));
                own.add(client.get("/api/v1/ranking?year=2025"));
            }
            return own;
        });
        assertThat(answers.stream().map(Answer::status)).containsOnly(200);
        assertThat(ranking("?year=2025").get("zones")).hasSize(WRITERS * SAVES);
    }

    @Test
    void oneNewZoneIsRegisteredByManyAtOnce() throws Exception {
        for (int i = 0; i < SAVES; i++) {
            String code = "zone-" + i;
            List<Answer> answers =
                    atOnce(writer -> List.of(client.put(ZONES + code, zone(code, "区" + writer, "湖北", "武汉"))));
            assertThat(answers.stream().map(Answer::status)).containsOnly(200);
            assertThat(answers.stream().map(answer -> answer.json()))
                    .contains(client.get(ZONES + code).json());
        }
    }

    @Test
    void changesOfAZoneAndSavesOfItsDataDoNotHinderEachOther() throws Exception {
        client.put(ZONES + "z", zone("z", "甲", "安徽", "合肥"));
        List<Answer> answers = atOnce(writer -> {
            List<Answer> own = new ArrayList<>();
            for (int i = 0; i < SAVES; i++) {
                String basin = i % 2 == 0 ? "lower" : "middle";
                own.add(
                        writer % 2 == 0
                                ? client.put(
                                        ZONES + "z",
                                        zone("z", "甲", "安徽", "合肥")
                                                .replace("\"type\"", "\"basin\": \"" + basin + "\", \"type\""))
                                : client.put(address("z"), markedBy(i)));
            }
            return own;
        });
        assertThat(answers.stream().map(Answer::status)).containsOnly(200);
        assertRankedAsEvaluated("z");
    }

    /** The answers that each writer got, one writer after the other. */
    private static List<Answer> atOnce(IntFunction<List<Answer>> writing) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<List<Answer>>> all = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> writers.submit(() -> writing.apply(writer)))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<List<Answer>> one : all) {
                answers.addAll(one.get());
            }
            return answers;
        } finally {
            writers.shutdownNow();
        }
    }

    /** A self-assessment in which several answers carry the mark of its writer. */
    private static String markedBy(int mark) {
        StringBuilder values = new StringBuilder();
        for (String clause : MARKED) {
            values.append(values.isEmpty() ? "" : ", ").append("\"%s\": {\"value\": %d}".formatted(clause, mark));
        }
        return "{\"values\": {" + values + "}}";
    }
}
