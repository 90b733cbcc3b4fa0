package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.InMemoryService;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A self-assessment is scored over HTTP: the right numbers, in words of the reader's language. */
@InMemoryService
class ScoreIT {

    private static final String SCORE = "/api/v1/score";
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final ContractClient client;

    ScoreIT(@LocalServerPort int port) {
        client = new ContractClient(port);
    }

    @ParameterizedTest
    @MethodSource("org.zonemark.samples.Samples#codes")
    void everySampleGetsTheEvaluationOfTheIndependentProgram(String code) {
        Answer answer = client.checkingRequests().post(SCORE, Samples.text(code));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("zone").stringValue()).isEqualTo(code);
        assertThat(answer.json().get("year").intValue()).isEqualTo(2025);
        EvaluationAssert.assertSame(Samples.expected(code), answer.json());
    }

    @Test
    void everyFindingLeadsBackToItsRuleAndItsSentence() {
        for (JsonNode finding : scored("demo-ah-03").get("findings")) {
            JsonNode clause = client.get(
                            "/api/v1/clauses/" + finding.get("clause").stringValue())
                    .json();
            assertThat(clause.get("rules").valueStream().map(rule -> rule.get("name")))
                    .contains(finding.get("rule"));
            assertThat(finding.get("quote")).isEqualTo(clause.get("quote"));
            assertThat(finding.get("kind")).isEqualTo(clause.get("kind"));
            assertThat(finding.get("message").stringValue())
                    .startsWith(clause.at("/indicator/name/zh").stringValue());
        }
    }

    @Test
    void pointsOfFindingsAndOfDimensionsAddUpToTheBase() {
        JsonNode evaluation = scored("demo-yn-01");
        for (String list : List.of("findings", "dimensions")) {
            double sum = evaluation
                    .get(list)
                    .valueStream()
                    .mapToDouble(one -> one.get("points").doubleValue())
                    .sum();
            assertThat(sum).isCloseTo(evaluation.get("base").doubleValue(), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zh-CN", "zh", "fr", "fr-FR,de;q=0.5", "zh-CN,en;q=0.5", "*", "no language"})
    void wordsAreChineseUnlessEnglishIsAskedFor(String acceptLanguage) {
        JsonNode evaluation = acceptLanguage.isEmpty() ? scored("demo-ah-03") : scored("demo-ah-03", acceptLanguage);
        assertThat(wordsOf(evaluation)).allMatch(words -> CHINESE.matcher(words).find());
        assertThat(wordsOf(evaluation)).anyMatch(words -> words.contains("，得"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-US,en;q=0.9", "en-GB", "EN", "fr,en;q=0.8,zh;q=0.5"})
    void wordsAreEnglishWhereEnglishIsAskedFor(String acceptLanguage) {
        List<String> words = wordsOf(scored("demo-ah-03", acceptLanguage));
        assertThat(words)
                .allMatch(text -> Pattern.compile("[a-z]{3}").matcher(text).find());
        assertThat(words).anyMatch(text -> text.contains(" earns ")).noneMatch(text -> text.contains("得分"));
    }

    @Test
    void theInputHashDependsOnWhatIsSaidAndNotOnHowItIsWritten() {
        JsonNode compact = client.post(SCORE, Samples.line("demo-hb-01")).json();
        JsonNode reversed = client.post(
                        SCORE, reversed(Samples.document("demo-hb-01")).toPrettyString())
                .json();
        ObjectNode other = Samples.document("demo-hb-01");
        other.put("year", 2024);
        assertThat(reversed).isEqualTo(compact);
        assertThat(client.post(SCORE, other.toString()).json().get("inputSha256"))
                .isNotEqualTo(compact.get("inputSha256"));
    }

    @Test
    void theInputHashIsSha256OfTheCanonicalForm() throws NoSuchAlgorithmException {
        String canonical =
                "{\"values\":{\"A2-1.1.4\":{\"value\":-0.5}},\"year\":2025,\"zone\":{\"city\":\"武汉\",\"code\":"
                        + "\"z\",\"name\":\"甲\",\"province\":\"湖北\",\"type\":\"other\"}}";
        String sent = canonical.replace("-0.5", "-5.0e-1 ").replace("甲", "\\u7532");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        assertThat(client.post(SCORE, sent).json().get("inputSha256").stringValue())
                .isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void theVersionsAreThoseOfTheRulebookAndTheWeightSetInForce() {
        JsonNode evaluation = scored("demo-hb-01");
        JsonNode rulebook = client.get("/api/v1/rulebook").json();
        JsonNode weights = client.get("/api/v1/weight-sets/default").json();
        assertThat(evaluation.at("/rulebook/version")).isEqualTo(rulebook.get("version"));
        assertThat(evaluation.at("/rulebook/sha256")).isEqualTo(rulebook.get("sha256"));
        assertThat(evaluation.at("/weightSet/id")).isEqualTo(weights.get("id"));
        assertThat(evaluation.at("/weightSet/sha256")).isEqualTo(weights.get("sha256"));
    }

    @Test
    void aSelfAssessmentWithoutAnyAnswerIsScoredAndSuspended() {
        ObjectNode empty = Samples.document("demo-hb-01");
        empty.remove(List.of("values", "leadingIndustries"));
        JsonNode evaluation = client.post(SCORE, empty.toString()).json();
        assertThat(evaluation.get("total").doubleValue()).isZero();
        assertThat(evaluation.get("standing").stringValue()).isEqualTo("suspended");
        assertThat(evaluation.get("grade").isNull()).isTrue();
        assertThat(evaluation.get("findings")).hasSize(99);
    }

    private JsonNode scored(String code) {
        return client.post(SCORE, Samples.text(code)).json();
    }

    private JsonNode scored(String code, String acceptLanguage) {
        return client.post(SCORE, Samples.text(code), "Accept-Language", acceptLanguage)
                .json();
    }

    /** All words of an evaluation that are meant for its reader. */
    private static List<String> wordsOf(JsonNode evaluation) {
        List<String> words = new ArrayList<>();
        evaluation
                .get("findings")
                .forEach(finding -> words.add(finding.get("message").stringValue()));
        evaluation
                .get("dimensions")
                .forEach(dimension -> words.add(dimension.get("name").stringValue()));
        evaluation
                .get("ceilings")
                .forEach(ceiling -> words.add(ceiling.get("reason").stringValue()));
        return words;
    }

    /** The same document with the fields of every object in the opposite order. */
    private static JsonNode reversed(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        List<String> names = new ArrayList<>(node.propertyNames());
        Collections.reverse(names);
        ObjectNode reversed = JsonMapper.shared().createObjectNode();
        names.forEach(name -> reversed.set(name, reversed(node.get(name))));
        return reversed;
    }
}
