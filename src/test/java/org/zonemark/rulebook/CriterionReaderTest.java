package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zonemark.rulebook.CriterionTexts.CHECKLIST;
import static org.zonemark.rulebook.CriterionTexts.ECOLOGY;
import static org.zonemark.rulebook.CriterionTexts.GATE;
import static org.zonemark.rulebook.CriterionTexts.MATURITY;
import static org.zonemark.rulebook.CriterionTexts.QUANTITY;
import static org.zonemark.rulebook.CriterionTexts.ROLL_UP;
import static org.zonemark.rulebook.CriterionTexts.SECTION;
import static org.zonemark.rulebook.CriterionTexts.read;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.words.Words;

class CriterionReaderTest {

    @Test
    void readsEveryFieldOfAClause() {
        String full = QUANTITY + """
                scale: log1p
                formula: met / all
                note: {zh: 另行说明, en: Said apart}
                applies: {claim: {zh: 无污染源, en: No source}, basin: [upper, middle]}
                answered_by: leading_industries
                """;

        Criterion criterion = read(full);

        assertThat(criterion.clause())
                .isEqualTo(new Clause("A2-2.1.7", SECTION, new Words("达标", "Compliance"), "确保稳定达标", "Sources comply"));
        assertThat(criterion.position()).isEqualTo(4);
        assertThat(criterion.dimension()).isEqualTo(ECOLOGY);
        assertThat(criterion.kind()).isEqualTo(Kind.QUANTITATIVE);
        assertThat(criterion.source()).isEqualTo(AnswerSource.LEADING_INDUSTRIES);
        assertThat(criterion.indicator())
                .isEqualTo(new Indicator(
                        new Words("达标率", "Rate of compliance"),
                        new Words("%", "per cent"),
                        Direction.HIGHER_BETTER,
                        new Range(0, 100),
                        true,
                        "met / all",
                        new Words("台账", "Ledger"),
                        new Words("另行说明", "Said apart")));
        assertThat(criterion.gate()).isNull();
        assertThat(criterion.applies())
                .isEqualTo(new Applicability(new Words("无污染源", "No source"), EnumSet.of(Basin.UPPER, Basin.MIDDLE)));
        assertThat(criterion.rollsUp()).isEmpty();
        assertThat(criterion.steps()).isEmpty();
        assertThat(criterion.reference()).singleElement().satisfies(values -> {
            assertThat(values.from()).isEqualTo(LocalDate.of(2016, 1, 1));
            assertThat(values.anchors().given())
                    .containsExactly(new Anchors.Anchor(60, 0), new Anchors.Anchor(100, 100));
            assertThat(values.threshold()).isEmpty();
            assertThat(values.source()).isEqualTo(new Words("默认", "Default"));
            assertThat(values.reason()).isNull();
        });
    }

    @Test
    void takesWhatIsLeftOutForTheUsual() {
        Criterion criterion = read(QUANTITY.replace("range: [0, 100]\n", ""));

        assertThat(criterion.source()).isEqualTo(AnswerSource.ANSWER);
        assertThat(criterion.indicator().range()).isEqualTo(Range.ANY);
        assertThat(criterion.indicator().logarithmic()).isFalse();
        assertThat(criterion.indicator().formula()).isNull();
        assertThat(criterion.indicator().note()).isNull();
        assertThat(criterion.applies()).isEqualTo(Applicability.EVERYWHERE);
    }

    @ParameterizedTest
    @CsvSource({
        "'[0, null]',    0,         Infinity",
        "'[null, 5]',    -Infinity, 5",
        "'[null, null]', -Infinity, Infinity",
        "'[-1, 2.5]',    -1,        2.5",
        "'[3, 3]',       3,         3"
    })
    void readsBothEndsOfARange(String range, double least, double most) {
        Criterion criterion = read(QUANTITY.replace("[0, 100]", range));

        assertThat(criterion.indicator().range()).isEqualTo(new Range(least, most));
    }

    @ParameterizedTest
    @EnumSource
    void readsEachComparisonOfAGate(Gate.Comparison comparison) {
        Criterion criterion = read(GATE.replace("==", comparison.sign()));

        assertThat(criterion.kind()).isEqualTo(Kind.GATE);
        assertThat(criterion.gate())
                .isEqualTo(new Gate(Gate.Field.INDICATOR, comparison, Gate.OnFail.VETO, new Words("取消", "Cancel it")));
        assertThat(criterion.reference().get(0).threshold()).isEqualTo(OptionalDouble.of(3));
    }

    @Test
    void readsAGateOnAnotherFieldThatSuspends() {
        Criterion criterion = read(GATE.replace("field: indicator", "field: heavy_polluting_transfers")
                .replace("veto", "suspend"));

        assertThat(criterion.gate().field()).isEqualTo(Gate.Field.HEAVY_POLLUTING_TRANSFERS);
        assertThat(criterion.gate().onFail()).isEqualTo(Gate.OnFail.SUSPEND);
    }

    @Test
    void aGateMayBeScoredBesides() {
        Criterion criterion = read(GATE + "  anchors: [[0, 100], [3, 0]]\n");

        assertThat(criterion.isPureGate()).isFalse();
        assertThat(criterion.reference().get(0).anchors().score(3)).isZero();
    }

    @Test
    void aQuantityMayCarryAGate() {
        String gate = "gate: {field: indicator, op: '>=', on_fail: suspend, cure: {zh: 整改, en: Mend it}}\n";
        Criterion criterion = read(QUANTITY + "  threshold: 60\n" + gate);

        assertThat(criterion.gate().comparison()).isEqualTo(Gate.Comparison.AT_LEAST);
        assertThat(criterion.reference().get(0).threshold()).isEqualTo(OptionalDouble.of(60));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "'{claim: {zh: 无, en: None}}',   None,  LOWER MIDDLE UPPER",
                "'{basin: [lower]}',             none,  LOWER",
                "'{basin: [upper, lower]}',      none,  LOWER UPPER"
            })
    void readsForWhichZonesItCounts(String applies, String claim, String basins) {
        Applicability applicability =
                read(QUANTITY + "applies: " + applies + "\n").applies();

        assertThat(applicability.claim()).isEqualTo(claim == null ? null : new Words("无", claim));
        assertThat(applicability.basins()).extracting(Basin::name).containsExactly(basins.split(" "));
    }

    @Test
    void readsTheLevelsOfAMaturityAndTheItemsOfAChecklist() {
        List<Words> steps = List.of(new Words("无", "None"), new Words("有", "Some"));

        assertThat(read(MATURITY).steps()).isEqualTo(steps);
        assertThat(read(CHECKLIST).steps()).isEqualTo(steps);
    }

    @Test
    void aRollUpIsAnsweredByTheClausesThatItNames() {
        Criterion criterion = read(ROLL_UP + "answered_by: answer\n");

        assertThat(criterion.source()).isEqualTo(AnswerSource.OTHER_CLAUSES);
        assertThat(criterion.rollsUp()).containsExactly("A2-2.1.1", "A2-5.2.1");
    }

    @Test
    void idsAreTheSameObjectsAsInCompiledRules() {
        assertThat(read(QUANTITY).id()).isSameAs("A2-2.1.7");
        assertThat(read(ROLL_UP).rollsUp().get(1)).isSameAs("A2-5.2.1");
    }
}
