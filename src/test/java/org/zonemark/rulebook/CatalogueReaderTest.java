package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.words.Words;

class CatalogueReaderTest {

    private static final String PLAN = "在上海、南京，\n  发展轨道 交通。\n在江苏发展船舶。\n全带发展旅游。\n专利占比（%）44.84953";

    private static final String CATALOGUE = """
            gazetteer:
              provinces:
              - {name: 上海, basin: lower}
              - {name: 江苏, basin: lower}
              - {name: 四川, basin: upper}
              cities:
              - {name: 南京, province: 江苏}
              - {name: 成都, province: 四川}
              regions:
              - {name: 下游地区, provinces: [上海, 江苏]}
              - {name: 沿江城市, provinces: [江苏], cities: [南京]}
            annex2_named_industries:
            - {name: 轨道交通, rows: [P3-01, P3-02]}
            - {name: 家电, rows: []}
            - {name: 玩具, rows: []}
            boxes:
            - box: 1
              fit_scoring: 'no'
              rows:
              - id: P1-01
                indicator: 专利占比
                english: Share of patents
                unit: '%'
                direction: higher
                values: {'2014': 44.8, '2017': 49, '2020': 53}
                zone_usable: 'yes'
                quote: 专利占比（%）44.84953
              - id: P1-02
                indicator: 船舶
                english: Ships
                unit: t
                direction: lower
                values: {'2014': 9}
                zone_usable: 'no'
                quote: 发展船舶
            - box: 3
              fit_scoring: 'yes'
              rows:
              - id: P3-01
                priority_area: 装备
                sub_area: 轨道交通
                english: Equipment / Rail
                scope: listed
                places: [上海, 南京, 江苏]
                regions: [下游地区]
                caution: {zh: 须论证, en: To be argued}
                quote: 在上海、南京，发展轨道交通。 在江苏发展船舶。
                segments:
                - {quote: 在上海、南京，发展轨道交通。, places: [上海, 南京]}
                - {quote: 在江苏发展船舶。, regions: [沿江城市, 下游地区]}
              - id: P3-02
                priority_area: 旅游
                english: Tourism
                scope: belt
                quote: 全带发展旅游。
              - id: P3-03
                priority_area: 船舶
                english: Ships
                quote: 发展船舶
            """;

    private static final Gazetteer.Region LOWER = new Gazetteer.Region("下游地区", List.of("上海", "江苏"), List.of());
    private static final Gazetteer.Region RIVERSIDE = new Gazetteer.Region("沿江城市", List.of("江苏"), List.of("南京"));

    @Test
    void readsTheGazetteer() {
        Gazetteer gazetteer = read(CATALOGUE).gazetteer();

        assertThat(gazetteer.provinces())
                .containsExactly(
                        Map.entry("上海", Basin.LOWER), Map.entry("江苏", Basin.LOWER), Map.entry("四川", Basin.UPPER));
        assertThat(gazetteer.cityProvinces()).containsExactly(Map.entry("南京", "江苏"), Map.entry("成都", "四川"));
        assertThat(gazetteer.regions()).containsExactly(Map.entry("下游地区", LOWER), Map.entry("沿江城市", RIVERSIDE));
    }

    @Test
    void readsRowsAndTheirSegmentsInTheOrderOfThePlan() {
        Words caution = new Words("须论证", "To be argued");
        Words rail = new Words("装备：轨道交通", "Equipment / Rail");

        assertThat(read(CATALOGUE).rows().values())
                .containsExactly(
                        row("P1-01", 1, new Words("专利占比", "Share of patents"), "专利占比（%）44.84953", false),
                        row("P1-02", 1, new Words("船舶", "Ships"), "发展船舶", false),
                        new CatalogueRow(
                                "P3-01",
                                3,
                                rail,
                                "在上海、南京，发展轨道交通。 在江苏发展船舶。",
                                true,
                                CatalogueRow.Scope.LISTED,
                                List.of("上海", "南京", "江苏"),
                                List.of(LOWER),
                                caution),
                        new CatalogueRow(
                                "P3-01#1",
                                3,
                                rail,
                                "在上海、南京，发展轨道交通。",
                                true,
                                CatalogueRow.Scope.LISTED,
                                List.of("上海", "南京"),
                                List.of(),
                                caution),
                        new CatalogueRow(
                                "P3-01#2",
                                3,
                                rail,
                                "在江苏发展船舶。",
                                true,
                                CatalogueRow.Scope.LISTED,
                                List.of(),
                                List.of(RIVERSIDE, LOWER),
                                caution),
                        new CatalogueRow(
                                "P3-02",
                                3,
                                new Words("旅游", "Tourism"),
                                "全带发展旅游。",
                                true,
                                CatalogueRow.Scope.BELT,
                                List.of(),
                                List.of(),
                                null),
                        row("P3-03", 3, new Words("船舶", "Ships"), "发展船舶", true));
        assertThat(read(CATALOGUE).rows().keySet())
                .containsExactly("P1-01", "P1-02", "P3-01", "P3-01#1", "P3-01#2", "P3-02", "P3-03");
    }

    @Test
    void readsWhatThePlanSetsItself() {
        assertThat(read(CATALOGUE).targets())
                .containsExactly(
                        new PlanTarget(
                                "P1-01",
                                new Words("专利占比", "Share of patents"),
                                "%",
                                true,
                                new TreeMap<>(Map.of(2014, 44.8, 2017, 49.0, 2020, 53.0)),
                                true),
                        new PlanTarget(
                                "P1-02",
                                new Words("船舶", "Ships"),
                                "t",
                                false,
                                new TreeMap<>(Map.of(2014, 9.0)),
                                false));
    }

    @Test
    void knowsIndustriesThatTheAnnexNamesAndNoRowDoes() {
        assertThat(read(CATALOGUE).industriesWithoutRow()).containsExactly("家电", "玩具");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "basin: upper      | basin: delta      | 5  | `delta` is not one of [lower, middle, upper]",
                "province: 四川    | province: 北京    | 8  | `北京` is not a province of the belt: [上海, 江苏, 四川]",
                "provinces: [江苏] | provinces: [南京] | 11 | `南京` is not a province of the belt: [上海, 江苏, 四川]",
                "[P3-01, P3-02]    | [P3-01, P3-09]    | 13 | row `P3-09` is not in the catalogue",
                "id: P3-02         | id: P4-02         | 51 | row id `P4-02` is not a new one of box 3",
                "id: P3-02         | id: P3-01         | 51 | row id `P3-01` is not a new one of box 3",
                "- box: 3          | - box: three      | 36 | a number is due here, not `three`",
                "'2017': 49        | '201': 49         | 25 | `201` is no year",
                "'2017': 49        | now: 49           | 25 | `now` is no year",
                "'2017': 49        | '2017': more      | 25 | a number is due here, not `more`",
                "scope: belt       | scope: world      | 54 | `world` is not one of [listed, belt, unspecified]",
                "scope: belt       | scale: belt       | 54 | `scale` is not known here",
                "[上海, 南京, 江苏] | [上海, 徐州]     | 44 | `徐州` is in the gazetteer neither as province nor as city",
                "[上海, 南京]}     | [下游地区]}       | 49 | `下游地区` is in the gazetteer neither as province nor as city",
                "[下游地区]        | [上游地区]        | 45 | region `上游地区` is not in the gazetteer",
                "[沿江城市, 下游地区] | [沿江]          | 50 | region `沿江` is not in the gazetteer",
                "priority_area: 旅游 | category: 旅游   | 51 | `priority_area` or `indicator` is missing",
                "quote: 全带发展旅游。 | quote: 发展旅行 | 55 | the quote of P3-02 does not stand in the plan",
                "quote: 在江苏发展船舶。, | quote: 全带发展旅游。, | 50 | the segment does not stand in the quote of P3-01",
                "在江苏发展船舶。, regions | 在江苏发展船舶。, region | 50 | `region` is not known here"
            })
    void aLineThatIsNotAsDueIsRefused(String before, String after, int line, String cause) {
        assertThat(CATALOGUE).containsOnlyOnce(before);

        Refusals.isRefused(() -> read(CATALOGUE.replace(before, after)), "plan/catalogue.yaml", line, cause);
    }

    private static CatalogueRow row(String id, int box, Words title, String quote, boolean counts) {
        return new CatalogueRow(
                id, box, title, quote, counts, CatalogueRow.Scope.UNSPECIFIED, List.of(), List.of(), null);
    }

    private static Catalogue read(String yaml) {
        return new CatalogueReader(YamlNode.parse("plan/catalogue.yaml", yaml), PLAN).read();
    }
}
