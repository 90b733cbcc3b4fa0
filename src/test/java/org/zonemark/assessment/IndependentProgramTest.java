package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Rulebooks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 300 random self-assessments, scored before by a program that was written from the scoring model alone
 * ({@code src/test/python/independent_scorer.py}).
 */
class IndependentProgramTest {

    private static final double TOLERANCE = 1e-9;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void agreesOnEveryTotalDimensionAndFinding() throws IOException {
        SelfAssessmentReader reader = new SelfAssessmentReader(Rulebooks.own());
        int count = 0;
        try (InputStream packed =
                        Objects.requireNonNull(getClass().getResourceAsStream("/independent/evaluations.ndjson.gz"));
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode pair = JSON.readTree(line);
                Evaluation evaluation =
                        Rulebooks.scorer().score(reader.read(pair.get("input")).orThrow());
                compare("line " + ++count, pair.get("expected"), evaluation);
            }
        }
        assertThat(count).isEqualTo(300);
    }

    private static void compare(String which, JsonNode expected, Evaluation evaluation) {
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(evaluation.total())
                    .as(which + " total")
                    .isCloseTo(expected.get("total").doubleValue(), within(TOLERANCE));
            softly.assertThat(evaluation.base())
                    .as(which + " base")
                    .isCloseTo(expected.get("base").doubleValue(), within(TOLERANCE));
            softly.assertThat(evaluation.geometric())
                    .as(which + " geometric")
                    .isCloseTo(expected.get("geometric").doubleValue(), within(TOLERANCE));
            softly.assertThat(lower(evaluation.standing()))
                    .as(which + " standing")
                    .isEqualTo(expected.get("standing").stringValue());
            softly.assertThat(
                            evaluation.grade() == null
                                    ? null
                                    : evaluation.grade().id())
                    .as(which + " grade")
                    .isEqualTo(expected.path("grade").stringValueOpt().orElse(null));
            softly.assertThat(evaluation.ceilings().stream().map(CeilingRule::id))
                    .as(which + " ceilings")
                    .containsExactlyElementsOf(expected.get("ceilings")
                            .valueStream()
                            .map(ceiling -> ceiling.get("reason").stringValue())
                            .toList());
            evaluation.dimensions().forEach(dimension -> {
                JsonNode other = expected.get("dimensions")
                        .valueStream()
                        .filter(node -> node.get("id")
                                .stringValue()
                                .equals(dimension.dimension().id()))
                        .findFirst()
                        .orElseThrow();
                same(softly, which + " " + dimension.dimension().id(), dimension.score(), other.path("score"));
                same(softly, which + " " + dimension.dimension().id(), dimension.points(), other.path("points"));
            });
            evaluation.criteria().forEach(result -> {
                String clause = result.finding().clause();
                JsonNode other = expected.get("findings").get(clause);
                String name = which + " " + clause;
                softly.assertThat(lower(result.finding().status()))
                        .as(name)
                        .isEqualTo(other.get("status").stringValue());
                same(softly, name, result.finding().score(), other.path("score"));
                same(softly, name, result.points(), other.path("points"));
                same(softly, name, result.finding().value(), other.path("value"));
                if (!result.finding().yardstick().criterion().isPureGate()) {
                    softly.assertThat(
                                    result.finding().gate() == null
                                            ? null
                                            : lower(result.finding().gate()))
                            .as(name)
                            .isEqualTo(other.path("gate").stringValueOpt().orElse(null));
                }
            });
        });
    }

    private static void same(SoftAssertions softly, String name, double ours, JsonNode theirs) {
        if (theirs.isNumber()) {
            softly.assertThat(ours).as(name).isCloseTo(theirs.doubleValue(), within(TOLERANCE));
        } else {
            softly.assertThat(ours).as(name).isNaN();
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
