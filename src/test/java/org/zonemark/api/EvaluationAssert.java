package org.zonemark.api;

import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import tools.jackson.databind.JsonNode;

/** Compares an evaluation from the service with one of the independent program: the same words, numbers within 1e-9. */
final class EvaluationAssert {

    private static final double TOLERANCE = 1e-9;
    private static final List<String> NUMBERS = List.of("value", "score", "weight", "points");

    private final SoftAssertions softly;
    private final JsonNode expected;
    private final JsonNode actual;

    private EvaluationAssert(SoftAssertions softly, JsonNode expected, JsonNode actual) {
        this.softly = softly;
        this.expected = expected;
        this.actual = actual;
    }

    static void assertSame(JsonNode expected, JsonNode actual) {
        SoftAssertions.assertSoftly(softly -> new EvaluationAssert(softly, expected, actual).compare());
    }

    private void compare() {
        List.of("total", "base", "geometric").forEach(name -> same(name, expected.get(name), actual.get(name)));
        List.of("standing", "grade")
                .forEach(name -> softly.assertThat(actual.get(name)).as(name).isEqualTo(expected.get(name)));
        // There the id of a ceiling stands under "reason".
        softly.assertThat(listOf(actual, "ceilings", "id")).isEqualTo(listOf(expected, "ceilings", "reason"));
        softly.assertThat(listOf(actual, "ceilings", "limit")).isEqualTo(listOf(expected, "ceilings", "limit"));
        softly.assertThat(listOf(actual, "dimensions", "id")).isEqualTo(listOf(expected, "dimensions", "id"));
        softly.assertThat(listOf(actual, "findings", "clause")).isEqualTo(listOf(expected, "findings", "clause"));
        for (String list : List.of("dimensions", "findings")) {
            for (int i = 0; i < expected.get(list).size(); i++) {
                compare(expected.get(list).get(i), actual.get(list).path(i));
            }
        }
    }

    /** A dimension or a finding. */
    private void compare(JsonNode theirs, JsonNode ours) {
        String name = theirs.path("clause").asString(theirs.path("id").asString(""));
        for (String number : NUMBERS) {
            if (theirs.has(number)) {
                same(name + " " + number, theirs.get(number), ours.path(number));
            }
        }
        for (String word : List.of("kind", "status", "gate")) {
            softly.assertThat(ours.path(word).asString(null))
                    .as(name + " " + word)
                    .isEqualTo(theirs.path(word).asString(null));
        }
    }

    private void same(String name, JsonNode theirs, JsonNode ours) {
        softly.assertThat(ours.isNumber()).as(name + " is a number").isEqualTo(theirs.isNumber());
        if (theirs.isNumber() && ours.isNumber()) {
            softly.assertThat(ours.doubleValue()).as(name).isCloseTo(theirs.doubleValue(), within(TOLERANCE));
        }
    }

    private static List<String> listOf(JsonNode node, String list, String field) {
        return node.get(list)
                .valueStream()
                .map(one -> one.path(field).asString(""))
                .toList();
    }
}
