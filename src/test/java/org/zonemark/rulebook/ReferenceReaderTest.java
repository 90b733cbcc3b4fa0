package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.rulebook.Anchors.Anchor;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.words.Words;

class ReferenceReaderTest {

    private static final Criterion SHARE = Rulebooks.own().criterion("A2-2.1.6").orElseThrow();
    private static final Criterion SCORED_GATE =
            Rulebooks.own().criterion("A2-2.1.3").orElseThrow();

    private static final String SOURCE = ", source: {zh: 标准, en: Standard}";
    private static final String SCALE = ", anchors: [[60, 0], [100, 100]]";

    @Test
    void readsEverythingThatAnEntrySays() {
        assertThat(read(
                        SCORED_GATE,
                        "- {from: 2016-01-01, threshold: 1.5, anchors: [[1, 0], [2, 100]]" + SOURCE
                                + ", reason: {zh: 更新, en: Renewed}}"))
                .singleElement()
                .satisfies(values -> {
                    assertThat(values.from()).isEqualTo(LocalDate.of(2016, 1, 1));
                    assertThat(values.threshold()).hasValue(1.5);
                    assertThat(values.anchors().given()).containsExactly(new Anchor(1, 0), new Anchor(2, 100));
                    assertThat(values.source()).isEqualTo(new Words("标准", "Standard"));
                    assertThat(values.reason()).isEqualTo(new Words("更新", "Renewed"));
                });
    }

    @Test
    void leavesOutWhatAnEntryDoesNotSay() {
        assertThat(read(SHARE, "- {from: 2016-01-01" + SOURCE + "}"))
                .singleElement()
                .satisfies(values -> {
                    assertThat(values.threshold()).isEmpty();
                    assertThat(values.anchors()).isNull();
                    assertThat(values.reason()).isNull();
                });
    }

    @Test
    void givesTheOldestFirstInWhateverOrderTheyStand() {
        assertThat(read(SHARE, entry("2020-01-01"), entry("2016-01-01"), entry("2018-07-01")))
                .extracting(ReferenceValues::from)
                .containsExactly(LocalDate.of(2016, 1, 1), LocalDate.of(2018, 7, 1), LocalDate.of(2020, 1, 1));
    }

    @Test
    void refusesTwoEntriesOfOneDay() {
        isRefused(
                SHARE,
                1,
                "two entries are in force from 2018-07-01",
                entry("2018-07-01"),
                entry("2016-01-01"),
                entry("2018-07-01"));
    }

    @Test
    void refusesAListWithoutEntries() {
        isRefused(SHARE, 1, "at least one entry with `from` and `source` is due", "[]");
    }

    @Test
    void refusesAThresholdWithoutAGateAndAGateWithoutAThreshold() {
        isRefused(
                SHARE,
                2,
                "a threshold without a gate",
                entry("2016-01-01"),
                "- {from: 2017-01-01, threshold: 1" + SOURCE + "}");
        isRefused(SCORED_GATE, 1, "the gate's `threshold` is missing", "- {from: 2016-01-01" + SOURCE + "}");
    }

    @Test
    void refusesAFieldThatNobodyReads() {
        isRefused(SHARE, 1, "`until` is not known here", "- {from: 2016-01-01, until: 2020-01-01" + SOURCE + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[60, 0], [100]]           | an anchor is [value, points]",
                "[[60, 0], [100, 100, 1]]   | an anchor is [value, points]",
                "[[60, 0]]                  | a scale needs two anchors or more, not 1",
                "[[60, 0], [100, 101]]      | anchor points 101.0 are not between 0 and 100",
                "[[60, 100], [100, 0]]      | the anchors do not agree with direction higher_better"
            })
    void refusesAnchorsThatMakeNoScale(String anchors, String cause) {
        isRefused(SHARE, 1, cause, "- {from: 2016-01-01, anchors: " + anchors + SOURCE + "}");
    }

    private static String entry(String from) {
        return "- {from: " + from + SCALE + SOURCE + "}";
    }

    private static void isRefused(Criterion criterion, int line, String cause, String... entries) {
        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> read(criterion, entries))
                .withMessageContaining("annex/1.yaml:" + line + ": " + cause);
    }

    private static List<ReferenceValues> read(Criterion criterion, String... entries) {
        return ReferenceReader.read(
                YamlNode.parse("annex/1.yaml", String.join("\n", entries)), criterion.indicator(), criterion.gate());
    }
}
