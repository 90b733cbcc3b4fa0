package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.words.Words;

class ConsistencyReaderTest {

    private static final List<Criterion> CRITERIA = List.of(
            criterion("A2-1.1.1", Kind.COUNT, AnswerSource.ANSWER),
            criterion("A2-1.1.2", Kind.MATURITY, AnswerSource.ANSWER),
            criterion("A2-1.1.3", Kind.COUNT, AnswerSource.OTHER_CLAUSES),
            criterion("A2-1.1.4", Kind.COUNT, AnswerSource.ANSWER));

    private static final Catalogue CATALOGUE =
            new Catalogue(new Gazetteer(Map.of(), Map.of(), Map.of()), Map.of("P3-01", row()), Set.of(), List.of());

    private static final String FLAGS = """
            files: [last-year]
            flags:
            - id: jump
              clauses: [COUNT, A2-1.1.3]
              reason: {zh: 变动, en: Change}
              limits:
              - from: 2020-01-01
                numbers: {part: 0.4, count: 2}
                source: {zh: 新, en: New}
              - from: 2016-01-01
                numbers: {part: 0.5}
                rows: [P3-01]
                source: {zh: 旧, en: Old}
            - id: maturity_leap
              across_zones: true
              clauses: [A2-1.1.2]
              reason: {zh: 连升, en: Leap}
              limits:
              - {from: 2016-01-01, source: {zh: 默认, en: Default}}
            """;

    private static final String CASES = """
            cases:
            - flag: jump
              name: {zh: 翻番, en: Doubled}
              lastYear: {A2-1.1.1: {value: 6}}
              answers: {A2-1.1.1: {value: 12.5}}
              year: 2017
              expect: {raised: 1, clauses: [A2-1.1.1]}
            - flag: maturity_leap
              name: {zh: 不变, en: Same}
              expect: {raised: 0}
            """;

    @Test
    void readsEveryFieldOfAFlag() {
        assertThat(read(FLAGS, CASES).flags())
                .containsExactly(
                        new ConsistencyFlag(
                                "jump",
                                new Words("变动", "Change"),
                                List.of("A2-1.1.1", "A2-1.1.4", "A2-1.1.3"),
                                false,
                                List.of(
                                        new ConsistencyFlag.Limits(
                                                LocalDate.of(2016, 1, 1),
                                                Map.of("part", 0.5),
                                                List.of("P3-01"),
                                                new Words("旧", "Old")),
                                        new ConsistencyFlag.Limits(
                                                LocalDate.of(2020, 1, 1),
                                                Map.of("part", 0.4, "count", 2.0),
                                                List.of(),
                                                new Words("新", "New")))),
                        new ConsistencyFlag(
                                "maturity_leap",
                                new Words("连升", "Leap"),
                                List.of("A2-1.1.2"),
                                true,
                                List.of(new ConsistencyFlag.Limits(
                                        LocalDate.of(2016, 1, 1), Map.of(), List.of(), new Words("默认", "Default")))));
    }

    @Test
    void readsExamplesWithWhatIsGivenAndExpected() {
        assertThat(read(FLAGS, CASES).examples())
                .containsExactly(
                        new ConsistencyFlag.Example(
                                "jump",
                                new Words("翻番", "Doubled"),
                                2,
                                Map.of(
                                        "lastYear", Map.of("A2-1.1.1", Map.of("value", 6L)),
                                        "answers", Map.of("A2-1.1.1", Map.of("value", 12.5)),
                                        "year", 2017L),
                                Map.of("raised", 1L, "clauses", List.of("A2-1.1.1"))),
                        new ConsistencyFlag.Example(
                                "maturity_leap", new Words("不变", "Same"), 8, Map.of(), Map.of("raised", 0L)));
    }

    @Test
    void rowsAreNotCheckedWhereTheCatalogueCouldNotBeRead() {
        Consistency consistency = read(FLAGS.replace("[P3-01]", "[P3-09]"), CASES, null);

        assertThat(consistency.flags().get(0).limits().get(0).rows()).containsExactly("P3-09");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "files:            | file:           | 1  | `file` is not known here; known are [files, flags]",
                "id: maturity_leap | id: jump        | 14 | flag `jump` stands here twice",
                "id: maturity_leap | id: no_sentence | 14 | flag `no_sentence` has no sentence; `flag.no_sentence` is due in both",
                "across_zones:     | across:         | 15 | `across` is not known here",
                "across_zones: true | across_zones: yes | 15 | true or false is due here, not `yes`",
                "[A2-1.1.2]        | [A2-1.1.9]      | 16 | `A2-1.1.9` is neither a clause of this rulebook nor a kind",
                "[A2-1.1.2]        | [QUANTITATIVE]  | 16 | `QUANTITATIVE` is neither a clause of this rulebook nor a kind",
                "[A2-1.1.2]        | []              | 16 | at least one clause is due",
                "\"limits:\n  - {from: 2016-01-01, source: {zh: 默认, en: Default}}\" | limits: [] | 18 | at least one entry with `from` and `source` is due",
                "count: 2          | count: two      | 8  | a number is due here, not `two`",
                "rows: [P3-01]     | row: [P3-01]    | 12 | `row` is not known here; known are [from, numbers, rows, source]",
                "rows: [P3-01]     | rows: [P3-09]   | 12 | row `P3-09` is not in the catalogue",
                "from: 2020-01-01  | from: 2020-13-01 | 7 | a date is due here"
            })
    void aFlagThatIsNotAsDueIsRefused(String before, String after, int line, String cause) {
        isRefused(FLAGS.replace(before, after), CASES, "consistency.yaml", line, cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "flag: maturity_leap | flag: leap | 8 | flag `leap` is not one of [jump, maturity_leap]",
                "lastYear:           | lastyear:  | 4 | `lastyear` is not known here",
                "name: {zh: 不变, en: Same} | year: 2016 | 8 | `name` is missing",
                "expect: {raised: 0} | year: 2016 | 8 | `expect` is missing"
            })
    void anExampleThatIsNotAsDueIsRefused(String before, String after, int line, String cause) {
        isRefused(FLAGS, CASES.replace(before, after), "consistency.cases.yaml", line, cause);
    }

    private static void isRefused(String flags, String cases, String file, int line, String cause) {
        Refusals.isRefused(() -> read(flags, cases), file, line, cause);
    }

    private static Consistency read(String flags, String cases) {
        return read(flags, cases, CATALOGUE);
    }

    private static Consistency read(String flags, String cases, @Nullable Catalogue catalogue) {
        return new ConsistencyReader(CRITERIA, catalogue)
                .read(YamlNode.parse("consistency.yaml", flags), YamlNode.parse("consistency.cases.yaml", cases));
    }

    private static Criterion criterion(String id, Kind kind, AnswerSource source) {
        Words words = new Words("某", "Some");
        return new Criterion(
                new Clause(id, new Section("1.1", words), words, "某", "Some"),
                0,
                new Dimension("ecology", words),
                kind,
                source,
                new Indicator(words, words, Direction.HIGHER_BETTER, Range.ANY, false, null, words, null),
                null,
                Applicability.EVERYWHERE,
                List.of(),
                List.of(),
                List.of());
    }

    private static CatalogueRow row() {
        return new CatalogueRow(
                "P3-01",
                3,
                new Words("某", "Some"),
                "某",
                true,
                CatalogueRow.Scope.UNSPECIFIED,
                List.of(),
                List.of(),
                null);
    }
}
