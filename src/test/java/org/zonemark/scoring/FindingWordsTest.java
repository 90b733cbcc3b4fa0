package org.zonemark.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.Basin;
import org.zonemark.rulebook.Criterion;
import org.zonemark.words.Numbers;
import org.zonemark.words.Words;

class FindingWordsTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    @Test
    void everyFindingCanBeSaidInBothLanguages() {
        RandomAssessments random = new RandomAssessments(20260301);
        Evaluator evaluator = new Evaluator(Rulebooks.own());
        for (int i = 0; i < 200; i++) {
            SelfAssessment assessment = random.next();
            Findings findings = evaluator.evaluate(assessment);
            for (Locale language : LANGUAGES) {
                FindingWords words = new FindingWords(assessment, findings, language);
                assertThat(findings.all())
                        .allSatisfy(finding -> assertThat(words.of(finding))
                                .contains(finding.yardstick()
                                        .criterion()
                                        .indicator()
                                        .name()
                                        .in(language))
                                .doesNotContain("null", "NaN")
                                .doesNotContainPattern("\\{\\d"));
            }
        }
    }

    @Test
    void aFailedGateIsSaidWithWhatIsDueAndItsCure() {
        SelfAssessment best = RandomAssessments.best();
        Rulebooks.own().criteria().stream()
                .filter(criterion -> criterion.gate() != null)
                .forEach(criterion -> {
                    SelfAssessment failing = with(best, criterion.id(), RandomAssessments.failing(criterion));
                    Findings findings = new Evaluator(Rulebooks.own()).evaluate(failing);
                    for (Locale language : LANGUAGES) {
                        assertThat(new FindingWords(failing, findings, language).of(findings.of(criterion.id())))
                                .as(criterion.id())
                                .contains(criterion.gate().cure().in(language))
                                .contains(due(criterion, language));
                    }
                });
    }

    @Test
    void whatIsTickedWhatIsMissingAndWhatDoesNotApplyIsSaidAsItIs() {
        SelfAssessment best = RandomAssessments.best();
        SelfAssessment nothing = with(best, "A2-2.2.2", new Answer(null, null, List.of(), null, null));
        assertThat(words(nothing, "A2-2.2.2", Locale.CHINESE)).contains("0项", "无");
        assertThat(words(nothing, "A2-2.2.2", Locale.ENGLISH)).contains("none");
        String first = Rulebooks.own()
                .criterion("A2-2.2.2")
                .orElseThrow()
                .steps()
                .get(0)
                .zh();
        String second = Rulebooks.own()
                .criterion("A2-2.2.2")
                .orElseThrow()
                .steps()
                .get(1)
                .zh();
        assertThat(words(with(best, "A2-2.2.2", Answer.ofItems(2, 1)), "A2-2.2.2", Locale.CHINESE))
                .containsSubsequence(first, second);
        assertThat(words(with(best, "A2-2.1.1", Answer.notApplicable("距岸线2公里")), "A2-2.1.1", Locale.CHINESE))
                .contains("距岸线2公里");
        SelfAssessment nameless = new SelfAssessment(best.zone(), best.year(), List.of(), best.answers());
        assertThat(words(nameless, "A2-4.1.4", Locale.ENGLISH)).isNotEqualTo(words(best, "A2-4.1.4", Locale.ENGLISH));
        Rulebooks.own().criteria().stream().filter(Criterion::isRollUp).forEach(rollUp -> {
            String score = Numbers.rounded(
                    Rulebooks.scorer().evaluate(best).of(rollUp.id()).score());
            assertThat(words(best, rollUp.id(), Locale.CHINESE)).contains(score);
        });
    }

    private static String words(SelfAssessment assessment, String clause, Locale locale) {
        Findings findings = new Evaluator(Rulebooks.own()).evaluate(assessment);
        return new FindingWords(assessment, findings, locale).of(findings.of(clause));
    }

    @Test
    void aGateIsSaidWithTheUnitOfWhatIsReported() {
        SelfAssessment best = RandomAssessments.best();
        says(
                with(best, "A2-2.1.2", Answer.ofValue(98)),
                "A2-2.1.2",
                "未通过门槛（填报98%，要求不小于100%），暂缓评定。整改：未经审批的项目全部停止建设或完成审批。",
                "the gate fails (98 % reported; a value of 100 % or more is due), and the zone is suspended."
                        + " Cure: All unapproved projects stopped or approved.");
        says(
                with(best, "A2-2.1.2", Answer.NONE),
                "A2-2.1.2",
                "该门槛未填报（要求不小于100%），填报前暂缓评定。",
                "no value was reported for this gate (a value of 100 % or more is due),"
                        + " and the zone is suspended until there is one.");
        says(
                with(best, "A2-1.1.1", Answer.ofValue(0)),
                "A2-1.1.1",
                "通过门槛（填报0公顷，要求等于0公顷）。",
                "the gate holds (0 ha reported; a value of exactly 0 ha is due).");
    }

    @Test
    void aUnitThatOnlySaysWhatSortOfNumberItIsIsLeftOut() {
        SelfAssessment best = RandomAssessments.best();
        says(
                with(best, "A2-2.1.9", Answer.ofValue(1)),
                "A2-2.1.9",
                "通过门槛（填报1，要求等于1）。",
                "the gate holds (1 reported; a value of exactly 1 is due).");
        says(
                with(best, "A2-2.1.3", Answer.ofValue(1.5)),
                "A2-2.1.3",
                "1.5倍，得50.00分（满分100）。所附门槛通过（填报1.5倍，要求大于1倍）。",
                "1.5; this earns 50.00 of 100. Its gate holds (1.5 reported; a value of more than 1 is due).");
    }

    @Test
    void aUnitThatBeginsWithANumberIsMultiplied() {
        says(
                with(RandomAssessments.best(), "A2-6.2.4", Answer.ofValue(12)),
                "A2-6.2.4",
                "：12万元/公顷，得0.00分（满分100）。",
                ": 12 x 10,000 CNY/ha; this earns 0.00 of 100.");
    }

    @Test
    void theGateOfTransfersSaysHowManyWereReported() {
        SelfAssessment best = RandomAssessments.best();
        says(
                with(best, "A2-5.2.4", transfers(10, 2)),
                "A2-5.2.4",
                "10%，得50.00分（满分100）。所附门槛未通过（填报2个重污染转移项目，要求等于0个重污染转移项目），一票否决。整改：项目取消。",
                "10 %; this earns 50.00 of 100. Its gate fails (2 heavy polluters among the transfers reported;"
                        + " a value of exactly 0 heavy polluters among the transfers is due), and the zone is vetoed."
                        + " Cure: Project cancelled.");
        says(
                with(best, "A2-5.2.4", transfers(10, 0)),
                "A2-5.2.4",
                "所附门槛通过（填报0个重污染转移项目，要求等于0个重污染转移项目）。",
                "Its gate holds (0 heavy polluters among the transfers reported;"
                        + " a value of exactly 0 heavy polluters among the transfers is due).");
        says(
                with(best, "A2-5.2.4", Answer.ofValue(10)),
                "A2-5.2.4",
                "所附门槛未填报（要求等于0个重污染转移项目），填报前暂缓评定。",
                "Its gate is unknown (a value of exactly 0 heavy polluters among the transfers is due),"
                        + " and the zone is suspended until a value is reported.");
    }

    @Test
    void theFitWithThePlanCanBeComputedAgainFromItsWords() {
        // (0.8 x 50 + 1 x 50) / 100 and 5 points for half the output: 92.5.
        says(
                with(
                        new LeadingIndustry("家电", 50, List.of(), false),
                        new LeadingIndustry("新型显示", 50, List.of("P13-01"), false)),
                "A2-4.1.4",
                "家电（占比50）由附件点名而方案无条目，契合度0.8；新型显示（占比50）对应P13-01"
                        + title("P13-01").zh() + "，契合度1。按占比加权，另因与专栏13完全契合（新型显示对应P13-01）加2.50分，得92.50分（满分100）。",
                "家电 (share 50), named by the Annex, in no row of the plan: fit 0.8; 新型显示 (share 50) by P13-01 "
                        + title("P13-01").en()
                        + ": fit 1. Weighted by share, plus 2.50 for full fit with box 13 (新型显示 by P13-01),"
                        + " this earns 92.50 of 100.");
        says(
                with(
                        new LeadingIndustry("白酒", 0.5, List.of(), false),
                        new LeadingIndustry("煤化工", 1.5, List.of("P4-07"), false)),
                "A2-4.1.4",
                "白酒（占比0.5）不在方案计分条目内，契合度0.2；煤化工（占比1.5）对应P4-07" + title("P4-07").zh()
                        + "，限制条件未证明，契合度0.3。按占比加权，得27.50分（满分100）。",
                "白酒 (share 0.5), in no row of the plan that counts: fit 0.2; 煤化工 (share 1.5) by P4-07 "
                        + title("P4-07").en()
                        + ": fit 0.3, held down until its condition is shown. Weighted by share, this earns 27.50 of 100.");
    }

    @Test
    void anEligibleZoneIsNotCalledByTheNameOfAGrade() {
        assertThat(Rulebooks.own().sizes().grades())
                .noneMatch(grade ->
                        Standing.ELIGIBLE.words().zh().contains(grade.name().zh()));
    }

    private static Words title(String row) {
        return Rulebooks.own().catalogue().row(row).orElseThrow().title();
    }

    private static String due(Criterion criterion, Locale language) {
        double threshold = criterion.reference().get(0).threshold().orElseThrow();
        Words limit = criterion.gate().measure(criterion.indicator(), threshold);
        return criterion.gate().comparison().due(limit).in(language);
    }

    private static void says(SelfAssessment assessment, String clause, String zh, String en) {
        Findings findings = new Evaluator(Rulebooks.own()).evaluate(assessment);
        Finding finding = findings.of(clause);
        assertThat(new FindingWords(assessment, findings, Locale.CHINESE).of(finding))
                .endsWith(zh);
        assertThat(new FindingWords(assessment, findings, Locale.ENGLISH).of(finding))
                .endsWith(en);
    }

    private static SelfAssessment with(LeadingIndustry... industries) {
        Zone hefei = new Zone("zone", "zone", "安徽", "合肥", Basin.LOWER, ZoneType.OTHER);
        return new SelfAssessment(hefei, Rulebooks.own().firstYear(), List.of(industries), Map.of());
    }

    private static Answer transfers(double share, double heavyPolluters) {
        return new Answer(share, null, null, null, heavyPolluters);
    }

    private static SelfAssessment with(SelfAssessment assessment, String clause, Answer answer) {
        Map<String, Answer> answers = new HashMap<>(assessment.answers());
        answers.put(clause, answer);
        return new SelfAssessment(assessment.zone(), assessment.year(), assessment.leadingIndustries(), answers);
    }
}
