package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.rulebook.Anchors.Anchor;
import org.zonemark.rulebook.ReferenceEdit.Change;
import org.zonemark.rulebook.ReferenceEdit.Fault;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.words.Words;

/** Every sentence is the one that the ministry reads beside the field that it has to put right. */
class ReferenceCheckTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 1);
    private static final Words TEXT = new Words("新标准", "A new standard");

    private static final String SHARE = "A2-2.1.6";
    private static final String INTENSITY = "A2-2.3.2";
    private static final String GATE = "A2-2.1.5";
    private static final String SCORED_GATE = "A2-2.1.3";
    private static final String TRANSFERS = "A2-5.2.4";

    @Nested
    class TheClause {

        @Test
        void isToldByThePlaceOfItsChangeInTheList() {
            assertThat(faults(7, change("A2-9.9.9", anchors(70, 0, 90, 100), null)))
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.change()).isEqualTo(7);
                        assertThat(fault.clause()).isEqualTo("A2-9.9.9");
                        assertThat(fault.field()).isEqualTo("clause");
                        assertThat(fault.cause())
                                .isEqualTo(new Words("本规则集没有条款A2-9.9.9。", "A2-9.9.9 is no clause of this rulebook."));
                    });
        }

        @Test
        void mustHaveNumbers() {
            isRefused(
                    change("A2-1.1.3", anchors(70, 0, 90, 100), 1.0),
                    "clause",
                    "A2-1.1.3 has no reference values: its score comes from levels, items or other clauses.");
        }

        @Test
        void isAcceptedWithNumbersOfItsOwnKind() {
            isAccepted(change(SHARE, anchors(70, 0, 90, 100), null));
            isAccepted(change(INTENSITY, anchors(2, 0, 0.5, 100), null));
            isAccepted(change(GATE, null, 2.0));
            isAccepted(change(SCORED_GATE, anchors(1.5, 0, 2.5, 100), 1.5));
        }

        @Test
        void isAskedForSourceAndReasonEvenWhereNobodyKnowsIt() {
            Words none = Words.same("");

            assertThat(faults(0, new Change("A2-9.9.9", DAY, null, null, none, none)))
                    .extracting(Fault::field)
                    .containsExactly("clause", "source", "reason");
        }
    }

    @Nested
    class TheDate {

        @ParameterizedTest
        @ValueSource(strings = {"2016-01-01", "2015-12-31"})
        void mustComeAfterThatOfTheLastNumbers(LocalDate day) {
            isRefused(
                    new Change(GATE, day, null, 1.0, TEXT, TEXT),
                    "from",
                    "A2-2.1.5: the new values must come into force after 2016-01-01, the date of the last ones, not on "
                            + day + ".");
        }

        @Test
        void mayBeTheDayAfterThatOfTheLastNumbers() {
            isAccepted(new Change(GATE, LocalDate.of(2016, 1, 2), null, 1.0, TEXT, TEXT));
        }
    }

    @Nested
    class TheAnchors {

        @Test
        void areDueWhereTheClauseHasAScale() {
            isRefused(
                    change(SHARE, null, null),
                    "anchors",
                    "A2-2.1.6 needs anchors: pairs of a value and the points that it earns.");
        }

        @Test
        void areLeftOutWhereTheClauseHasNoScaleAndNothingElseIsSaidOfThem() {
            isRefused(change(GATE, anchors(-5, 300), 1.0), "anchors", "A2-2.1.5 has no anchors; leave them out.");
        }

        @Test
        void standWithinWhatCanBeTrue() {
            isRefused(
                    change(SHARE, anchors(60, 0, 101, 100), null),
                    "anchors",
                    "A2-2.1.6: 101 is outside the range from 0 to 100.");
            isRefused(
                    change(INTENSITY, anchors(1, 0, -0.5, 100), null),
                    "anchors",
                    "A2-2.3.2: -0.5 is outside the range from 0 to ∞.");
            isRefused(
                    change("A2-4.1.4", anchors(1, 0, Double.NaN, 100), null),
                    "anchors",
                    "A2-4.1.4: NaN is outside the range from -∞ to ∞.");
        }

        @ParameterizedTest
        @CsvSource({"-0.25, -0.25", "100.5, 100.5", "NaN, NaN", "Infinity, ∞", "-Infinity, -∞"})
        void earnNoughtToOneHundredPoints(double points, String shown) {
            isRefused(
                    change(SHARE, anchors(60, 0, 100, points), null),
                    "anchors",
                    "A2-2.1.6: " + shown + " points are not between 0 and 100.");
        }

        @Test
        void areToldEachByItself() {
            assertThat(faults(0, change(SHARE, anchors(-1, -2, 101, 102), null)))
                    .extracting(fault -> fault.cause().en())
                    .containsExactly(
                            "A2-2.1.6: -1 is outside the range from 0 to 100.",
                            "A2-2.1.6: -2 points are not between 0 and 100.",
                            "A2-2.1.6: 101 is outside the range from 0 to 100.",
                            "A2-2.1.6: 102 points are not between 0 and 100.");
        }

        @Test
        void areTwoOrMore() {
            isNotMonotone(change(SHARE, anchors(), null));
            isNotMonotone(change(SHARE, anchors(60, 0), null));
        }

        @Test
        void riseOrFallThroughout() {
            isNotMonotone(change(SHARE, anchors(60, 0, 60, 100), null));
            isNotMonotone(change(SHARE, anchors(60, 0, 50, 50, 100, 100), null));
        }

        @Test
        void neverGiveFewerPointsForWhatIsBetter() {
            isNotMonotone(change(SHARE, anchors(60, 100, 100, 0), null));
            isRefused(
                    change(INTENSITY, anchors(0.5, 0, 2, 100), null),
                    "anchors",
                    "A2-2.3.2: two anchors or more are due, whose values rise or fall throughout;"
                            + " a lower value must never earn fewer points.");
        }

        @Test
        void areHeldToTheirOrderWhateverElseIsWrongWithTheChange() {
            assertThat(faults(
                            0, new Change(SHARE, LocalDate.of(2016, 1, 1), anchors(60, 100, 100, 0), null, TEXT, TEXT)))
                    .extracting(Fault::field)
                    .containsExactly("from", "anchors");
        }

        private void isNotMonotone(Change change) {
            isRefused(
                    change,
                    "anchors",
                    "A2-2.1.6: two anchors or more are due, whose values rise or fall throughout;"
                            + " a higher value must never earn fewer points.");
        }
    }

    @Nested
    class TheThreshold {

        @Test
        void isDueWhereTheClauseHasAGate() {
            isRefused(change(GATE, null, null), "threshold", "A2-2.1.5 needs the threshold of its gate.");
        }

        @Test
        void isLeftOutWhereTheClauseHasNoGate() {
            isRefused(
                    change(SHARE, anchors(60, 0, 100, 100), 101.0),
                    "threshold",
                    "A2-2.1.6 has no gate; leave the threshold out.");
        }

        @Test
        void standsWithinWhatCanBeTrueOfTheIndicator() {
            isRefused(
                    change("A2-2.1.2", null, 100.5),
                    "threshold",
                    "A2-2.1.2: 100.5 is outside the range from 0 to 100.");
            isRefused(
                    change(GATE, null, Double.POSITIVE_INFINITY),
                    "threshold",
                    "A2-2.1.5: ∞ is outside the range from 0 to ∞.");
        }

        /** No share of anything: the range of the indicator does not bind it. */
        @ParameterizedTest
        @ValueSource(doubles = {0, 250})
        void mayBeAnyCountOfTransfers(double threshold) {
            isAccepted(change(TRANSFERS, anchors(0, 0, 20, 100), threshold));
        }

        @ParameterizedTest
        @CsvSource({"-1, -1", "NaN, NaN", "Infinity, ∞"})
        void isACountWhereItBoundsTransfers(double threshold, String shown) {
            isRefused(
                    change(TRANSFERS, anchors(0, 0, 20, 100), threshold),
                    "threshold",
                    "A2-5.2.4: " + shown + " is outside the range from 0 to ∞.");
        }
    }

    @Nested
    class SourceAndReason {

        private static final String DUE =
                "A2-2.1.5: Chinese and English are due, each 1 to 1000 characters on one line.";

        @Test
        void areDueInBothLanguages() {
            isRefused(saying(new Words(" ", "English"), TEXT), "source", DUE);
            isRefused(saying(TEXT, new Words("中文", "")), "reason", DUE);
        }

        @Test
        void areToldOnceEachHoweverMuchIsWrongWithThem() {
            assertThat(faults(0, saying(new Words("", "\n"), new Words("\t", ""))))
                    .extracting(Fault::field, fault -> fault.cause().en())
                    .containsExactly(tuple("source", DUE), tuple("reason", DUE));
        }

        @Test
        void areAsLongAsAThousandCharacters() {
            isAccepted(saying(Words.same("长".repeat(1_000)), TEXT));
            isRefused(saying(new Words("长", "x".repeat(1_001)), TEXT), "source", DUE);
        }

        @ParameterizedTest
        @ValueSource(ints = {'\n', '\t', 0x7F, 0x85, 0x2028, 0x2029, 0xD800, 0x0378, 0x200B})
        void holdNothingThatATextOfOneLineCannot(int character) {
            isRefused(saying(TEXT, Words.same("a" + Character.toString(character) + "b")), "reason", DUE);
        }

        @Test
        void holdEverythingThatPeopleWrite() {
            isAccepted(saying(new Words("第3条：“十小”、㎡ 𠮷", "it's \"§ 3\" # – 😀: [a], {b}"), TEXT));
        }

        private Change saying(Words source, Words reason) {
            return new Change(GATE, DAY, null, 1.0, source, reason);
        }
    }

    private static void isAccepted(Change change) {
        assertThat(faults(0, change)).isEmpty();
    }

    private static void isRefused(Change change, String field, String cause) {
        assertThat(faults(0, change))
                .extracting(Fault::field, fault -> fault.cause().en())
                .containsExactly(tuple(field, cause));
    }

    private static List<Fault> faults(int position, Change change) {
        return new ReferenceCheck(Rulebooks.own(), position, change).faults();
    }

    private static Change change(String clause, @Nullable List<Anchor> anchors, @Nullable Double threshold) {
        return new Change(clause, DAY, anchors, threshold, TEXT, TEXT);
    }

    private static List<Anchor> anchors(double... valuesAndPoints) {
        Anchor[] anchors = new Anchor[valuesAndPoints.length / 2];
        Arrays.setAll(anchors, i -> new Anchor(valuesAndPoints[2 * i], valuesAndPoints[2 * i + 1]));
        return List.of(anchors);
    }
}
