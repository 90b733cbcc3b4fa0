package org.zonemark.samples;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The samples are what their README says, and show whatever can become of a zone. */
class SamplesTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern SAMPLE_PATH = Pattern.compile("samples/[A-Za-z0-9_./*-]*[A-Za-z0-9_*-]");

    @Test
    void thereAreThreeZonesInEachOfTheElevenProvinces() {
        Map<String, Long> zonesByProvince = documents()
                .map(document -> document.at("/zone/province").stringValue())
                .collect(groupingBy(Function.identity(), counting()));
        assertThat(zonesByProvince)
                .hasSize(11)
                .allSatisfy((province, zones) -> assertThat(zones).isEqualTo(3));
    }

    @Test
    void everyFileIsNamedByItsZone() {
        assertThat(Samples.codes())
                .isNotEmpty()
                .allSatisfy(code -> assertThat(
                                Samples.document(code).at("/zone/code").stringValue())
                        .isEqualTo(code));
    }

    @Test
    void everySampleHasAnExpectedEvaluation() {
        assertThat(Samples.codesIn("evaluations")).isEqualTo(Samples.codes());
    }

    @Test
    void theBatchIsTheSameSelfAssessmentsInOrderOfCode() {
        List<JsonNode> batch = Samples.text(Samples.FOLDER.resolve("batch.ndjson"))
                .lines()
                .map(JSON::readTree)
                .toList();
        assertThat(batch).isEqualTo(documents().toList());
    }

    @Test
    void theyShowEveryStandingGradeCeilingAndStatus() {
        assertThat(expected("/standing")).contains("eligible", "suspended", "vetoed");
        assertThat(expected("/grade")).contains("excellent", "good", "fair", "pass", "fail", "");
        assertThat(inExpected("ceilings", "reason"))
                .contains("ecology_below_60", "green_mean_below_60", "dimension_below_40");
        assertThat(inExpected("findings", "status"))
                .contains("scored", "missing", "not_applicable", "passed", "failed", "unknown", "roll_up");
        assertThat(inExpected("findings", "gate")).contains("passed", "failed");
    }

    @Test
    void theyShowEveryKindOfZoneAndOfClaim() {
        assertThat(documents().map(document -> document.at("/zone/type").stringValue()))
                .contains("economic_technological", "high_tech", "bonded", "provincial", "other");
        assertThat(documents().filter(document -> document.at("/zone").has("basin")))
                .isNotEmpty();
        List<JsonNode> industries = documents()
                .flatMap(document -> document.path("leadingIndustries").valueStream())
                .toList();
        assertThat(industries.stream().flatMap(one -> one.path("rows").valueStream()))
                .anyMatch(row -> row.stringValue().contains("#"));
        assertThat(industries).anyMatch(one -> one.path("conditionShown").asBoolean(false));
        assertThat(industries).anyMatch(one -> one.path("rows").isEmpty());
    }

    @Test
    void theReadmeSaysOfEveryZoneItsNameAndCity() {
        String readme = Samples.text(Samples.FOLDER.resolve("README.md"));
        assertThat(documents()).allSatisfy(document -> {
            JsonNode zone = document.get("zone");
            assertThat(readme)
                    .contains("| %s | %s (%s) |"
                            .formatted(
                                    zone.get("code").stringValue(),
                                    zone.get("name").stringValue(),
                                    zone.get("city").stringValue()));
        });
    }

    @ParameterizedTest
    @MethodSource("textsThatNameSamples")
    void everySampleThatATextNamesExists(Path text) throws IOException {
        for (String named : samplesNamedIn(Files.readString(text))) {
            PathMatcher wanted = FileSystems.getDefault().getPathMatcher("glob:" + named);
            try (Stream<Path> files = Files.walk(Samples.FOLDER)) {
                assertThat(files.filter(wanted::matches)).as(named).isNotEmpty();
            }
        }
    }

    static Stream<Path> textsThatNameSamples() {
        return Stream.of("README.md", "samples/README.md", "src/main/resources/static/index.html")
                .map(Path::of)
                .filter(Files::exists);
    }

    private static List<String> samplesNamedIn(String text) {
        return SAMPLE_PATH.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Stream<JsonNode> documents() {
        return Samples.codes().stream().map(Samples::document);
    }

    private static List<String> expected(String pointer) {
        return Samples.codes().stream()
                .map(code -> Samples.expected(code).at(pointer).asString(""))
                .toList();
    }

    private static List<String> inExpected(String list, String field) {
        return Samples.codes().stream()
                .flatMap(code -> Samples.expected(code).path(list).valueStream())
                .map(one -> one.path(field).asString(""))
                .distinct()
                .toList();
    }
}
