package org.zonemark.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.SurveySizes;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Status;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;

class SurveyRulesTest {

    private static final SurveyRules RULES = new SurveyRules(
            new Scorers(Scorer.of(Rulebooks.own(), Rulebooks.own().defaultWeights()), Scorers.Archive.NONE));
    private static final SurveySizes SIZES = RULES.sizes();
    private static final List<Integer> CONTENT = List.of(4, 4, 4, 4, 4);
    private static final List<Integer> ALMOST = List.of(5, 4, 4, 3, 3);

    @Test
    void theShareOfFirmsWhoseMarksAverageFourOrMoreIsMeasured() {
        Measurement measured = RULES.measure(tally(400, 10, 30, marks(6, 4))).orElseThrow();
        assertThat(measured).isEqualTo(new Measurement("A2-6.1.5", 60, false, "企业调查 实测值"));
    }

    @Test
    void underTheResponseRateTheResultIsProvisional() {
        assertThat(RULES.measure(tally(400, 20, 30, marks(5, 1))).orElseThrow().provisional())
                .isFalse();
        assertThat(RULES.measure(tally(400, 20, 30, marks(5, 0))).orElseThrow().provisional())
                .isTrue();
    }

    @Test
    void underFiveAnswersNothingIsShown() {
        assertThat(RULES.measure(tally(400, 5, 30, marks(4, 0)))).isEmpty();
        assertThat(RULES.measure(tally(400, 5, 30, marks(5, 0)))).isPresent();
        assertThat(RULES.measure(tally(400, 5, 30, List.of()))).isEmpty();
    }

    @Test
    void theMarginOfErrorIsThatOfASampleFromAFiniteCrowd() {
        // 98 x sqrt(1 / 100) x sqrt(900 / 999)
        assertThat(tally(1000, 200, 30, marks(50, 50)).marginOfError(SIZES.normalQuantile()))
                .isCloseTo(9.3017, within(1e-4));
        assertThat(tally(10, 10, 30, marks(10, 0)).marginOfError(SIZES.normalQuantile()))
                .isZero();
        assertThat(tally(1, 1, 30, marks(1, 0)).marginOfError(SIZES.normalQuantile()))
                .isZero();
    }

    @Test
    void theMeasuredValueTakesThePlaceOfTheReportedOneAndScores() {
        Zone zone = new Zone("z", "甲区", "湖北", "武汉", org.zonemark.rulebook.Basin.MIDDLE, ZoneType.OTHER);
        SelfAssessment reported = new SelfAssessment(zone, 2025, List.of(), Map.of("A2-6.1.5", Answer.ofValue(99)));
        Optional<Measurement> measured = RULES.measure(tally(400, 100, 30, marks(81, 19)));
        var finding = Rulebooks.scorer().score(measured.orElseThrow().in(reported)).findings().all().stream()
                .filter(one -> one.clause().equals("A2-6.1.5"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.status()).isEqualTo(Status.SCORED);
        assertThat(finding.score()).isCloseTo(60, within(1e-9));
    }

    @Test
    void thereAreFiveQuestionsInBothLanguages() {
        assertThat(SIZES.questions()).hasSize(5).doesNotHaveDuplicates();
    }

    private static SurveyTally tally(int population, int sample, double leastRate, List<List<Integer>> marks) {
        LocalDate day = LocalDate.of(2026, 3, 1);
        Survey.Plan plan = new Survey.Plan(population, sample, day, day, leastRate);
        return SurveyTally.of(new Survey("r", "z", plan, false), marks, SIZES);
    }

    private static List<List<Integer>> marks(int content, int almost) {
        List<List<Integer>> marks = new ArrayList<>();
        for (int i = 0; i < content + almost; i++) {
            marks.add(i < content ? CONTENT : ALMOST);
        }
        return marks;
    }
}
