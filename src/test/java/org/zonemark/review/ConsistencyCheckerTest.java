package org.zonemark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.zonemark.assessment.SelfAssessmentReader;
import org.zonemark.rulebook.ConsistencyFlag;
import org.zonemark.rulebook.RuleText;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.SelfAssessment;
import tools.jackson.databind.json.JsonMapper;

/** The consistency rules do what their examples say, and nothing else. */
class ConsistencyCheckerTest {

    private static final int YEAR = 2025;
    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final SelfAssessmentReader READER = new SelfAssessmentReader(RULEBOOK);
    private static final ConsistencyChecker CHECKER = new ConsistencyChecker(RULEBOOK);

    @TestFactory
    Stream<DynamicTest> everyExampleHolds() {
        return RULEBOOK.consistency().examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.flag() + ", line " + example.line() + ": "
                                + example.name().en(),
                        () -> replay(example)));
    }

    private static void replay(ConsistencyFlag.Example example) {
        List<Flag> flags = flags(example.given());
        Map<String, Object> expected = example.expected();
        assertThat(flags)
                .extracting(Flag::id)
                .containsOnly(flags.isEmpty() ? new String[0] : new String[] {example.flag()});
        assertThat(flags).hasSize(((Number) expected.get("raised")).intValue());
        if (expected.containsKey("zones")) {
            assertThat(flags).extracting(Flag::zoneCode).containsExactlyElementsOf(texts(expected.get("zones")));
        }
        if (expected.containsKey("clauses")) {
            assertThat(flags)
                    .allSatisfy(flag ->
                            assertThat(flag.clauses()).containsExactlyElementsOf(texts(expected.get("clauses"))));
        }
        assertThat(flags).allSatisfy(ConsistencyCheckerTest::isWellSaid);
    }

    private static void isWellSaid(Flag flag) {
        assertThat(flag.values()).isNotEmpty();
        assertThat(flag.values().get(0).zoneCode()).isEqualTo(flag.zoneCode());
        assertThat(flag.message().zh()).contains(flag.clauses().get(0)).doesNotContain("{", "null");
        assertThat(flag.message().en()).contains(flag.clauses().get(0)).doesNotContain("{", "null");
        RuleText rule = RULEBOOK.rules().stream()
                .filter(one -> one.name().equals(flag.rule()))
                .findFirst()
                .orElseThrow();
        assertThat(rule.annotations()).containsEntry("Flag", flag.id());
    }

    @Test
    void everyFlagHasAnExampleThatRaisesItAndOneThatDoesNot() {
        Map<String, Set<Boolean>> seen = new LinkedHashMap<>();
        RULEBOOK.consistency()
                .examples()
                .forEach(example -> seen.computeIfAbsent(example.flag(), id -> new HashSet<>())
                        .add(!example.expected().get("raised").equals(0L)));
        assertThat(seen.keySet())
                .containsExactlyElementsOf(RULEBOOK.consistency().flags().stream()
                        .map(ConsistencyFlag::id)
                        .toList());
        assertThat(seen).allSatisfy((id, outcomes) -> assertThat(outcomes).containsExactlyInAnyOrder(true, false));
    }

    @Test
    void everyRuleSaysItsReasonInBothLanguages() {
        List<RuleText> rules = RULEBOOK.rules().stream()
                .filter(rule -> rule.annotations().containsKey("Flag"))
                .toList();
        assertThat(rules).hasSizeGreaterThanOrEqualTo(14).allSatisfy(rule -> {
            List<String> lines = rule.drl().lines().limit(2).toList();
            assertThat(lines.get(0)).startsWith("// ").containsPattern("\\p{IsHan}");
            assertThat(lines.get(1)).startsWith("// ").containsPattern("[A-Za-z]{3}");
        });
    }

    @Test
    void flagsDoNotDependOnTheOrderOfZonesOrAnswers() {
        Map<String, Object> reason = Map.of("notApplicable", true, "reason", "全域围网封闭管理不设居住功能");
        List<SelfAssessment> zones = new ArrayList<>();
        for (String code : List.of("a", "b", "c", "d")) {
            zones.add(assessment(Map.of(
                    "code",
                    code,
                    "answers",
                    Map.of("A2-6.2.5", reason, "A2-5.2.3", Map.of("value", code.equals("d") ? 0 : 1)))));
        }
        Set<Partnership> partnerships = Set.of(new Partnership("a", "d"), new Partnership("b", "d"));
        List<Flag> flags = CHECKER.checkAcross(zones, partnerships);
        Collections.reverse(zones);
        assertThat(CHECKER.checkAcross(zones, partnerships)).isEqualTo(flags);
        assertThat(flags).hasSize(6);
        assertThat(flags.get(0).message().en()).contains("Zone b (b)", "Zone c (c)", "Zone d (d)");
    }

    @Test
    void aFlagSaysWhatWasReportedInBothLanguages() {
        Flag flag = flags(
                        Map.of("answers", Map.of("A2-2.1.10", Map.of("value", 99), "A2-2.1.7", Map.of("value", 85.5))))
                .get(0);
        assertThat(flag.message().zh())
                .startsWith("A2-2.1.10 集中污水处理厂出水达标天数比例（在线数据有效传输率不低于95%）为99%，而A2-2.1.7 重点污染源稳定达标排放率仅为85.5%");
        assertThat(flag.message().en())
                .startsWith(
                        "A2-2.1.10 \"Days with compliant effluent (valid online data at least 95 %)\" is 99 %, while"
                                + " A2-2.1.7 \"Key pollution sources in stable compliance\" is only 85.5 %");
    }

    @Test
    void everyGateThatIsNotPassedIsListedInOneFlag() {
        Flag flag = flags(Map.of("answers", Map.of("A2-1.1.3", Map.of("level", 4), "A2-2.1.5", Map.of("value", 2))))
                .get(0);
        assertThat(flag.message().en())
                .contains("level 4", "A2-2.1.5 \"Operating firms", ": 2 firms", ": nothing reported");
        assertThat(flag.values()).hasSize(11);
    }

    @Test
    void beforeItsFirstDateNoFlagIsRaised() {
        ConsistencyFlag flag = RULEBOOK.consistency().flags().get(0);
        assertThat(flag.limitsOf(2015)).isEmpty();
        assertThat(flag.limitsOf(2016)).isPresent();
    }

    @Test
    void lastYearMustBeOfTheSameZoneAndTheYearBefore() {
        SelfAssessment now = assessment(Map.of());
        assertThatThrownBy(() -> CHECKER.check(now, now)).hasMessageContaining("not that of the year before 2025");
        SelfAssessment other = assessment(Map.of("code", "other", "year", YEAR - 1));
        assertThatThrownBy(() -> CHECKER.check(now, other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CHECKER.checkAcross(List.of(now, now), Set.of()))
                .hasMessageContaining("comes twice");
        assertThat(CHECKER.checkAcross(List.of(), Set.of())).isEmpty();
    }

    @Test
    void checkingLeavesTheScoreAsItIs() {
        SelfAssessment zone = assessment(Map.of("answers", Map.of("A2-1.1.3", Map.of("level", 4))));
        Evaluation before = Rulebooks.scorer().score(zone);
        assertThat(CHECKER.check(zone, null)).isNotEmpty();
        assertThat(Rulebooks.scorer().score(zone).total()).isEqualTo(before.total());
        assertThat(RULEBOOK.rules().stream()
                        .filter(rule -> rule.annotations().containsKey("Flag"))
                        .map(RuleText::clause))
                .containsOnlyNulls();
    }

    @SuppressWarnings("unchecked")
    private static List<Flag> flags(Map<String, Object> given) {
        if (given.containsKey("zones")) {
            List<SelfAssessment> zones = ((List<Map<String, Object>>) given.get("zones"))
                    .stream().map(ConsistencyCheckerTest::assessment).toList();
            Set<Partnership> partnerships = ((List<List<String>>) given.getOrDefault("partnerships", List.of()))
                    .stream()
                            .map(pair -> new Partnership(pair.get(0), pair.get(1)))
                            .collect(Collectors.toSet());
            return CHECKER.checkAcross(zones, partnerships);
        }
        SelfAssessment now = assessment(given);
        SelfAssessment lastYear = given.containsKey("lastYear")
                ? assessment(Map.of("answers", given.get("lastYear"), "year", now.year() - 1))
                : null;
        return CHECKER.check(now, lastYear);
    }

    private static SelfAssessment assessment(Map<String, Object> given) {
        String code = (String) given.getOrDefault("code", "a");
        Map<String, Object> json = Map.of(
                "zone",
                Map.of(
                        "code",
                        code,
                        "name",
                        "Zone " + code,
                        "province",
                        given.getOrDefault("province", "湖北"),
                        "city",
                        given.getOrDefault("city", "武汉"),
                        "type",
                        "high_tech"),
                "year",
                given.getOrDefault("year", YEAR),
                "leadingIndustries",
                given.getOrDefault("leadingIndustries", List.of()),
                "values",
                given.getOrDefault("answers", Map.of()));
        return READER.read(JsonMapper.shared().valueToTree(json)).orThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Object list) {
        return (List<String>) list;
    }
}
