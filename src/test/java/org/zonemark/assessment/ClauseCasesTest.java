package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.zonemark.rulebook.ClauseCase;
import org.zonemark.rulebook.PlainSessions;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Scorer;
import tools.jackson.databind.json.JsonMapper;

/** Every example in the rulebook, read and scored as if a zone had sent it. */
class ClauseCasesTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A billionth, in per cent. */
    private static final double RELATIVE = 1e-7;

    private static final CaseReplay REPLAY = new CaseReplay(Rulebooks.scorer());

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsItSays() {
        return RULEBOOK.cases().stream()
                .map(one -> dynamicTest(one.clause() + " " + one.name().en(), () -> comesOutAsItSays(one)));
    }

    private static void comesOutAsItSays(ClauseCase one) {
        String where = "rules/" + one.file() + ":" + one.line();
        assertThat(REPLAY.difference(one)).as(where).isEmpty();
    }

    @Test
    void everyCaseComesOutTheSameIfAllRulesRunInSessions() {
        Rulebook inSessions = PlainSessions.of(RULEBOOK);
        new CaseReplay(Scorer.of(inSessions, inSessions.defaultWeights())).prove();
    }

    @Test
    void aCaseThatDoesNotComeTrueIsFound() {
        ClauseCase one = RULEBOOK.casesOf("A2-2.1.5").get(0);
        Map<String, Object> other = Map.of("status", "failed");
        ClauseCase wrong = new ClauseCase(one.clause(), one.name(), one.file(), one.line(), one.given(), other);
        ClauseCase refused = new ClauseCase(
                one.clause(), one.name(), one.file(), one.line(), one.given(), Map.of("fault", "bad_level"));
        ClauseCase misspelt = new ClauseCase(
                one.clause(), one.name(), one.file(), one.line(), one.given(), Map.of("state", "passed"));

        assertThat(REPLAY.difference(wrong))
                .hasValueSatisfying(cause -> assertThat(cause).contains("passed by rule"));
        assertThat(REPLAY.difference(refused))
                .hasValueSatisfying(cause -> assertThat(cause).contains("bad_level"));
        assertThat(REPLAY.difference(misspelt))
                .hasValueSatisfying(cause -> assertThat(cause).contains("knows only"));
    }
}
