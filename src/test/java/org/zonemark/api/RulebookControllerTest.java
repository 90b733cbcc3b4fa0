package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.zonemark.api.config.EnumConverterConfiguration;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.ScoringSizes;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Scorer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the rulebook is asked over HTTP, with no server between: clauses, catalogue, sizes, and wrong questions. */
class RulebookControllerTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();

    private static MockMvc service;

    @BeforeAll
    static void prepare() throws IOException {
        DefaultFormattingConversionService conversion = new DefaultFormattingConversionService();
        try (var converters = new AnnotationConfigApplicationContext(EnumConverterConfiguration.class)) {
            converters.getBeansOfType(Converter.class).values().forEach(conversion::addConverter);
        }
        service = MockMvcBuilders.standaloneSetup(new RulebookController(
                        new Scorers(Scorer.of(RULEBOOK, RULEBOOK.defaultWeights()), Scorers.Archive.NONE),
                        Clock.systemUTC()))
                .setControllerAdvice(new ParameterAdvice(), new ProblemAdvice())
                .setConversionService(conversion)
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalogue", "clauses", "rulebook", "catalogue?box=0", "clauses?dimension=nothing"})
    void answersAreWhatTheContractSays(String question) {
        String path = "/api/v1/" + question;
        MockHttpServletResponse answer = get(path, "en");
        Contract.checkAnswer(
                "GET",
                URI.create(path),
                Answer.of(answer.getStatus(), String.valueOf(answer.getContentType()), text(answer)));
    }

    @Test
    void everyRowAndSegmentOfTheCatalogueIsListed() {
        assertThat(ids("/api/v1/catalogue"))
                .containsExactlyElementsOf(RULEBOOK.catalogue().rows().keySet());
    }

    @Test
    void rowsThatCountAreToldFromTheOthers() {
        List<String> counting = ids("/api/v1/catalogue?counting=true");
        assertThat(counting.stream().filter(id -> !id.contains("#")))
                .containsExactlyElementsOf(RULEBOOK.catalogue().countingRowIds());
        assertThat(ids("/api/v1/catalogue?counting=false"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(counting)
                .hasSize(RULEBOOK.catalogue().rows().size() - counting.size());
    }

    @Test
    void aBoxIsListedAlone() {
        assertThat(ids("/api/v1/catalogue?box=3&counting=true"))
                .contains("P3-04", "P3-04#2", "P3-07")
                .allMatch(id -> id.startsWith("P3-"));
    }

    @Test
    void aRowSaysWhatAClaimMustKnow() {
        JsonNode rows = ok("/api/v1/catalogue");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.propertyNames())
                    .startsWith("id", "box", "title", "quote", "countsForFit", "scope", "places", "regions");
            assertThat(row.at("/title/zh").stringValue()).isNotBlank();
            assertThat(row.at("/title/en").stringValue()).isNotBlank();
        });
        assertThat(rows).anySatisfy(row -> assertThat(row.has("caution")).isFalse());
        assertThat(rows)
                .anySatisfy(
                        row -> assertThat(row.at("/caution/en").stringValue("")).isNotBlank());
        assertThat(rows).anySatisfy(row -> assertThat(row.get("regions")).isNotEmpty());
    }

    @Test
    void aFormCanBeFilledFromTheListOfClauses() {
        for (JsonNode listed : ok("/api/v1/clauses")) {
            JsonNode clause = ok("/api/v1/clauses/" + listed.get("id").stringValue());
            for (String same : List.of("/indicator/name", "/indicator/unit", "/answerExample", "/kind")) {
                assertThat(listed.at(same)).isEqualTo(clause.at(same));
            }
        }
    }

    @Test
    void anExampleNamesItsFieldsInOneOrder() {
        assertThat(ok("/api/v1/clauses/A2-5.2.4").get("answerExample").propertyNames())
                .containsExactly("value", "heavyPollutingTransfers");
        assertThat(ok("/api/v1/clauses/A2-4.1.4").get("answerExample")).isEmpty();
    }

    @Test
    void theSizesOfTheScoringModelAreShown() {
        ScoringSizes sizes = RULEBOOK.sizes();
        JsonNode shown = ok("/api/v1/rulebook").get("scoring");
        assertThat(shown.at("/planFit/here").doubleValue())
                .isEqualTo(sizes.planFit().here());
        assertThat(shown.at("/planFit/cautionCap").doubleValue())
                .isEqualTo(sizes.planFit().cautionCap());
        assertThat(shown.at("/planFit/clusterBox").intValue())
                .isEqualTo(sizes.planFit().clusterBox());
        assertThat(shown.get("geometricFloor").doubleValue()).isEqualTo(sizes.geometricFloor());
        assertThat(shown.at("/total/least").doubleValue()).isEqualTo(sizes.leastTotal());
        assertThat(shown.at("/total/most").doubleValue()).isEqualTo(sizes.mostTotal());
        assertThat(shown.get("equalWithin").doubleValue()).isEqualTo(sizes.equalWithin());
        assertThat(shown.get("from").stringValue()).isEqualTo(sizes.from().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clauses?section=x | section is not right: x; a text that matches ^[1-9](\\.[1-9])?$ is due.",
                "clauses?kind=NONE | kind is not right: NONE; "
                        + "one of GATE, QUANTITATIVE, COUNT, CHECKLIST, MATURITY is due.",
                "catalogue?counting=perhaps | counting is not right: perhaps; true or false is due.",
                "catalogue?box=0 | box is not right: 0; 1 or more is due.",
                "catalogue?box=14 | box is not right: 14; 13 or less is due.",
                "catalogue?box=x | box is not right: x; a whole number from -2147483648 to 2147483647 is due."
            })
    void aBadParameterIsToldWhatWouldBeRight(String question, String detail) {
        assertThat(refused(question, "en")).isEqualTo(detail);
    }

    @Test
    void aDimensionThatTheRulebookDoesNotHaveIsRefusedWithThoseThatItHas() {
        assertThat(refused("clauses?dimension=nothing", "en"))
                .startsWith("dimension is not right: nothing; one of ecology, circular_economy, ")
                .endsWith("business_environment_reform is due.");
        assertThat(refused("clauses?dimension=nothing", "zh")).contains("dimension不正确：nothing，应为ecology, ");
        assertThat(ids("/api/v1/clauses?dimension=ecology")).isNotEmpty();
    }

    @Test
    void aDimensionThatIsTooLongIsToldHowLongItMayBe() {
        assertThat(refused("clauses?dimension=" + "x".repeat(65), "en"))
                .endsWith("a text of 0 to 64 characters is due.");
    }

    private static List<String> ids(String path) {
        return StreamSupport.stream(ok(path).spliterator(), false)
                .map(one -> one.get("id").stringValue())
                .toList();
    }

    private static JsonNode ok(String path) {
        MockHttpServletResponse answer = get(path, "en");
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return JsonMapper.shared().readTree(text(answer));
    }

    private static String refused(String question, String language) {
        String path = "/api/v1/" + question;
        MockHttpServletResponse answer = get(path, language);
        assertThat(answer.getStatus()).as(path).isEqualTo(400);
        JsonNode problem = JsonMapper.shared().readTree(text(answer));
        assertThat(problem.get("type").stringValue()).isEqualTo("urn:zonemark:problem:bad-request");
        return problem.get("detail").stringValue();
    }

    private static MockHttpServletResponse get(String path, String language) {
        try {
            return service.perform(MockMvcRequestBuilders.get(path).header(HttpHeaders.ACCEPT_LANGUAGE, language))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
