package org.zonemark.rulebook;

import static org.zonemark.rulebook.CriterionTexts.CHECKLIST;
import static org.zonemark.rulebook.CriterionTexts.GATE;
import static org.zonemark.rulebook.CriterionTexts.MATURITY;
import static org.zonemark.rulebook.CriterionTexts.QUANTITY;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Clauses that are not as due are refused by a {@link CriterionReader}, with their line. */
class CriterionReaderRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "A2-2.1.7 | A2-2.1.07 | 1 | clause id `A2-2.1.07` does not belong to section 2.1; A2-2.1.<number> is due",
                "A2-2.1.7 | A2-2x1.7  | 1 | clause id `A2-2x1.7` does not belong to section 2.1",
                "ecology  | water     | 5 | dimension `water` is not one of [ecology]",
                "quantitative | quality | 6 | `quality` is not one of [gate, quantitative, count, checklist, maturity]",
                "higher_better | up   | 9 | `up` is not one of [higher_better, lower_better]",
                "[0, 100] | [0]       | 10 | a range is [least, most], with null for no end",
                "[0, 100] | [0, 1, 2] | 10 | a range is [least, most], with null for no end",
                "[0, 100] | [5, 4]    | 10 | the range is empty: 5.0 is over 4.0",
                "range: [0, 100] | scale: log10 | 10 | the only scale is log1p",
                "range: [0, 100] | answered_by: minister | 10 | `minister` is not one of [answer, leading_industries, other_clauses]",
                "range: [0, 100] | level: 1 | 10 | `level` is not known here",
                "range: [0, 100] | levels: [{level: 0, zh: 无, en: None}] | 10 | a QUANTITATIVE criterion has neither levels nor items",
                "range: [0, 100] | items: [{zh: 无, en: None}] | 10 | a QUANTITATIVE criterion has neither levels nor items",
                "range: [0, 100] | applies: {claims: {zh: 无, en: None}} | 10 | `claims` is not known here",
                "range: [0, 100] | applies: {basin: [delta]} | 10 | `delta` is not one of [lower, middle, upper]",
                "anchors: | # anchors:  | 13 | a QUANTITATIVE criterion needs anchors"
            })
    void aQuantityThatIsNotAsDueIsRefused(String before, String after, int line, String cause) {
        isRefused(QUANTITY.replace(before, after), line, cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "op: '==' | op: '=>' | 10 | `=>` is not one of == >= > <= <",
                "on_fail: | onfail:  | 10 | `onfail` is not known here; known are [cure, field, on_fail, op]",
                "field: indicator | field: note | 10 | `note` is not one of [indicator, heavy_polluting_transfers]",
                "veto     | pass     | 10 | `pass` is not one of [veto, suspend]",
                "gate: {  | # gate: { | 13 | a threshold without a gate"
            })
    void aGateThatIsNotAsDueIsRefused(String before, String after, int line, String cause) {
        isRefused(GATE.replace(before, after), line, cause);
    }

    @Test
    void aGateWithoutItsConditionIsRefused() {
        isRefused(GATE.replace("gate: {", "# gate: {").replace("threshold: 3\n  ", ""), 1, "a GATE needs `gate`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "level: 1  | level: 2 | 12 | level 1 is due here",
                "level: 0  | level: 1 | 11 | level 0 is due here",
                "- {level: 1, | # {level: 1, | 11 | two or more are due",
                "levels:   | items:   | 1 | `levels` is missing",
                "from: 2016-01-01 | \"from: 2016-01-01\n  anchors: [[0, 0], [1, 100]]\" | 15 | a MATURITY criterion has no anchors"
            })
    void aMaturityThatIsNotAsDueIsRefused(String before, String after, int line, String cause) {
        isRefused(MATURITY.replace(before, after), line, cause);
    }

    @Test
    void aChecklistOfOneItemIsRefused() {
        isRefused(CHECKLIST.replace("- {zh: 有, en: Some}\n", ""), 11, "two or more are due");
    }

    @ParameterizedTest
    @EnumSource(names = {"QUANTITATIVE", "COUNT"})
    void aRollUpWithAnchorsIsRefused(Kind kind) {
        String anchored = QUANTITY.replace("kind: quantitative", "rolls_up: [A2-2.1.1]\nkind: " + kind);

        isRefused(anchored, 14, "a " + kind + " criterion has no anchors");
    }

    @Test
    void aCountWithoutAnchorsIsRefused() {
        String count = QUANTITY.replace("quantitative", "count").replace("anchors:", "# anchors:");

        isRefused(count, 13, "a COUNT criterion needs anchors");
    }

    @Test
    void anchorsInOneEntryOnlyAreRefused() {
        String second = "- {from: 2020-01-01, source: {zh: 新, en: New}}\n";

        isRefused(QUANTITY + second, 13, "either every entry has anchors or none has");
    }

    private static void isRefused(String clause, int line, String cause) {
        Refusals.isRefused(() -> CriterionTexts.read(clause), CriterionTexts.FILE, line, cause);
    }
}
