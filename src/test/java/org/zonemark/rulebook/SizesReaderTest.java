package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zonemark.rulebook.Refusals.isRefused;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.rulebook.ScoringSizes.AdjustmentKind;
import org.zonemark.rulebook.ScoringSizes.AdjustmentKinds;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.rulebook.ScoringSizes.Grade;
import org.zonemark.rulebook.ScoringSizes.PlanFitSizes;
import org.zonemark.words.Words;

class SizesReaderTest {

    private static final String SIZES = """
            from: 2016-01-01
            source: {zh: 模型, en: Model}
            plan_fit:
              here: 1
              belt: 0.9
              anywhere: 0.8
              same_province: 0.7
              other_province: 0.5
              no_row: 0
              caution_cap: 0.3
              cluster_box: 13
              cluster_bonus: 5.5
              max_industries: 3
            geometric_floor: 1.5
            pass_mark: 60
            ceilings:
            - {id: one, mean_of: [openness], below: 61, limit: 69.99, reason: {zh: 一, en: One}}
            - {id: any, any_of: all, below: 40, limit: 79.99, reason: {zh: 任, en: Any}}
            - {id: some, any_of: [openness], below: 41, limit: 78, reason: {zh: 某, en: Some}}
            bonuses:
              most: 5
              kinds:
              - {id: reform, points: 1.5, name: {zh: 改革, en: Reform}}
              - {id: help, points: 2, zeroes_criterion: false, name: {zh: 帮扶, en: Help}}
            penalties:
              most: 10
              kinds:
              - {id: false_data, points: 4, zeroes_criterion: true, name: {zh: 造假, en: False data}}
            total: {least: -1, most: 99}
            accepted_evidence: 0.75
            grades:
            - {id: good, from: 80, name: {zh: 良, en: Good}}
            - {id: fail, from: -1, name: {zh: 差, en: Fail}}
            order: {equal_within: 1.0e-9}
            """;

    private static final String SURVEY = """
            from: 2017-07-01
            clause: A2-6.1.5
            source: {zh: 默认, en: Default}
            marks: {least: 1, most: 5}
            questions:
            - {zh: 快吗, en: Quick}
            - {zh: 好吗, en: Good}
            satisfied_from: 4.5
            shown_from: 6
            least_response_rate: 30.5
            normal_quantile: 1.96
            """;

    private static final String LIMITS = """
            from: 2016-01-01
            source: {zh: 模型, en: Model}
            dimension_sum: 100
            dimension: {least: 5, most: 30}
            ecology_least: 18
            green: {dimensions: [openness, ecology], least: 35}
            criterion: {least: 0.5, most: 6}
            equal_within: 1.0e-8
            """;

    @Test
    void readsTheSizesOfTheScoringModel() {
        ScoringSizes sizes = sizes(SIZES, SURVEY);

        assertThat(sizes.planFit()).isEqualTo(new PlanFitSizes(1, 0.9, 0.8, 0.7, 0.5, 0, 0.3, 13, 5.5, 3));
        assertThat(sizes.geometricFloor()).isEqualTo(1.5);
        assertThat(sizes.passMark()).isEqualTo(60);
        assertThat(sizes.leastTotal()).isEqualTo(-1);
        assertThat(sizes.mostTotal()).isEqualTo(99);
        assertThat(sizes.acceptedEvidence()).isEqualTo(0.75);
        assertThat(sizes.grades())
                .containsExactly(
                        new Grade("good", 80, new Words("良", "Good")), new Grade("fail", -1, new Words("差", "Fail")));
        assertThat(sizes.equalWithin()).isEqualTo(1e-9);
        assertThat(sizes.from()).isEqualTo(LocalDate.of(2016, 1, 1));
        assertThat(sizes.source()).isEqualTo(new Words("模型", "Model"));
    }

    @Test
    void readsCeilingsOverTheMeanOfDimensionsOverAnyOfThemAndOverAll() {
        assertThat(sizes(SIZES, SURVEY).ceilings())
                .containsExactly(
                        new CeilingRule("one", List.of("openness"), false, 61, 69.99, new Words("一", "One")),
                        new CeilingRule("any", List.of("ecology", "openness"), true, 40, 79.99, new Words("任", "Any")),
                        new CeilingRule("some", List.of("openness"), true, 41, 78, new Words("某", "Some")));
    }

    @Test
    void readsBonusesAndPenalties() {
        ScoringSizes sizes = sizes(SIZES, SURVEY);

        assertThat(sizes.bonuses())
                .isEqualTo(new AdjustmentKinds(
                        5,
                        Map.of(
                                "reform", new AdjustmentKind("reform", 1.5, false, new Words("改革", "Reform")),
                                "help", new AdjustmentKind("help", 2, false, new Words("帮扶", "Help")))));
        assertThat(sizes.bonuses().kinds().keySet()).containsExactly("reform", "help");
        assertThat(sizes.penalties())
                .isEqualTo(new AdjustmentKinds(
                        10,
                        Map.of(
                                "false_data",
                                new AdjustmentKind("false_data", 4, true, new Words("造假", "False data")))));
    }

    @Test
    void readsTheSurveyOfFirms() {
        assertThat(sizes(SIZES, SURVEY).survey())
                .isEqualTo(new SurveySizes(
                        "A2-6.1.5",
                        List.of(new Words("快吗", "Quick"), new Words("好吗", "Good")),
                        1,
                        5,
                        4.5,
                        6,
                        30.5,
                        1.96,
                        LocalDate.of(2017, 7, 1),
                        new Words("默认", "Default")));
    }

    @Test
    void readsTheLimitsOfWeightSets() {
        assertThat(limits(LIMITS))
                .isEqualTo(new WeightLimitSizes(100, 5, 30, 18, List.of("openness", "ecology"), 35, 0.5, 6, 1e-8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "pass_mark: 60    | passmark: 60    | 15 | `passmark` is not known here",
                "pass_mark: 60    | pass_mark: high | 15 | a number is due here, not `high`",
                "pass_mark: 60    | # pass_mark: 60 | 1  | `pass_mark` is missing",
                "belt: 0.9        | belts: 0.9      | 5  | `belts` is not known here",
                "here: 1          | here: 1.01      | 4  | a fit lies between 0 and 1",
                "no_row: 0        | no_row: -0.01   | 9  | a fit lies between 0 and 1",
                "cluster_box: 13  | cluster_box: 1.5 | 11 | a whole number is due here, not `1.5`",
                "mean_of: [openness] | mean_of: all | 17 | a list is due here",
                "mean_of: [openness] | mean_of: [water] | 17 | dimension `water` is not one of [ecology, openness]",
                "any_of: [openness] | any_of: every | 19 | a list is due here",
                "any_of: [openness] | one_of: [openness] | 19 | `one_of` is not known here",
                "any_of: [openness], | \" \"        | 19 | `mean_of` is missing",
                "most: 5          | least: 5        | 21 | `least` is not known here; known are [kinds, most]",
                "points: 4        | point: 4        | 28 | `point` is not known here",
                "zeroes_criterion: true | zeroes_criterion: on | 28 | true or false is due here, not `on`",
                "least: -1, most  | least: -1, max  | 29 | `max` is not known here; known are [least, most]",
                "from: -1         | from: 80        | 33 | grades fall from the best to the worst",
                "from: -1         | from: 81        | 33 | grades fall from the best to the worst",
                "from: -1         | from: -0.5      | 32 | the last grade must begin at -1.0, the least total",
                "id: fail         | name_: fail     | 33 | `name_` is not known here; known are [from, id, name]",
                "order: {equal_   | order: {        | 34 | `within` is not known here; known are [equal_within]"
            })
    void aSizeThatIsNotAsDueIsRefused(String before, String after, int line, String cause) {
        isRefused(() -> sizes(SIZES.replace(before, after), SURVEY), "scoring.yaml", line, cause);
    }

    @Test
    void noGradesAreRefused() {
        String none = SIZES.substring(0, SIZES.indexOf("grades:")) + "grades: []\norder: {equal_within: 0}\n";

        isRefused(() -> sizes(none, SURVEY), "scoring.yaml", 31, "the last grade must begin at -1.0");
    }

    @Test
    void theLastGradeMayBeginBelowTheLeastTotal() {
        assertThat(sizes(SIZES.replace("from: -1", "from: -2"), SURVEY)
                        .grades()
                        .get(1)
                        .from())
                .isEqualTo(-2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "satisfied_from: 4.5 | satisfied: 4.5   | 8 | `satisfied` is not known here",
                "shown_from: 6       | shown_from: 5.5  | 9 | a whole number is due here, not `5.5`",
                "marks: {least: 1    | marks: {lowest: 1 | 4 | `lowest` is not known here; known are [least, most]",
                ", en: Good         | \" \"            | 7 | `en` is missing",
                "2017-07-01          | July 2017        | 1 | a date is due here"
            })
    void aSurveyThatIsNotAsDueIsRefused(String before, String after, int line, String cause) {
        isRefused(() -> sizes(SIZES, SURVEY.replace(before, after)), "survey.yaml", line, cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ecology_least: 18      | ecology: 18           | 5 | `ecology` is not known here",
                "dimension: {least: 5   | dimension: {lowest: 5 | 4 | `lowest` is not known here",
                "criterion: {least: 0.5 | criterion: {lowest: 0 | 7 | `lowest` is not known here",
                "[openness, ecology]    | [openness, water]     | 6 | dimension `water` is not one of [ecology, openness]",
                "green: {dimensions     | green: {of            | 6 | `of` is not known here",
                "2016-01-01             | soon                  | 1 | a date is due here",
                ", en: Model            | \" \"                 | 2 | `en` is missing"
            })
    void aLimitThatIsNotAsDueIsRefused(String before, String after, int line, String cause) {
        isRefused(() -> limits(LIMITS.replace(before, after)), "limits.yaml", line, cause);
    }

    private static ScoringSizes sizes(String sizes, String survey) {
        return reader().sizes(YamlNode.parse("scoring.yaml", sizes), YamlNode.parse("survey.yaml", survey));
    }

    private static WeightLimitSizes limits(String limits) {
        return reader().limits(YamlNode.parse("limits.yaml", limits));
    }

    private static SizesReader reader() {
        Map<String, Dimension> dimensions = new LinkedHashMap<>();
        dimensions.put("ecology", new Dimension("ecology", new Words("生态", "Ecology")));
        dimensions.put("openness", new Dimension("openness", new Words("开放", "Openness")));
        return new SizesReader(dimensions);
    }
}
