package org.zonemark.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.PlanFit.IndustryFit;

/** Section 3 of the scoring model: its vectors, and each case of its table. */
class PlanFitTest {

    private static final double TOLERANCE = 1e-9;

    @Nested
    class VectorsOfTheScoringModel {

        @Test
        void wuhanMakesChipsAndDisplays() {
            scores(100, zone("湖北", "武汉"), industry("集成电路", 60, "P3-07", "P13-02"), industry("新型显示", 40, "P13-01"));
        }

        @Test
        void yichangOffersDesignServices() {
            scores(70, zone("湖北", "宜昌"), industry("研发设计", 100, "P6-02", "P13-07"));
        }

        @Test
        void guiyangMakesChips() {
            scores(50, zone("贵州", "贵阳"), industry("集成电路", 100, "P3-07", "P13-02"));
        }

        @Test
        void hefeiMakesAppliancesAndDisplays() {
            scores(92.5, zone("安徽", "合肥"), industry("家电", 50), industry("新型显示", 50, "P13-01"));
        }

        @Test
        void ningboIsInLogistics() {
            scores(100, zone("浙江", "宁波"), industry("现代物流", 100, "P13-11"));
        }

        @Test
        void luzhouPlansCoalChemicals() {
            scores(30, zone("四川", "泸州"), industry("煤化工", 100, "P4-07"));
        }
    }

    @Nested
    class FitOfARow {

        @Test
        void isFullWhereTheRowNamesTheCity() {
            fits(1.0, zone("浙江", "杭州"), "P3-06");
        }

        @Test
        void isFullWhereTheRowNamesTheProvince() {
            fits(1.0, zone("湖北", "宜昌"), "P3-07");
        }

        @Test
        void isFullWhereTheRowNamesARegionThatHoldsTheCity() {
            fits(1.0, zone("湖南", "湘潭"), "P13-04");
        }

        @Test
        void isFullInAnyCityOfARegionThatListsNone() {
            fits(1.0, zone("四川", "攀枝花"), "P4-01");
        }

        @Test
        void isNineTenthsWhereTheRowIsForTheWholeBelt() {
            fits(0.9, zone("湖北", "武汉"), "P3-29");
        }

        @Test
        void isEightTenthsWhereTheRowNamesNoPlace() {
            fits(0.8, zone("贵州", "贵阳"), "P3-10");
        }

        @Test
        void isEightTenthsWhereOnlyTheAnnexNamesTheIndustry() {
            PlanFit fit = planFit(zone("云南", "昆明"), industry("家电", 1));
            assertThat(fit.industries().get(0).fit()).isEqualTo(0.8);
            assertThat(fit.industries().get(0).row()).isNull();
        }

        @Test
        void isSevenTenthsWhereTheRowNamesAnotherCityOfTheProvince() {
            fits(0.7, zone("安徽", "芜湖"), "P13-01");
        }

        @Test
        void isSevenTenthsWhereTheRowNamesARegionOfTheProvinceWithoutTheCity() {
            fits(0.7, zone("湖南", "岳阳"), "P13-04");
        }

        @Test
        void isOneHalfWhereTheRowNamesOtherProvincesOnly() {
            fits(0.5, zone("云南", "昆明"), "P13-01");
        }

        @Test
        void isTwoTenthsWhereTheIndustryIsInNoRow() {
            PlanFit fit = planFit(zone("湖北", "宜昌"), industry("白酒", 1));
            assertThat(fit.industries().get(0).fit()).isEqualTo(0.2);
        }

        @Test
        void isTwoTenthsWhereTheRowIsInABoxThatDoesNotCount() {
            // Box 2 names Wuhan, but it is about innovation zones and no industry.
            PlanFit fit = planFit(zone("湖北", "武汉"), industry("科技服务", 1, "P2-01"));
            assertThat(fit.industries().get(0).fit()).isEqualTo(0.2);
            assertThat(fit.industries().get(0).row()).isNull();
        }

        @Test
        void ofASegmentLooksAtThePlacesOfThatSegmentAlone() {
            Zone changsha = zone("湖南", "长沙");
            Zone wuhu = zone("安徽", "芜湖");
            fits(1.0, wuhu, "P3-04");
            fits(1.0, wuhu, "P3-04#1");
            fits(0.5, wuhu, "P3-04#2");
            fits(1.0, changsha, "P3-04#2");
        }
    }

    @Nested
    class Caution {

        private final Zone luzhou = zone("四川", "泸州");

        @Test
        void holdsTheFitDownUntilTheConditionIsShown() {
            IndustryFit fit = only(planFit(luzhou, industry("精细化工", 1, "P4-07")));
            assertThat(fit.fit()).isEqualTo(0.3);
            assertThat(fit.cautioned()).isTrue();
        }

        @Test
        void isLiftedWhereTheConditionIsShown() {
            IndustryFit fit = only(planFit(luzhou, shown("精细化工", "P4-07")));
            assertThat(fit.fit()).isEqualTo(1.0);
            assertThat(fit.cautioned()).isFalse();
        }

        @Test
        void isACapAndNoFitOfItsOwn() {
            assertThat(only(planFit(zone("贵州", "贵阳"), industry("化工", 1, "P4-07")))
                            .fit())
                    .isEqualTo(0.3);
            assertThat(only(planFit(zone("贵州", "贵阳"), shown("化工", "P4-07"))).fit())
                    .isEqualTo(0.5);
        }

        @Test
        void ofOneRowDoesNotHoldDownAnother() {
            IndustryFit fit = only(planFit(luzhou, industry("页岩气化工", 1, "P4-07", "P4-08")));
            assertThat(fit.fit()).isEqualTo(1.0);
            assertThat(fit.row().id()).isEqualTo("P4-08");
        }
    }

    @Nested
    class BestRow {

        @Test
        void countsWhateverTheOrderOfTheClaims() {
            Zone yichang = zone("湖北", "宜昌");
            assertThat(only(planFit(yichang, industry("新型显示", 1, "P13-01", "P3-08")))
                            .row()
                            .id())
                    .isEqualTo("P3-08");
            assertThat(only(planFit(yichang, industry("新型显示", 1, "P3-08", "P13-01")))
                            .row()
                            .id())
                    .isEqualTo("P3-08");
        }

        @Test
        void isNotCountedTwiceIfItIsClaimedTwice() {
            scores(100, zone("浙江", "杭州"), industry("云计算", 1, "P3-06", "P3-06"));
        }

        @Test
        void countsWhereOtherClaimsDoNotCountAtAll() {
            fits(1.0, zone("湖北", "宜昌"), "P5-04", "P3-07");
        }
    }

    @Nested
    class ClusterBonus {

        private final Zone wuhan = zone("湖北", "武汉");

        @Test
        void isThePartOfTheOutputThatFitsInFullThroughBoxThirteen() {
            scores(62.5, wuhan, industry("集成电路", 50, "P13-02"), industry("白酒", 50));
        }

        @Test
        void isNotGivenForARowOfAnotherBox() {
            scores(60, wuhan, industry("集成电路", 50, "P3-07"), industry("白酒", 50));
        }

        @Test
        void isNotGivenForARowOfBoxThirteenThatFitsInPart() {
            // Displays fit in full through box 3; the row of box 13 names Wuhan, which is not this city.
            scores(60, zone("湖北", "宜昌"), industry("新型显示", 50, "P3-08", "P13-01"), industry("白酒", 50));
        }

        @Test
        void isGivenWhereARowOfAnotherBoxFitsInFullAsWell() {
            scores(62.5, wuhan, industry("集成电路", 50, "P3-07", "P13-02"), industry("白酒", 50));
        }

        @Test
        void doesNotLiftOverOneHundred() {
            scores(100, wuhan, industry("集成电路", 100, "P13-02"));
        }
    }

    @Test
    void sharesCountInProportionWhateverTheyAddUpTo() {
        Zone guiyang = zone("贵州", "贵阳");
        scores(68, guiyang, industry("大数据", 60, "P3-10"), industry("集成电路", 40, "P3-07"));
        scores(68, guiyang, industry("大数据", 0.3, "P3-10"), industry("集成电路", 0.2, "P3-07"));
        scores(68, guiyang, industry("大数据", 600, "P3-10"), industry("集成电路", 400, "P3-07"));
    }

    @Test
    void twoIndustriesThatClaimOneRowEachHaveIt() {
        PlanFit fit = planFit(zone("湖北", "武汉"), industry("芯片设计", 1, "P3-07"), industry("封装测试", 1, "P3-07"));
        assertThat(fit.industries()).hasSize(2).allMatch(one -> one.fit() == 1.0);
    }

    @Test
    void withoutALeadingIndustryTheCriterionIsMissing() {
        Findings findings = findings(zone("湖北", "武汉"));
        Finding finding = findings.of("A2-4.1.4");

        assertThat(findings.planFit().isNamed()).isFalse();
        assertThat(finding.status()).isEqualTo(Status.MISSING);
        assertThat(finding.score()).isEqualTo(0);
    }

    @Test
    void aShareThatIsNotPositiveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> industry("云计算", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> industry("云计算", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> industry("云计算", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> industry("云计算", Double.POSITIVE_INFINITY));
    }

    /** A property over the whole catalogue: every row that counts gives every zone exactly one fit of the table. */
    @Test
    void everyRowGivesAZoneInEveryProvinceOneOfTheFits() {
        Rulebook rulebook = Rulebooks.own();
        rulebook.catalogue()
                .gazetteer()
                .provinces()
                .keySet()
                .forEach(province -> rulebook.catalogue()
                        .countingRowIds()
                        .forEach(row -> assertThat(only(planFit(zone(province, "别处"), shown("产业", row)))
                                        .fit())
                                .as("%s in %s", row, province)
                                .isIn(1.0, 0.9, 0.8, 0.7, 0.5)));
    }

    private static void scores(double points, Zone zone, LeadingIndustry... industries) {
        Findings findings = findings(zone, industries);
        assertThat(findings.planFit().points()).isCloseTo(points, within(TOLERANCE));
        assertThat(findings.of("A2-4.1.4").score()).isCloseTo(points, within(TOLERANCE));
    }

    private static void fits(double fit, Zone zone, String... rows) {
        assertThat(only(planFit(zone, industry("产业", 1, rows))).fit()).isEqualTo(fit);
    }

    private static IndustryFit only(PlanFit fit) {
        assertThat(fit.industries()).hasSize(1);
        return fit.industries().get(0);
    }

    private static PlanFit planFit(Zone zone, LeadingIndustry... industries) {
        return findings(zone, industries).planFit();
    }

    private static Findings findings(Zone zone, LeadingIndustry... industries) {
        int year = Rulebooks.own().firstYear();
        return new Evaluator(Rulebooks.own()).evaluate(new SelfAssessment(zone, year, List.of(industries), Map.of()));
    }

    private static Zone zone(String province, String city) {
        return new Zone(
                "zone",
                "zone",
                province,
                city,
                Rulebooks.own().catalogue().gazetteer().basinOf(province).orElseThrow(),
                ZoneType.OTHER);
    }

    private static LeadingIndustry industry(String name, double share, String... rows) {
        return new LeadingIndustry(name, share, List.of(rows), false);
    }

    private static LeadingIndustry shown(String name, String... rows) {
        return new LeadingIndustry(name, 1, List.of(rows), true);
    }
}
