package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.InMemoryService;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rulebook is open: anybody can read each clause, its number, its source and its rule. */
@InMemoryService
class ClausesIT {

    private static final String CLAUSES = "/api/v1/clauses";

    private final ContractClient client;

    ClausesIT(@LocalServerPort int port) {
        client = new ContractClient(port);
    }

    @Test
    void allClausesAreListedInTheOrderOfTheAnnex() {
        List<String> ids = ids("");
        assertThat(ids)
                .hasSize(99)
                .doesNotHaveDuplicates()
                .startsWith("A2-1.1.1", "A2-1.1.2")
                .endsWith("A2-6.2.5");
        assertThat(ids).containsSubsequence("A2-2.1.9", "A2-2.1.10", "A2-2.1.11", "A2-2.2.1");
    }

    @ParameterizedTest
    @CsvSource({
        "?section=1, 18",
        "?section=2.1, 11",
        "?section=6.2, 5",
        "?section=9, 0",
        "?kind=GATE, 9",
        "?kind=CHECKLIST, 9",
        "?kind=MATURITY&section=2.2, 2",
        "?dimension=ecology, 16",
        "?dimension=ecology&kind=GATE&section=1, 2"
    })
    void filtersChooseClauses(String filters, int count) {
        assertThat(ids(filters)).hasSize(count);
    }

    @Test
    void everyClauseIsListedOnceByEachFilter() {
        List<String> all = ids("");
        assertThat(Stream.of("1", "2", "3", "4", "5", "6").flatMap(section -> ids("?section=" + section).stream()))
                .containsExactlyElementsOf(all);
        assertThat(Stream.of("GATE", "QUANTITATIVE", "COUNT", "CHECKLIST", "MATURITY")
                        .flatMap(kind -> ids("?kind=" + kind).stream()))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(client.get("/api/v1/rulebook")
                        .json()
                        .get("dimensions")
                        .valueStream()
                        .flatMap(one -> ids("?dimension=" + one.get("id").stringValue()).stream()))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @TestFactory
    Stream<DynamicTest> everyClauseSaysWhatIsAskedByWhichNumberFromWhichSourceByWhichRule() {
        return client.get(CLAUSES)
                .json()
                .valueStream()
                .map(listed -> DynamicTest.dynamicTest(listed.get("id").stringValue(), () -> assertExplained(listed)));
    }

    private void assertExplained(JsonNode listed) throws IOException {
        String id = listed.get("id").stringValue();
        JsonNode clause = client.checkingRequests().get(CLAUSES + "/" + id).json();
        for (String same : List.of("id", "title", "quote", "english", "kind", "defaultWeight")) {
            assertThat(clause.get(same)).isEqualTo(listed.get(same));
        }
        JsonNode source =
                clause.at("/reference").get(clause.get("reference").size() - 1).get("source");
        for (String language : List.of("zh", "en")) {
            assertThat(clause.at("/explanation/" + language).stringValue())
                    .contains(clause.get("quote").stringValue())
                    .contains(clause.at("/section/number").stringValue())
                    .contains(clause.at("/indicator/name/" + language).stringValue())
                    .contains(clause.at("/indicator/evidence/" + language).stringValue())
                    .contains(source.get(language).stringValue())
                    .contains(clause.at("/rules/0/file").stringValue());
        }
        assertThat(clause.get("cases")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(clause.get("rules")).isNotEmpty();
        for (JsonNode rule : clause.get("rules")) {
            assertStandsInItsFile(rule);
        }
    }

    private static void assertStandsInItsFile(JsonNode rule) throws IOException {
        String drl = rule.get("drl").stringValue();
        assertThat(drl)
                .contains("rule \"" + rule.get("name").stringValue() + "\"")
                .endsWith("end");
        List<String> lines =
                Files.readAllLines(Path.of("rules").resolve(rule.get("file").stringValue()));
        int first = rule.get("line").intValue() - 1;
        List<String> shown = drl.lines().toList();
        assertThat(lines.subList(first, first + shown.size())).isEqualTo(shown);
    }

    @Test
    void theBanOfSmallPollutersIsExplainedInFull() {
        JsonNode clause = client.get(CLAUSES + "/A2-2.1.5").json();
        assertThat(clause.get("quote").stringValue()).isEqualTo("坚决取缔“十小”企业");
        assertThat(clause.at("/section/title/zh").stringValue()).isEqualTo("强化生态环境保护");
        assertThat(clause.at("/gate/comparison").stringValue()).isEqualTo("==");
        assertThat(clause.at("/gate/onFail").stringValue()).isEqualTo("veto");
        assertThat(clause.at("/reference/0/threshold").doubleValue()).isZero();
        assertThat(clause.at("/reference/0/source/zh").stringValue()).contains("国发〔2015〕17号");
        assertThat(clause.at("/rules/0/drl").stringValue())
                .contains("@Clause(\"A2-2.1.5\")", "when", "then", ".asGate()");
        assertThat(clause.get("cases")).anySatisfy(one -> {
            assertThat(one.at("/given/answer/value").intValue()).isEqualTo(1);
            assertThat(one.at("/expected/status").stringValue()).isEqualTo("failed");
        });
    }

    @Test
    void theExampleOfEveryAnswerIsAccepted() {
        ObjectNode document = Samples.document("demo-hb-01");
        ObjectNode values = document.putObject("values");
        for (String id : ids("")) {
            JsonNode example = client.get(CLAUSES + "/" + id).json().get("answerExample");
            if (!example.isEmpty()) {
                values.set(id, example);
            }
        }
        Answer answer = client.checkingRequests().post("/api/v1/score", document.toString());
        assertThat(answer.status()).as(answer::body).isEqualTo(200);
        assertThat(answer.json()
                        .get("findings")
                        .valueStream()
                        .map(finding -> finding.get("status").stringValue()))
                .doesNotContain("missing", "unknown", "failed");
    }

    @Test
    void anUnknownClauseIsNotFoundAndTheListNamed() {
        Answer answer = client.get(CLAUSES + "/A2-9.9.9", "Accept-Language", "en");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("detail").stringValue())
                .isEqualTo("The rulebook has no clause A2-9.9.9; GET /api/v1/clauses lists them.");
    }

    @Test
    void theRulebookSaysHowMuchThereIsInIt() {
        JsonNode rulebook = client.get("/api/v1/rulebook").json();
        int cases = 0;
        for (String id : ids("")) {
            cases += client.get(CLAUSES + "/" + id).json().get("cases").size();
        }
        assertThat(rulebook.get("clauses").intValue()).isEqualTo(99);
        assertThat(rulebook.get("cases").intValue()).isEqualTo(cases);
        assertThat(rulebook.get("firstYear").intValue()).isEqualTo(2016);
        assertThat(rulebook.get("sections")).hasSize(14);
        assertThat(rulebook.get("policies")).hasSize(2);
    }

    @Test
    void theWeightsOfDimensionsAddUpToAHundred() {
        JsonNode weights = client.get("/api/v1/weight-sets/default").json();
        assertThat(weights.get("dimensions")
                        .valueStream()
                        .mapToDouble(one -> one.get("weight").doubleValue())
                        .sum())
                .isEqualTo(100);
    }

    private List<String> ids(String filters) {
        return client.checkingRequests()
                .get(CLAUSES + filters)
                .json()
                .valueStream()
                .map(clause -> clause.get("id").stringValue())
                .toList();
    }
}
