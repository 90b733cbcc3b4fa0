package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.words.Words;

/** What always holds between the sentences of the Annex, the criteria, the rules and their numbers. */
class RulebookTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final double TOLERANCE = 1e-9;

    @Test
    void hasNinetyNineClauses() {
        assertThat(RULEBOOK.criteria()).hasSize(99);
    }

    @Test
    void whatTheDataSaysNeedsNothingHandedInNeedsNoDocument() {
        for (Criterion criterion : RULEBOOK.criteria()) {
            boolean nothing = criterion.indicator().evidence().en().contains("nothing further to hand in");
            assertThat(criterion.needsDocument()).as(criterion.id()).isEqualTo(!nothing);
        }
    }

    @Test
    void clausesHaveUniqueIdsInTheOrderOfTheAnnex() {
        List<String> ids = RULEBOOK.criteria().stream().map(Criterion::id).toList();

        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.comparing(RulebookTest::number));
        assertThat(ids).allMatch(id -> id.matches("A2-[1-6]\\.[1-3]\\.[1-9][0-9]?"));
        RULEBOOK.criteria()
                .forEach(one -> assertThat(ids.indexOf(one.id())).as(one.id()).isEqualTo(one.position()));
    }

    @Test
    void clausesOfASectionAreNumberedFromOneWithoutAGap() {
        Map<Section, List<String>> bySection = RULEBOOK.criteria().stream()
                .map(Criterion::clause)
                .collect(Collectors.groupingBy(
                        Clause::section, Collectors.mapping(Clause::id, Collectors.toUnmodifiableList())));

        assertThat(bySection).hasSize(14);
        bySection.forEach((section, ids) -> {
            for (int i = 0; i < ids.size(); i++) {
                assertThat(ids.get(i)).isEqualTo("A2-" + section.number() + "." + (i + 1));
            }
        });
    }

    @Test
    void everyClauseHasARuleOfItsName() {
        SoftAssertions.assertSoftly(softly -> RULEBOOK.criteria()
                .forEach(criterion -> softly.assertThat(RULEBOOK.rulesOf(criterion.id()))
                        .as(criterion.id())
                        .extracting(RuleText::name)
                        .contains(criterion.id() + " "
                                + criterion.clause().title().zh())));
    }

    @Test
    void everyRuleOfTheAnnexNamesAClauseOfItsOwnFile() {
        List<RuleText> rules = rulesUnder("annex/");
        assertThat(rules).hasSizeGreaterThanOrEqualTo(99);
        SoftAssertions.assertSoftly(softly -> rules.forEach(rule -> {
            String section = rule.file().replaceAll("annex/(\\d\\.\\d)-.*", "$1");
            String clause = rule.clause();
            softly.assertThat(clause).as(rule.name()).isNotNull().startsWith("A2-" + section + ".");
            softly.assertThat(RULEBOOK.criterion(String.valueOf(clause)))
                    .as(rule.name())
                    .isPresent();
            softly.assertThat(rule.name()).startsWith(clause + " ");
        }));
    }

    @Test
    void everyRuleOfThePlanFitNamesTheClauseThatItServes() {
        assertThat(rulesUnder("plan/fit.drl"))
                .hasSize(8)
                .allSatisfy(rule -> assertThat(rule.clause()).isEqualTo("A2-4.1.4"));
    }

    @Test
    void everyLimitRuleNamesItsLimitAndNothingElse() {
        assertThat(rulesUnder("limits.drl")).hasSize(9).allSatisfy(rule -> {
            assertThat(rule.annotations()).containsOnlyKeys("Limit");
            assertThat(rule.drl())
                    .contains("violations.add(\"" + rule.annotations().get("Limit") + "\"");
        });
    }

    @Test
    void everyRuleIsInOneOfTheseFiles() {
        assertThat(RULEBOOK.rules())
                .hasSize(rulesUnder("annex/").size()
                        + rulesUnder("plan/fit.drl").size()
                        + rulesUnder("limits.drl").size()
                        + rulesUnder("survey.drl").size()
                        + rulesUnder("consistency/").size());
    }

    @Test
    void theQuoteOfAClauseStandsAboveItsRule() {
        SoftAssertions.assertSoftly(softly -> RULEBOOK.criteria().forEach(criterion -> {
            Clause clause = criterion.clause();
            RuleText rule = RULEBOOK.rulesOf(clause.id()).stream()
                    .filter(one ->
                            one.name().equals(clause.id() + " " + clause.title().zh()))
                    .findFirst()
                    .orElseThrow();
            softly.assertThat(commentAbove(rule)).as(clause.id()).contains(clause.quote(), clause.english());
        }));
    }

    @Test
    void theQuotesCoverTheAnnex() {
        String quotes = RULEBOOK.criteria().stream()
                .map(criterion -> criterion.clause().quote())
                .collect(Collectors.joining());

        assertThat(withoutSpaceAndMarks(quotes)).isEqualTo(withoutSpaceAndMarks(sentencesOfTheAnnex()));
    }

    /** The Annex without its preamble and headings: an account of its own, apart from the loader's. */
    private static String sentencesOfTheAnnex() {
        String text = RULEBOOK.policies().stream()
                .filter(policy -> policy.id().equals("annex2"))
                .findFirst()
                .orElseThrow()
                .text()
                .replaceAll("\\s+", "");
        return text.substring(text.indexOf("一、"))
                .replaceAll("[一二三四五六]、[^，。（]{2,12}(?=（)", "")
                .replaceAll("（[一二三四五六]）[^，。]+。", "");
    }

    private static String withoutSpaceAndMarks(String text) {
        return text.replaceAll("[\\s，。、；]+", "");
    }

    @Test
    void everyNumberHasASourceInBothLanguagesAndADateOfForce() {
        SoftAssertions.assertSoftly(softly -> RULEBOOK.criteria().forEach(criterion -> {
            softly.assertThat(criterion.reference()).as(criterion.id()).isNotEmpty();
            criterion.reference().forEach(values -> {
                softly.assertThat(values.from()).as(criterion.id()).isNotNull();
                isBilingual(softly, criterion.id(), values.source());
            });
        }));
    }

    @Test
    void everySizeHasASourceInBothLanguagesAndADateOfForce() throws IOException {
        Map<String, Object> sizes = yaml("scoring.yaml");
        Map<String, Object> limits = yaml("limits.yaml");
        Map<String, Object> weights = yaml("weights/default.yaml");
        SoftAssertions.assertSoftly(softly -> {
            isBilingual(softly, "scoring.yaml", words(sizes.get("source")));
            isBilingual(softly, "limits.yaml", words(limits.get("source")));
            isBilingual(softly, "weights/default.yaml", words(weights.get("reason")));
            softly.assertThat(sizes.get("from")).as("scoring.yaml").isInstanceOf(Date.class);
            softly.assertThat(limits.get("from")).as("limits.yaml").isInstanceOf(Date.class);
            softly.assertThat(weights.get("in_force_from"))
                    .as("weights/default.yaml")
                    .isInstanceOf(Date.class);
        });
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(Rulebooks.FOLDER.resolve(file)));
    }

    private static Words words(Object yaml) {
        Map<?, ?> both = (Map<?, ?>) yaml;
        return new Words((String) both.get("zh"), (String) both.get("en"));
    }

    private static void isBilingual(SoftAssertions softly, String about, Words words) {
        softly.assertThat(words.zh()).as(about).containsPattern("\\p{IsHan}");
        softly.assertThat(words.en()).as(about).containsPattern("[A-Za-z]{3}").isNotEqualTo(words.zh());
    }

    @Test
    void anchorsAgreeWithTheDirectionOfTheirIndicator() {
        SoftAssertions.assertSoftly(softly -> RULEBOOK.criteria()
                .forEach(criterion -> criterion.reference().stream()
                        .filter(values -> values.anchors() != null)
                        .forEach(values -> {
                            List<Double> points = values.anchors().given().stream()
                                    .sorted(Comparator.comparing(Anchors.Anchor::value))
                                    .map(Anchors.Anchor::points)
                                    .toList();
                            Comparator<Double> due = criterion.indicator().direction() == Direction.HIGHER_BETTER
                                    ? Comparator.naturalOrder()
                                    : Comparator.reverseOrder();
                            softly.assertThat(points).as(criterion.id()).isSortedAccordingTo(due);
                            softly.assertThat(points).as(criterion.id()).contains(0.0, 100.0);
                        })));
    }

    @Test
    void noRuleHoldsANumber() throws IOException {
        Pattern number = Pattern.compile("(?<![\\w$])\\d[\\w.]*");
        try (Stream<Path> files = Files.walk(Rulebooks.FOLDER)) {
            List<Path> drl =
                    files.filter(file -> file.toString().endsWith(".drl")).toList();
            assertThat(drl).hasSize(24);
            for (Path file : drl) {
                String code = Files.readString(file)
                        .replaceAll("\"[^\"\n]*\"", "\"\"")
                        .replaceAll("//[^\n]*", "")
                        .replaceAll("(?s)/\\*.*?\\*/", "");
                assertThat(number.matcher(code).results().map(MatchResult::group))
                        .as("numbers are data, and none stands in %s", file)
                        .isSubsetOf("0", "1");
            }
        }
    }

    @Test
    void everyClauseHasACaseThatPassesAndOneThatFails() {
        SoftAssertions.assertSoftly(softly -> RULEBOOK.criteria().forEach(criterion -> {
            List<ClauseCase> cases = RULEBOOK.casesOf(criterion.id());
            softly.assertThat(cases)
                    .as("a case of %s that passes", criterion.id())
                    .anyMatch(RulebookTest::passes);
            softly.assertThat(cases)
                    .as("a case of %s that fails", criterion.id())
                    .anyMatch(RulebookTest::fails);
        }));
    }

    private static boolean passes(ClauseCase one) {
        Map<String, Object> expected = one.expected();
        boolean gateFails = List.of("failed", "unknown").contains(expected.getOrDefault("gate", ""));
        return "passed".equals(expected.get("status"))
                || !gateFails && expected.get("score") instanceof Number score && !isBelowPassMark(score);
    }

    /** Something was reported, and it was not enough: an answer left out proves nothing about the scale. */
    private static boolean fails(ClauseCase one) {
        Map<String, Object> expected = one.expected();
        boolean reported = !"missing".equals(expected.get("status"));
        return "failed".equals(expected.get("status"))
                || reported && expected.get("score") instanceof Number score && isBelowPassMark(score);
    }

    private static boolean isBelowPassMark(Number score) {
        return score.doubleValue() < RULEBOOK.sizes().passMark() - TOLERANCE;
    }

    @Test
    void defaultWeightsKeepEveryLimit() {
        assertThat(RULEBOOK.weightLimits().check(RULEBOOK.defaultWeights())).isEmpty();
    }

    @Test
    void defaultWeightsNameEveryCriterionThatCarriesWeightAndNoOther() {
        List<String> weighted = RULEBOOK.defaultWeights().dimensions().stream()
                .flatMap(dimension -> dimension.criteria().keySet().stream())
                .toList();

        assertThat(weighted)
                .containsExactlyInAnyOrderElementsOf(RULEBOOK.criteria().stream()
                        .filter(Criterion::carriesWeight)
                        .map(Criterion::id)
                        .toList());
    }

    @Test
    void folderAndJarHoldTheSameRulebook() {
        Rulebook bundled = RulebookLoader.bundled();
        assertThat(bundled.sha256()).isEqualTo(RULEBOOK.sha256());
        assertThat(bundled.version()).isEqualTo(RULEBOOK.version());
    }

    private static List<RuleText> rulesUnder(String path) {
        return RULEBOOK.rules().stream()
                .filter(rule -> rule.file().startsWith(path))
                .toList();
    }

    private static String commentAbove(RuleText rule) {
        List<String> comment = new ArrayList<>();
        for (String line : rule.drl().split("\n")) {
            if (!line.strip().startsWith("//")) {
                break;
            }
            comment.add(line.strip().substring(2).strip());
        }
        return String.join("\n", comment);
    }

    /** A2-2.1.10 comes after A2-2.1.9. */
    private static int number(String id) {
        return Arrays.stream(id.substring("A2-".length()).split("\\."))
                .mapToInt(Integer::parseInt)
                .reduce(0, (number, part) -> 100 * number + part);
    }
}
