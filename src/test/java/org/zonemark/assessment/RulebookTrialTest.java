package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.rulebook.RulebookArchives;
import org.zonemark.rulebook.RulebookCopy;
import org.zonemark.rulebook.RulebookException;
import org.zonemark.rulebook.RulebookFault;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.SelfAssessment;

/** A rulebook from outside is proven before anybody is scored by it, and what is in force goes on. */
class RulebookTrialTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final String CRITERIA = "annex/2.1-environmental-protection.yaml";
    private static final String RULES = "annex/2.1-environmental-protection.drl";
    private static final String CASES = "annex/2.1-environmental-protection.cases.yaml";
    private static final String FIRST_CASE = "cases:\n- clause: A2-2.1.1\n";
    private static final String WEIGHTS = "weights/default.yaml";
    private static final String BAN = "id: A2-2.1.5\n";
    private static final String BAN_RULE = "rule \"A2-2.1.5 ";

    /** One way of being broken: what is done to a copy, where the fault must be, and words of its cause. */
    private record Broken(String name, Consumer<RulebookCopy> how, String file, String lineOf, String cause) {}

    /** The ten ways: syntax, type, property, missing rule, rule twice, YAML, anchors, weights, case, quote. */
    private static final List<Broken> TEN_WAYS = List.of(
            new Broken(
                    "rules are not DRL",
                    copy -> copy.replaceAfter(RULES, BAN_RULE, "when\n", "wenn\n"),
                    RULES,
                    "wenn\n",
                    "mismatched input 'wenn'"),
            new Broken(
                    "a rule looks at a type that does not exist",
                    copy -> copy.replaceAfter(RULES, BAN_RULE, "Answers()", "Answerz()"),
                    RULES,
                    "Answerz()",
                    "Unable to resolve ObjectType 'Answerz'"),
            new Broken(
                    "a rule asks for a property that does not exist",
                    copy -> copy.replaceAfter(RULES, BAN_RULE, "Answers()", "Answers( colour == \"green\" )"),
                    RULES,
                    "colour",
                    "colour is undefined for Answers"),
            new Broken(
                    "a clause has no rule",
                    RulebookTrialTest::withoutTheBan,
                    CRITERIA,
                    "- " + BAN,
                    "A2-2.1.5 has no rule; one named `A2-2.1.5 …` is due"),
            new Broken(
                    "a rule stands there twice",
                    RulebookTrialTest::withTheBanTwice,
                    RULES,
                    "",
                    "Duplicate rule name: A2-2.1.5"),
            new Broken(
                    "a file is not YAML",
                    copy -> copy.replaceAfter(CRITERIA, BAN, "  kind: GATE", "\tkind: GATE"),
                    CRITERIA,
                    "\tkind: GATE",
                    "not YAML"),
            new Broken(
                    "anchors are not monotone",
                    copy -> copy.replace(CRITERIA, "[[60, 0], [100, 100]]", "[[60, 100], [100, 0]]"),
                    CRITERIA,
                    "[[60, 100], [100, 0]]",
                    "do not agree with direction higher_better"),
            new Broken(
                    "weights break a limit",
                    copy -> {
                        copy.replace(WEIGHTS, "    weight: 22\n", "    weight: 17\n");
                        copy.replaceAfter(WEIGHTS, "  openness:\n", "    weight: 9\n", "    weight: 14\n");
                    },
                    WEIGHTS,
                    "    weight: 17\n",
                    "ecology weighs 17"),
            new Broken(
                    "a case does not come true",
                    copy -> copy.replaceAfter(CASES, FIRST_CASE, "status: passed", "status: failed"),
                    CASES,
                    FIRST_CASE,
                    "expected {status=failed"),
            new Broken(
                    "a quote does not stand in the Annex",
                    copy -> copy.replace(CRITERIA, "quote: 坚决取缔“十小”企业", "quote: 坚决取缔“十大”企业"),
                    CRITERIA,
                    "quote: 坚决取缔“十大”企业",
                    "Annex"));

    @TempDir
    private Path folder;

    private final RulebookTrial trial = new RulebookTrial(LONG);

    @Test
    void aSoundArchiveScoresAsItsFolderDoes() {
        SelfAssessment assessment = SampleInputs.read().get(0);
        Scorer scorer = trial.of(Rulebooks.own().archive());

        assertThat(scorer.rulebook().sha256()).isEqualTo(Rulebooks.own().sha256());
        assertThat(scorer.score(assessment).total())
                .isEqualTo(Rulebooks.scorer().score(assessment).total());
    }

    @TestFactory
    Stream<DynamicTest> eachOfTenWaysOfBeingBrokenIsRefusedAndWhatIsInForceGoesOn() {
        return TEN_WAYS.stream().map(one -> dynamicTest(one.name(), () -> isRefused(one)));
    }

    private void isRefused(Broken broken) {
        SelfAssessment assessment = SampleInputs.read().get(0);
        Evaluation before = Rulebooks.scorer().score(assessment);
        RulebookCopy copy = RulebookCopy.in(folder.resolve(String.valueOf(TEN_WAYS.indexOf(broken))));
        broken.how().accept(copy);

        RulebookFault fault =
                refusal(RulebookArchives.of(copy.folder())).faults().get(0);

        assertThat(fault.file()).as(fault.toString()).isEqualTo(broken.file());
        assertThat(fault.cause()).contains(broken.cause());
        assertThat(fault.line()).as(fault.toString()).isEqualTo(line(broken, copy));
        assertThat(Rulebooks.scorer().score(assessment)).isEqualTo(before);
    }

    private static int line(Broken broken, RulebookCopy copy) {
        return broken.lineOf().isEmpty()
                ? copy.text(broken.file()).lines().toList().lastIndexOf(banRuleHead(copy)) + 1
                : copy.lineAfter(broken.file(), broken.lineOf(), broken.lineOf().equals(FIRST_CASE) ? "- clause" : "");
    }

    @Test
    void aTrialThatTakesTooLongIsGivenUpAndTheCallerGoesOn() throws InterruptedException {
        RulebookTrial hasty = new RulebookTrial(SHORT);
        CountDownLatch stopped = new CountDownLatch(1);

        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> hasty.within(() -> untilInterrupted(stopped)))
                .withMessageContaining("took longer than");
        stopped.await();
    }

    @Test
    void trialsThatCannotBeStoppedAreLeftBehindButNotWithoutLimit() {
        RulebookTrial hasty = new RulebookTrial(SHORT);
        CountDownLatch release = new CountDownLatch(1);
        List<String> causes = new ArrayList<>();
        for (int i = 0; i <= RulebookTrial.MOST_AT_ONCE; i++) {
            RulebookException refusal =
                    catchThrowableOfType(RulebookException.class, () -> hasty.within(() -> untilReleased(release)));
            causes.add(refusal.faults().get(0).cause());
        }
        release.countDown();

        assertThat(causes.subList(0, RulebookTrial.MOST_AT_ONCE)).allMatch(cause -> cause.contains("given up"));
        assertThat(causes.get(RulebookTrial.MOST_AT_ONCE)).contains("too many rulebooks are being tried");
    }

    @Test
    void aTrialThatOverflowsTheStackIsRefused() {
        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> trial.within(() -> deeper(0)))
                .withMessageContaining("StackOverflowError");
    }

    @Test
    void manyAliasesInYamlAreRefused() {
        RulebookCopy copy = RulebookCopy.in(folder);
        copy.write("limits.yaml", "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n");
        assertThat(refusal(RulebookArchives.of(copy.folder())).faults().get(0).toString())
                .startsWith("limits.yaml")
                .contains("not YAML as it is read here");

        copy.write("limits.yaml", "a: " + "[".repeat(1_000) + "]".repeat(1_000) + "\n");
        assertThat(refusal(RulebookArchives.of(copy.folder())).faults().get(0).toString())
                .startsWith("limits.yaml")
                .contains("Nesting Depth exceeded");
    }

    @Test
    void aCaseThatCannotBeReplayedIsAFaultWithItsLine() {
        RulebookCopy copy = RulebookCopy.in(folder);
        copy.replaceAfter(CASES, "section: '2.1'", "  answer:", "  zone: nowhere\n  answer:");
        assertThat(refusal(RulebookArchives.of(copy.folder())).faults().get(0)).satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(CASES);
            assertThat(fault.line()).isPositive();
            assertThat(fault.cause()).contains("`zone` and `answers` are fields");
        });
    }

    private RulebookException refusal(byte[] archive) {
        RulebookException refusal = catchThrowableOfType(RulebookException.class, () -> trial.of(archive));
        assertThat(refusal).as("refusal of the rulebook").isNotNull();
        return refusal;
    }

    private static void withoutTheBan(RulebookCopy copy) {
        String file = copy.text(RULES);
        int from = file.indexOf("// 坚决取缔“十小”企业");
        int to = file.indexOf("end\n", from) + "end\n".length();
        copy.write(RULES, file.substring(0, from) + file.substring(to));
    }

    private static void withTheBanTwice(RulebookCopy copy) {
        String file = copy.text(RULES);
        int from = file.indexOf(BAN_RULE);
        copy.write(RULES, file + "\n" + file.substring(from, file.indexOf("end\n", from) + "end\n".length()));
    }

    private static String banRuleHead(RulebookCopy copy) {
        return copy.text(RULES)
                .lines()
                .filter(line -> line.startsWith(BAN_RULE))
                .findFirst()
                .orElseThrow();
    }

    private static boolean untilInterrupted(CountDownLatch stopped) {
        try {
            Thread.sleep(LONG.toMillis());
        } catch (InterruptedException e) {
            stopped.countDown();
        }
        return true;
    }

    private static boolean untilReleased(CountDownLatch release) {
        while (true) {
            try {
                release.await();
                return true;
            } catch (InterruptedException e) {
                // goes on, as hostile code would
            }
        }
    }

    private static int deeper(int depth) {
        return 1 + deeper(depth + 1);
    }
}
